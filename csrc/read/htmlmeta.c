#include "read/htmlmeta.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "read/words.h"

#define NONE ((dl_found){{"", 0}, {0, 0}, DL_NO_NODE})

/* ---- JSON-LD ---------------------------------------------------------------------------------- */

static dl_node script_text(const dl_page *page, uint32_t json) {
  return page->html.nodes[page->scripts.items[json]].first_child;
}

/* The object with an "@id", that says more than the id. */
static dl_ld find_id(const dl_page *page, dl_str id) {
  for (uint32_t j = 0; j < page->json_count; j++) {
    const dl_json *json = &page->json[j];
    for (uint32_t i = 0; i < json->count; i++) {
      const dl_json_item *it = &json->items[i];
      if (it->kind != DL_JSON_STRING || it->key.end - it->key.start != 3) continue;
      if (!dl_str_equal(dl_str_slice(json->text, it->key.start, it->key.end), DL_STR("@id")))
        continue;
      if (!dl_str_equal(dl_str_slice(json->text, it->value.start, it->value.end), id)) continue;
      uint32_t object = it->parent;
      if (dl_json_get(json, object, "name") != DL_NO_ITEM ||
          dl_json_get(json, object, "headline") != DL_NO_ITEM ||
          dl_json_get(json, object, "url") != DL_NO_ITEM)
        return (dl_ld){j, object};
    }
  }
  return (dl_ld){0, DL_NO_ITEM};
}

dl_ld dl_ld_resolve(const dl_page *page, dl_ld value) {
  if (value.item == DL_NO_ITEM) return value;
  const dl_json *json = &page->json[value.json];
  if (json->items[value.item].kind != DL_JSON_OBJECT) return value;
  uint32_t id = dl_json_get(json, value.item, "@id");
  if (id == DL_NO_ITEM || dl_json_get(json, value.item, "name") != DL_NO_ITEM) return value;
  dl_span span = json->items[id].value;
  dl_ld found = find_id(page, dl_str_slice(json->text, span.start, span.end));
  return found.item == DL_NO_ITEM ? value : found;
}

dl_ld dl_ld_get(const dl_page *page, dl_ld object, const char *key) {
  if (object.item == DL_NO_ITEM) return object;
  uint32_t item = dl_json_get(&page->json[object.json], object.item, key);
  return dl_ld_resolve(page, (dl_ld){object.json, item});
}

dl_found dl_ld_text(const dl_page *page, dl_ld value) {
  for (int depth = 0; depth < 4 && value.item != DL_NO_ITEM; depth++) {
    const dl_json *json = &page->json[value.json];
    const dl_json_item *it = &json->items[value.item];
    if (it->kind == DL_JSON_STRING || it->kind == DL_JSON_NUMBER) {
      dl_str text = dl_json_text(page->scratch, json, value.item);
      if (!text.len) return NONE;
      dl_node node = script_text(page, value.json);
      return (dl_found){text, dl_page_source(page, node, it->value.start, it->value.end), node};
    }
    if (it->kind == DL_JSON_ARRAY) {
      value = dl_ld_resolve(page, (dl_ld){value.json, it->first_child});
    } else if (it->kind == DL_JSON_OBJECT) {
      uint32_t name = dl_json_get(json, value.item, "name");
      if (name == DL_NO_ITEM) name = dl_json_get(json, value.item, "@value");
      value.item = name;
    } else {
      return NONE;
    }
  }
  return NONE;
}

/* How much an object looks like this page's article; 0: not at all. */
static float judge_article(const dl_page *page, uint32_t j, uint32_t i, const dl_title_words *title,
                           const dl_title_words *social) {
  const dl_json *json = &page->json[j];
  uint32_t type = dl_json_get(json, i, "@type");
  float score;
  if (dl_json_is(json, type, "NewsArticle", true))
    score = 6;
  else if (dl_json_is(json, type, "Article", true))
    score = 5;
  else if (dl_json_is(json, type, "Posting", true))
    score = 5;
  else if (dl_json_is(json, type, "Report", false) || dl_json_is(json, type, "Review", false))
    score = 3;
  else if (dl_json_is(json, type, "VideoObject", false) || dl_json_is(json, type, "Recipe", false))
    score = 1;
  else
    return 0;
  dl_found headline = dl_ld_text(page, (dl_ld){j, dl_json_get(json, i, "headline")});
  if (!headline.value.len) headline = dl_ld_text(page, (dl_ld){j, dl_json_get(json, i, "name")});
  if (headline.value.len) {
    dl_title_words words = dl_words_of(headline.value);
    float agree = dl_words_agree(&words, title), other = dl_words_agree(&words, social);
    score += 1 + 4 * (agree > other ? agree : other);
  }
  if (dl_json_get(json, i, "datePublished") != DL_NO_ITEM) score += 1;
  if (dl_json_get(json, i, "author") != DL_NO_ITEM) score += 1;
  if (dl_json_get(json, i, "articleBody") != DL_NO_ITEM) score += 0.5f;
  for (uint32_t up = json->items[i].parent; up != DL_NO_ITEM; up = json->items[up].parent) {
    dl_span key = json->items[up].key;
    score -= 0.1f;
    if (key.end - key.start == 15 && /* ItemList of teasers */
        dl_str_equal(dl_str_slice(json->text, key.start, key.end), DL_STR("itemListElement")))
      score -= 4;
  }
  return score > 0.1f ? score : 0.1f;
}

#define ARTICLES_MOST 200

dl_status dl_page_read_jsonld(dl_page *page) {
  page->article_item = page->page_item = DL_NO_ITEM;
  page->json = dl_arena_zalloc(page->scratch, (size_t)page->scripts.count + 1, sizeof *page->json);
  if (!page->json) return DL_ERR_MEMORY;
  dl_title_words title = dl_words_of(page->title_tag.value);
  dl_title_words social = dl_words_of(dl_page_meta(page, "og:title|twitter:title").value);
  float best = 0;
  uint32_t judged = 0;
  for (uint32_t s = 0; s < page->scripts.count; s++) {
    dl_node text = script_text(page, s);
    dl_str content = text == DL_NO_NODE ? (dl_str){"", 0} : page->html.nodes[text].text;
    if (!dl_json_parse(page->scratch, content, &page->json[s])) return DL_ERR_MEMORY;
    page->json_count = s + 1;
  }
  for (uint32_t s = 0; s < page->json_count; s++) {
    const dl_json *json = &page->json[s];
    for (uint32_t i = 0; i < json->count && judged < ARTICLES_MOST; i++) {
      if (json->items[i].kind != DL_JSON_OBJECT) continue;
      uint32_t type = dl_json_get(json, i, "@type");
      if (type == DL_NO_ITEM) continue;
      if (page->page_item == DL_NO_ITEM && dl_json_is(json, type, "WebPage", true) &&
          dl_json_get(json, i, "name") != DL_NO_ITEM) {
        page->page_json = s;
        page->page_item = i;
      }
      float score = judge_article(page, s, i, &title, &social);
      if (score > 0) judged++;
      if (score > best) {
        best = score;
        page->article_json = s;
        page->article_item = i;
      }
    }
  }
  return DL_OK;
}

/* ---- words ------------------------------------------------------------------------------------ */

dl_title_words dl_words_of(dl_str text) {
  dl_title_words out;
  uint32_t count = 0;
  char word[64];
  uint32_t len = 0;
  for (uint32_t pos = 0; pos <= text.len && count < DL_TITLE_WORDS_MOST;) {
    char ascii = pos < text.len ? dl_ascii_lower(text.ptr[pos]) : ' ';
    if (ascii >= 'a' && ascii <= 'z') { /* most text is this */
      if (len + 4 < sizeof word) word[len++] = ascii;
      pos++;
      continue;
    }
    int32_t c = pos < text.len ? dl_utf8_next(text.ptr, text.len, &pos) : (pos++, ' ');
    if (c == '\'' || c == 0x2019 || c == 0x2018) continue;
    if (dl_is_letter(c) || dl_is_digit(c)) {
      if (len + 4 < sizeof word) len += dl_utf8_encode(dl_fold(c), word + len);
      if (!dl_is_wide_script(c)) continue;
    }
    if (len) out.hashes[count++] = (uint32_t)dl_hash(word, len, 7);
    len = 0;
  }
  out.count = count;
  return out;
}

float dl_words_agree(const dl_title_words *a, const dl_title_words *b) {
  const uint32_t *x = a->hashes, *y = b->hashes;
  uint32_t n = a->count, m = b->count;
  if (!n || !m) return 0;
  uint32_t shorter = n < m ? n : m, longer = n < m ? m : n;
  const uint32_t *s = n < m ? x : y, *l = n < m ? y : x;
  bool start = memcmp(s, l, shorter * sizeof *s) == 0;
  bool end = memcmp(s, l + (longer - shorter), shorter * sizeof *s) == 0;
  if (n == m && start) return 1;
  if ((start || end) && shorter >= 3) return 1;
  if ((start || end) && shorter == 2) return 0.8f;
  uint32_t same = 0;
  bool used[DL_TITLE_WORDS_MOST] = {false};
  for (uint32_t i = 0; i < shorter; i++)
    for (uint32_t j = 0; j < longer; j++)
      if (!used[j] && s[i] == l[j]) {
        used[j] = true;
        same++;
        break;
      }
  return (float)same / (float)longer;
}

/* ---- fields ----------------------------------------------------------------------------------- */

dl_field dl_page_field(const dl_page *page, dl_found found, dl_evidence evidence,
                       float confidence) {
  dl_field field = {{NULL, 0}, {0, 0}, DL_FROM_NOTHING, 0};
  if (!found.value.len) return field;
  dl_str copy = dl_arena_copy(page->arena, found.value.ptr, found.value.len);
  if (!copy.ptr) return field;
  return (dl_field){copy, found.source, evidence, confidence};
}

dl_str dl_page_host(const dl_page *page) {
  dl_str url = page->url;
  if (!url.len) url = page->out->url.value;
  for (uint32_t i = 0; i + 2 < url.len && i < 12; i++)
    if (url.ptr[i] == ':' && url.ptr[i + 1] == '/' && url.ptr[i + 2] == '/') {
      dl_str host = dl_str_slice(url, i + 3, url.len);
      if (dl_str_starts(host, DL_STR("www."))) host = dl_str_slice(host, 4, host.len);
      for (uint32_t k = 0; k < host.len; k++)
        if (host.ptr[k] == '/' || host.ptr[k] == '?' || host.ptr[k] == '#' || host.ptr[k] == ':')
          return dl_str_slice(host, 0, k);
      return host;
    }
  return (dl_str){"", 0};
}

/* ---- section, tags, URL, language, publisher --------------------------------------------------- */

static bool is_http(dl_str url) {
  return dl_str_starts(url, DL_STR("http://")) || dl_str_starts(url, DL_STR("https://"));
}

static bool fill_tags(dl_page *page) {
  DL_VEC(dl_field) tags = {0};
  dl_ld article = {page->article_json, page->article_item};
  for (uint32_t i = 0; i < page->metas.count && tags.count < 64; i++)
    if (dl_str_equal_ci(page->metas.items[i].name, DL_STR("article:tag"))) {
      dl_field f = dl_page_field(page, page->metas.items[i].content, DL_FROM_META, 0.8f);
      if (f.value.len && !dl_vec_push(page->arena, &tags, f)) return false;
    }
  dl_ld words = dl_ld_get(page, article, "keywords");
  if (!tags.count && words.item != DL_NO_ITEM) {
    const dl_json *json = &page->json[words.json];
    bool array = json->items[words.item].kind == DL_JSON_ARRAY;
    if (array) {
      for (uint32_t i = json->items[words.item].first_child; i != DL_NO_ITEM && tags.count < 64;
           i = json->items[i].next) {
        dl_field f =
            dl_page_field(page, dl_ld_text(page, (dl_ld){words.json, i}), DL_FROM_JSON_LD, 0.8f);
        if (f.value.len && f.value.len < 80 && !dl_vec_push(page->arena, &tags, f)) return false;
      }
      page->out->tags = (dl_fields){tags.items, tags.count};
      return true;
    }
  }
  dl_found list = dl_ld_text(page, words);
  dl_evidence evidence = DL_FROM_JSON_LD;
  if (!list.value.len) {
    list = dl_page_meta(page, "news_keywords|keywords|sailthru.tags|parsely-tags");
    evidence = DL_FROM_META;
  }
  for (uint32_t at = 0; !tags.count || at;) {
    uint32_t end = at;
    while (end < list.value.len && list.value.ptr[end] != ',' && list.value.ptr[end] != ';') end++;
    dl_str one = dl_trim(dl_str_slice(list.value, at, end));
    if (one.len && one.len < 80) {
      dl_field f = dl_page_field(page, (dl_found){one, list.source, list.node}, evidence, 0.5f);
      if (f.value.len && !dl_vec_push(page->arena, &tags, f)) return false;
    }
    at = end + 1;
    if (at >= list.value.len || tags.count >= 64) break;
  }
  page->out->tags = (dl_fields){tags.items, tags.count};
  return true;
}

static void fill_url(dl_page *page) {
  dl_document *out = page->out;
  dl_found found = NONE;
  for (uint32_t i = 0; i < page->links.count && !found.value.len; i++) {
    dl_node node = page->links.items[i];
    if (!dl_str_equal_ci(dl_page_attr(page, node, "rel"), DL_STR("canonical"))) continue;
    dl_str url = dl_page_resolve(page, dl_page_attr(page, node, "href"));
    if (is_http(url)) found = (dl_found){url, page->html.nodes[node].source, node};
  }
  if (!found.value.len) {
    found = dl_page_meta(page, "og:url|twitter:url");
    if (!is_http(found.value)) found = NONE;
  }
  if (!found.value.len) {
    found =
        dl_ld_text(page, dl_ld_get(page, (dl_ld){page->article_json, page->article_item}, "url"));
    if (!is_http(found.value)) found = NONE;
  }
  if (found.value.len)
    out->url = dl_page_field(page, found, DL_FROM_META, 0.9f);
  else if (page->url.len)
    out->url = dl_page_field(page, (dl_found){page->url, {0, 0}, 0}, DL_FROM_INPUT, 1);
}

/* "en", "en-US", "pt_BR" as BCP 47 writes it; nothing else. */
static dl_found language_tag(const dl_page *page, dl_found found) {
  dl_str text = dl_trim(found.value);
  if (text.len < 2 || text.len > 12) return NONE;
  char *copy = dl_arena_alloc(page->scratch, text.len);
  if (!copy) return NONE;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i] == '_' ? '-' : text.ptr[i];
    bool letter = dl_ascii_lower(c) >= 'a' && dl_ascii_lower(c) <= 'z';
    if (!letter && c != '-' && !(c >= '0' && c <= '9')) return NONE;
    copy[i] = i < 2 ? dl_ascii_lower(c) : c;
  }
  if (text.len > 3 && copy[2] != '-' && copy[3] != '-') return NONE;
  found.value = (dl_str){copy, text.len};
  return found;
}

dl_status dl_page_fill_rest(dl_page *page) {
  dl_document *out = page->out;
  dl_ld article = {page->article_json, page->article_item};
  dl_found found;
  if (!out->url.value.len) fill_url(page);

  found = dl_page_meta(
      page, "article:section|section|sailthru.section|parsely-section|cXenseParse:recs:category");
  dl_evidence evidence = DL_FROM_META;
  if (!found.value.len || is_http(found.value)) {
    found = dl_ld_text(page, dl_ld_get(page, article, "articleSection"));
    evidence = DL_FROM_JSON_LD;
  }
  if (found.value.len < 80 && !is_http(found.value))
    out->section = dl_page_field(page, found, evidence, 0.8f);

  evidence = DL_FROM_META;
  found = NONE;
  if (page->html_node != DL_NO_NODE) {
    dl_str lang = dl_page_attr(page, page->html_node, "lang");
    if (!lang.len) lang = dl_page_attr(page, page->html_node, "xml:lang");
    dl_span place = {0, 0};
    const dl_html_node *n = &page->html.nodes[page->html_node];
    for (uint32_t i = 0; i < n->attribute_count; i++)
      if (n->attributes[i].value.ptr == lang.ptr) place = n->attributes[i].source;
    found = language_tag(page, (dl_found){lang, place, page->html_node});
  }
  if (!found.value.len)
    found =
        language_tag(page, dl_page_meta(page, "content-language|language|dc.language|og:locale"));
  if (!found.value.len) {
    found = language_tag(page, dl_ld_text(page, dl_ld_get(page, article, "inLanguage")));
    evidence = DL_FROM_JSON_LD;
  }
  out->language = dl_page_field(page, found, evidence, 0.8f);

  found = dl_ld_text(page, dl_ld_get(page, article, "publisher"));
  evidence = DL_FROM_JSON_LD;
  if (!found.value.len || is_http(found.value)) {
    found =
        dl_page_meta(page, "og:site_name|application-name|dc.publisher|twitter:app:name:iphone");
    evidence = DL_FROM_META;
  }
  if (!is_http(found.value) && found.value.len < 120)
    out->publisher = dl_page_field(page, found, evidence, 0.8f);
  return fill_tags(page) ? DL_OK : DL_ERR_MEMORY;
}
