/* kinds.c: the words for what a document's parts are, as rows and the Lua interface have them. */
#include "read/read.h"

const char *dl_format_word(dl_format format) {
  switch (format) {
  case DL_FORMAT_AUTO: return "auto";
  case DL_FORMAT_HTML: return "html";
  case DL_FORMAT_MARKDOWN: return "markdown";
  case DL_FORMAT_TEXT: return "text";
  }
  return "text";
}

const char *dl_block_kind_word(dl_block_kind kind) {
  switch (kind) {
  case DL_BLOCK_PARAGRAPH: return "paragraph";
  case DL_BLOCK_TITLE: return "title";
  case DL_BLOCK_SUBTITLE: return "subtitle";
  case DL_BLOCK_SUBHEAD: return "subhead";
  case DL_BLOCK_LIST_ITEM: return "list_item";
  case DL_BLOCK_QUOTE: return "quote";
  case DL_BLOCK_PULL_QUOTE: return "pull_quote";
  case DL_BLOCK_TABLE: return "table";
  case DL_BLOCK_CODE: return "code";
  case DL_BLOCK_CAPTION: return "caption";
  case DL_BLOCK_BYLINE: return "byline";
  case DL_BLOCK_DATE: return "date";
  case DL_BLOCK_CREDIT: return "credit";
  case DL_BLOCK_RELATED: return "related";
  case DL_BLOCK_META: return "meta";
  }
  return "paragraph";
}

const char *dl_evidence_word(dl_evidence evidence) {
  switch (evidence) {
  case DL_FROM_NOTHING: return "nothing";
  case DL_FROM_INPUT: return "input";
  case DL_FROM_FRONT_MATTER: return "front-matter";
  case DL_FROM_JSON_LD: return "json-ld";
  case DL_FROM_META: return "meta";
  case DL_FROM_MICRODATA: return "microdata";
  case DL_FROM_HEADING: return "heading";
  case DL_FROM_TITLE_TAG: return "title-tag";
  case DL_FROM_LABEL: return "label";
  case DL_FROM_BYLINE: return "byline";
  case DL_FROM_DATE_LINE: return "date-line";
  case DL_FROM_DATELINE: return "dateline";
  case DL_FROM_TIME_TAG: return "time-tag";
  case DL_FROM_URL: return "url";
  case DL_FROM_TEXT: return "text";
  }
  return "nothing";
}

const char *dl_article_kind_word(dl_article_kind kind) {
  switch (kind) {
  case DL_ARTICLE: return "article";
  case DL_INDEX_PAGE: return "index";
  case DL_ERROR_PAGE: return "error";
  case DL_PAYWALL_STUB: return "paywall";
  case DL_EMPTY_SHELL: return "empty";
  }
  return "article";
}
