#include "read/htmlblocks.h"

#include "base/plain.h"
#include "base/utf8.h"

typedef struct maker {
  const dl_page *page;
  dl_arena *arena;
  char *text;
  uint32_t text_len, text_capacity;
  DL_VEC(dl_page_block) blocks;
  DL_VEC(dl_piece) pieces;
  DL_VEC(dl_page_image) images;
  bool open, space, media;
  uint32_t breaks; /* <br> since the last visible text */
  dl_node break_node;
  uint32_t strong, emphasis, link, hidden, pre; /* how many such elements are open */
  dl_node link_node, last_link;
  bool failed;
} maker;

/* The nearest element above a node that begins and ends blocks. */
static dl_node container_of(const dl_page *page, dl_node node) {
  dl_node at = page->html.nodes[node].parent;
  while (at != DL_NO_NODE && at && page->elements[at].role != DL_ROLE_BLOCK)
    at = page->html.nodes[at].parent;
  return at == DL_NO_NODE ? 0 : at;
}

static inline void close_block(maker *m) {
  m->space = false;
  m->breaks = 0;
  if (!m->open) return;
  m->open = false;
  dl_page_block *b = &m->blocks.items[m->blocks.count - 1];
  b->text.end = m->text_len;
  /* trailing <br> are no part of it */
  while (m->pieces.count > b->first_piece &&
         m->pieces.items[m->pieces.count - 1].from == m->pieces.items[m->pieces.count - 1].to)
    m->pieces.count--;
  b->piece_count = m->pieces.count - b->first_piece;
}

static bool is_special(uint8_t name) {
  return name == DL_NAME_LI || name == DL_NAME_TD || name == DL_NAME_TH ||
         name == DL_NAME_BLOCKQUOTE || name == DL_NAME_FIGCAPTION || name == DL_NAME_DD ||
         name == DL_NAME_DT || (name >= DL_NAME_H1 && name <= DL_NAME_H6);
}

static void open_block(maker *m, dl_node text_node) {
  const dl_page *page = m->page;
  dl_page_block b;
  memset(&b, 0, sizeof b);
  b.text = (dl_span){m->text_len, m->text_len};
  b.first_piece = m->pieces.count;
  b.container = container_of(page, text_node);
  b.inner = page->html.nodes[text_node].parent;
  b.name = page->elements[b.container].name;
  dl_node above = page->html.nodes[b.container].parent;
  if (above != DL_NO_NODE && !is_special(b.name) && is_special(page->elements[above].name) &&
      page->html.nodes[above].first_child == page->html.nodes[above].last_child)
    b.name = page->elements[above].name;
  b.hidden = m->hidden > 0;
  b.media = m->media;
  m->media = false;
  if (!dl_vec_push(m->arena, &m->blocks, b)) {
    m->failed = true;
    return;
  }
  m->open = true;
  m->last_link = DL_NO_NODE;
}

static bool reserve_text(maker *m, uint32_t more) {
  if (more <= m->text_capacity - m->text_len) return true;
  uint64_t wanted = (uint64_t)m->text_capacity * 2 + more + 1024;
  char *grown = wanted < UINT32_MAX
                    ? dl_arena_grow(m->arena, m->text, m->text_capacity, (size_t)wanted)
                    : NULL;
  if (!grown) {
    m->failed = true;
    return false;
  }
  m->text = grown;
  m->text_capacity = (uint32_t)wanted;
  return true;
}

static uint16_t style_of(const maker *m) {
  return (uint16_t)((m->strong ? DL_HINT_STRONG : 0) | (m->emphasis ? DL_HINT_EMPHASIS : 0) |
                    (m->link ? DL_HINT_LINK : 0));
}

static void add_piece(maker *m, dl_node node, uint32_t from, uint32_t to) {
  if (!dl_vec_push(m->arena, &m->pieces, ((dl_piece){node, from, to, style_of(m)})))
    m->failed = true;
}

/* White space parts words; it may part two of the open block. */
static void add_blank(maker *m, dl_node node, uint32_t len) {
  m->space = true;
  if (m->open && !m->breaks) add_piece(m, node, 0, len);
}

static inline void add_text(maker *m, dl_node node) {
  dl_str text = m->page->html.nodes[node].text;
  const dl_element *e = &m->page->elements[node];
  if (text.len && e->plain + e->linked == 0) { /* nothing visible: most text nodes */
    add_blank(m, node, text.len);
    return;
  }
  if (!reserve_text(m, text.len + 2)) return;
  uint32_t first = UINT32_MAX, before = m->text_len;
  bool line_end = false; /* a single <br> stands before the first word */
  for (uint32_t pos = 0; pos < text.len;) {
    unsigned char byte = (unsigned char)text.ptr[pos];
    uint32_t at = pos;
    bool space = byte <= ' ';
    if (space) {
      while (++pos < text.len && (unsigned char)text.ptr[pos] <= ' ') {
      }
    } else if (byte < 0x7F) {
      pos++;
    } else {
      int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
      if (c == DL_BAD_BYTE || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x7F)
        continue;
      space = dl_is_space(c);
    }
    if (space) {
      m->space = true;
      continue;
    }
    if (first == UINT32_MAX) { /* the first visible text of the node */
      if (m->breaks >= 2) close_block(m);
      if (!m->open) {
        open_block(m, node);
        if (m->failed) return;
        before = m->text_len;
        m->space = false;
      } else if (m->breaks) {
        add_piece(m, m->break_node, 0, 0);
        m->blocks.items[m->blocks.count - 1].breaks++;
        line_end = true;
      }
      m->breaks = 0;
      first = at;
    }
    if (m->space && m->text_len > m->blocks.items[m->blocks.count - 1].text.start)
      m->text[m->text_len++] = line_end ? '\n' : ' ';
    m->space = line_end = false;
    pos = dl_plain_end(text, pos); /* most text */
    memcpy(m->text + m->text_len, text.ptr + at, pos - at);
    m->text_len += pos - at;
  }
  if (first == UINT32_MAX) {
    /* white space only: it may part two words of the open block */
    if (m->open && text.len && !m->breaks) add_piece(m, node, 0, text.len);
    return;
  }
  add_piece(m, node, 0, text.len);
  dl_page_block *b = &m->blocks.items[m->blocks.count - 1];
  uint32_t bytes = m->text_len - before;
  if (m->link) {
    b->link_bytes += bytes;
    if (m->link_node != m->last_link && b->links < UINT16_MAX) b->links++;
    m->last_link = m->link_node;
  }
  if (m->strong) b->strong_bytes += bytes;
  if (m->emphasis) b->emphasis_bytes += bytes;
}

/* A custom element (a hyphen in its name) in the middle of a line, without blocks inside. */
static bool custom_inline(const maker *m, dl_node node) {
  const dl_html_node *n = &m->page->html.nodes[node];
  if (m->page->elements[node].name != DL_NAME_OTHER || !memchr(n->text.ptr, '-', n->text.len))
    return false;
  if (!m->open || n->first_child == DL_NO_NODE) return m->open;
  dl_node at = n->first_child;
  for (int i = 0; i < 12 && at != DL_NO_NODE; i++) {
    const dl_html_node *child = &m->page->html.nodes[at];
    if (child->kind == DL_NODE_ELEMENT && m->page->elements[at].role == DL_ROLE_BLOCK) return false;
    at = child->first_child != DL_NO_NODE ? child->first_child : child->next;
  }
  return true;
}

static inline void count_style(maker *m, const dl_element *e, dl_node node, int by) {
  if (e->role <= DL_ROLE_INLINE && !(e->hidden & 1)) return; /* most elements */
  uint32_t step = (uint32_t)by;
  if (e->role == DL_ROLE_STRONG) m->strong += step;
  if (e->role == DL_ROLE_EMPHASIS) m->emphasis += step;
  if (e->role == DL_ROLE_LINK) {
    m->link += step;
    m->link_node = node;
  }
  if (e->hidden & 1) m->hidden += step;
}

/* Room for all there can be: a block and a piece for a text node, its text with a space before it;
 * only pieces of breaks and blanks come on top. Arrays that grow would leave their old copies in the arena. */
static bool make_room(maker *m) {
  const dl_page *page = m->page;
  uint32_t texts = 0, images = 0;
  uint64_t bytes = 64;
  for (uint32_t i = 0; i < page->order_count; i++) {
    dl_node node = page->order[i];
    const dl_element *e = &page->elements[node];
    if (page->html.nodes[node].kind == DL_NODE_TEXT && e->plain + e->linked > 0) {
      texts++;
      bytes += page->html.nodes[node].text.len + 3;
    }
    images += e->role == DL_ROLE_MEDIA;
  }
  if (bytes > UINT32_MAX / 2) return false;
  m->text = dl_arena_alloc(m->arena, (size_t)bytes);
  m->blocks.items = dl_arena_alloc(m->arena, ((size_t)texts + 1) * sizeof *m->blocks.items);
  m->images.items = dl_arena_alloc(m->arena, ((size_t)images + 1) * sizeof *m->images.items);
  m->pieces.items = dl_arena_alloc(m->arena, ((size_t)texts + 1) * sizeof *m->pieces.items);
  if (!m->text || !m->blocks.items || !m->images.items || !m->pieces.items) return false;
  m->text_capacity = (uint32_t)bytes;
  m->blocks.capacity = m->pieces.capacity = texts + 1;
  m->images.capacity = images + 1;
  return true;
}

dl_status dl_page_make_blocks(const dl_page *page, dl_page_blocks *out) {
  maker m;
  memset(&m, 0, sizeof m);
  memset(out, 0, sizeof *out);
  m.page = page;
  m.arena = page->scratch;
  m.link_node = m.last_link = DL_NO_NODE;
  const dl_html *html = &page->html;
  dl_node root = page->body != DL_NO_NODE ? page->body : page->html_node;
  if (root == DL_NO_NODE) return DL_OK;
  if (!make_room(&m)) return DL_ERR_MEMORY;
  /* enter and leave by links; what is below a skipped element is not entered */
  dl_node node = root;
  bool enter = true;
  while (!m.failed) {
    const dl_html_node *n = &html->nodes[node];
    const dl_element *e = &page->elements[node];
    if (enter) {
      bool into = n->kind == DL_NODE_ELEMENT && e->role != DL_ROLE_SKIP;
      if (n->kind == DL_NODE_TEXT) {
        add_text(&m, node);
      } else if (into) {
        if (e->role == DL_ROLE_BLOCK && !custom_inline(&m, node)) close_block(&m);
        if (e->role == DL_ROLE_BREAK) {
          m.breaks++;
          m.space = true;
          m.break_node = node;
        }
        if (e->role == DL_ROLE_MEDIA) {
          m.media = true;
          if (!dl_vec_push(m.arena, &m.images, ((dl_page_image){node, m.blocks.count})))
            m.failed = true;
        }
        count_style(&m, e, node, 1);
        if (n->first_child != DL_NO_NODE) {
          node = n->first_child;
          continue;
        }
        enter = false;
        continue; /* leaves the same node */
      } else if (n->kind == DL_NODE_ELEMENT) {
        m.space = true; /* a button or a script between two words */
      }
    } else {
      if (e->role == DL_ROLE_BLOCK && n->first_child != DL_NO_NODE) {
        bool inside = m.open && custom_inline(&m, node);
        if (!inside) close_block(&m);
      }
      count_style(&m, e, node, -1);
    }
    if (node == root) break;
    if (n->next != DL_NO_NODE) {
      node = n->next;
      enter = true;
    } else {
      node = n->parent;
      enter = false;
    }
  }
  close_block(&m);
  if (m.failed) return DL_ERR_MEMORY;
  *out = (dl_page_blocks){m.text,         m.text_len,     m.blocks.items, m.blocks.count,
                          m.pieces.items, m.pieces.count, m.images.items, m.images.count};
  return DL_OK;
}
