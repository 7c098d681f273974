-- Written by tools/rockspec.lua.
rockspec_format = "3.0"
package = "dateline"
version = "0.1.0-1"

source = {
  url = "git+https://github.com/dateline-lua/dateline.git",
  tag = "v0.1.0",
}

description = {
  summary = "Turns news articles into data: title, authors, date, clean text, names, dates, quotations",
  detailed = "Reads a news article as HTML, Markdown or plain text and gives what it says: title, authors, publication "
    .. "date and place, clean text, who and what it names, when things happen as calendar dates, and who said what. "
    .. "Every value carries its place in the source. No network, no model to download.",
  homepage = "https://github.com/dateline-lua/dateline",
  license = "MIT",
  labels = { "nlp", "news", "text", "date", "html", "markdown" },
}

dependencies = {
  "lua >= 5.1, < 5.6",
}

external_dependencies = {
  UTF8PROC = { header = "utf8proc.h", library = "utf8proc" },
  MD4C = { header = "md4c.h", library = "md4c" },
}

build = {
  type = "builtin",
  modules = {
    ["dateline.core"] = {
      sources = {
        "csrc/article.c",
        "csrc/base/arena.c",
        "csrc/base/civil.c",
        "csrc/base/hash.c",
        "csrc/base/status.c",
        "csrc/base/utf8.c",
        "csrc/lua/compat.c",
        "csrc/lua/core.c",
        "csrc/lua/counter.c",
        "csrc/lua/push.c",
        "csrc/lua/push_document.c",
        "csrc/lua/push_layers.c",
        "csrc/name/cluster.c",
        "csrc/name/gazetteer.c",
        "csrc/name/mention.c",
        "csrc/name/place.c",
        "csrc/name/resolve.c",
        "csrc/name/words.c",
        "csrc/name/words_data.c",
        "csrc/quote/quote.c",
        "csrc/read/build.c",
        "csrc/read/byline.c",
        "csrc/read/dateline.c",
        "csrc/read/entity.c",
        "csrc/read/fields.c",
        "csrc/read/frontmatter.c",
        "csrc/read/html.c",
        "csrc/read/jsonld.c",
        "csrc/read/kinds.c",
        "csrc/read/map.c",
        "csrc/read/markdown.c",
        "csrc/read/metadate.c",
        "csrc/read/plaintext.c",
        "csrc/read/read.c",
        "csrc/read/shield.c",
        "csrc/read/words.c",
        "csrc/tag/decode.c",
        "csrc/tag/kernel.c",
        "csrc/tag/lexicon.c",
        "csrc/tag/model.c",
        "csrc/tag/network.c",
        "csrc/tag/pieces.c",
        "csrc/tag/tag.c",
        "csrc/text/scan.c",
        "csrc/text/sentence.c",
        "csrc/text/text.c",
        "csrc/text/words.c",
        "csrc/time/actions.c",
        "csrc/time/atoms.c",
        "csrc/time/grammar.c",
        "csrc/time/lexicon.c",
        "csrc/time/match.c",
        "csrc/time/numbers.c",
        "csrc/time/relative.c",
        "csrc/time/time.c",
        "csrc/time/zone.c",
      },
      incdirs = { "csrc", ".", "$(UTF8PROC_INCDIR)", "$(MD4C_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)", "$(MD4C_LIBDIR)" },
      libraries = { "utf8proc", "md4c", "m" },
    },
    ["dateline.article"] = "lua/dateline/article.lua",
    ["dateline.cli"] = "lua/dateline/cli.lua",
    ["dateline.encode"] = "lua/dateline/encode.lua",
    ["dateline.highlight"] = "lua/dateline/highlight.lua",
    ["dateline.index"] = "lua/dateline/index.lua",
    ["dateline"] = "lua/dateline/init.lua",
    ["dateline.json"] = "lua/dateline/json.lua",
    ["dateline.options"] = "lua/dateline/options.lua",
    ["dateline.pipe"] = "lua/dateline/pipe.lua",
    ["dateline.render"] = "lua/dateline/render.lua",
    ["dateline.row"] = "lua/dateline/row.lua",
    ["dateline.timeline"] = "lua/dateline/timeline.lua",
  },
  install = {
    bin = { dateline = "bin/dateline" },
  },
}

test = {
  type = "command",
  command = "make check",
}
