#ifndef IO_FIGURE_TEXT_H
#define IO_FIGURE_TEXT_H
/* Text of a figure: a pool that owns it, its width when set in Inter, where it breaks, how gnuplot reads it back.
 * gnuplot cannot measure text and clips silently, so everything is measured here. */
#include <stdbool.h>
#include <stddef.h>

/* Texts that live until the pool is freed. Zeroed memory is an empty pool. */
struct text_pool {
    size_t count, capacity;
    char **items;
};

const char *text_pool_format(struct text_pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *text_pool_take(struct text_pool *pool, char *text); /* takes ownership; NULL is taken as "" */
void text_pool_free(struct text_pool *pool);

/* Width in pixels at 96 dots per inch of a text at `size` points. */
double figure_width(const char *text, double size, bool bold);

/* Breaks a text into at most two lines of `width` pixels, as even as the words allow; a number never parts from
 * its unit. Returns 1 or 2, or 0 when it does
 * not fit. */
size_t figure_break(struct text_pool *pool, const char *text, double size, bool bold, double width,
                    const char *lines[2]);

/* The text, cut with an ellipsis when it is wider than `width` pixels. */
const char *figure_clip(struct text_pool *pool, const char *text, double size, bool bold, double width);

/* The same, cut in its middle: of names that begin alike the ends tell them apart. */
const char *figure_clip_name(struct text_pool *pool, const char *text, double size, bool bold, double width);

/* A name on one or two lines, cut in its middle when it does not fit otherwise. */
size_t figure_break_name(struct text_pool *pool, const char *text, double size, bool bold, double width,
                         const char *lines[2]);

/* A user's text on one line: control characters become blanks, bytes that are no UTF-8 become "?". */
const char *figure_clean(struct text_pool *pool, const char *text);

/* A gnuplot string literal. Figures are drawn with enhanced text off, so @ _ ^ & ~ and braces stand for themselves; in
 * single quotes gnuplot expands nothing, and only the quote itself is doubled. */
const char *figure_quote(struct text_pool *pool, const char *text);
#endif
