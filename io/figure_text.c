#include "io/figure_text.h"
#include "io/utf8.h"
#include "sim/memory.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Advance widths of ASCII 32 to 126 in thousandths of the size: Inter 4, from the font's own hmtx table. */
static const short regular_widths[] = {281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357,
                                       625, 464, 605, 636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507,
                                       936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889, 753, 761,
                                       635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452,
                                       497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597,
                                       609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659};
static const short bold_widths[] = {232,  325, 392, 650, 655, 859, 674, 209,  409, 409, 565, 680, 303, 469, 298, 390,
                                    688,  489, 630, 659, 678, 645, 660, 595,  661, 660, 298, 303, 680, 680, 680, 562,
                                    1031, 748, 661, 752, 727, 613, 585, 761,  746, 281, 570, 690, 567, 915, 735, 782,
                                    648,  783, 656, 655, 668, 729, 748, 1036, 714, 724, 667, 409, 390, 409, 488, 477,
                                    497,  580, 635, 587, 635, 598, 386, 633,  624, 272, 272, 582, 272, 912, 622, 614,
                                    632,  632, 409, 562, 388, 622, 586, 850,  574, 586, 572, 409, 374, 409, 680};
enum { OTHER_WIDTH = 680, WIDE_WIDTH = 1000, FIRST_WIDE = 0x2E80, NO_BREAK_SPACE = 0xA0 };
static const double pixels_per_point = 96.0 / 72.0;

const char *text_pool_take(struct text_pool *pool, char *text)
{
    if (!text) text = memory_copy_text("");
    if (pool->count == pool->capacity) {
        pool->capacity = pool->capacity ? 2 * pool->capacity : 64;
        pool->items = memory_resize(pool->items, pool->capacity, sizeof *pool->items);
    }
    return pool->items[pool->count++] = text;
}

const char *text_pool_format(struct text_pool *pool, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = memory_allocate((size_t)(length < 0 ? 0 : length) + 1, 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)(length < 0 ? 0 : length) + 1, format, arguments);
    va_end(arguments);
    return text_pool_take(pool, text);
}

void text_pool_free(struct text_pool *pool)
{
    for (size_t i = 0; i < pool->count; i++) free(pool->items[i]);
    free(pool->items);
    *pool = (struct text_pool){0};
}

static uint32_t code_point(const char *text, size_t length)
{
    unsigned char first = (unsigned char)text[0];
    if (length < 2) return first;
    uint32_t code = first & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) code = code << 6 | ((unsigned char)text[i] & 0x3F);
    return code;
}

static size_t step(const char *text, size_t available)
{
    size_t length = utf8_length(text, available);
    return length ? length : 1;
}

static double width_of(const char *text, size_t bytes, double size, bool bold)
{
    long sum = 0;
    for (size_t i = 0, length; i < bytes; i += length) {
        length = step(text + i, bytes - i);
        uint32_t code = code_point(text + i, length);
        if (code == NO_BREAK_SPACE) code = ' ';
        if (code >= 32 && code < 127)
            sum += (bold ? bold_widths : regular_widths)[code - 32];
        else
            sum += code >= FIRST_WIDE ? WIDE_WIDTH : OTHER_WIDTH;
    }
    return (double)sum / 1000 * size * pixels_per_point;
}

double figure_width(const char *text, double size, bool bold)
{
    return width_of(text, strlen(text), size, bold);
}

/* "48 hours", "12 %", "$3 M": no line ends between them, not even where a user wrote a plain blank. */
static bool is_between_number_and_unit(const char *text, size_t blank)
{
    static const char *const units[] = {"%", "k", "M", "B", "h", "hours", "days", "weeks", "points"};
    if (text[blank - 1] < '0' || text[blank - 1] > '9') return false;
    size_t length = strcspn(text + blank + 1, " ,.;:)");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == length && strncmp(text + blank + 1, units[i], length) == 0) return true;
    return false;
}

size_t figure_break(struct text_pool *pool, const char *text, double size, bool bold, double width,
                    const char *lines[2])
{
    size_t length = strlen(text), best = 0;
    double best_width = width;
    lines[0] = text;
    if (figure_width(text, size, bold) <= width) return 1;
    for (size_t i = 1; i + 1 < length; i++) {
        if (text[i] != ' ' || is_between_number_and_unit(text, i)) continue;
        double first = width_of(text, i, size, bold), second = width_of(text + i + 1, length - i - 1, size, bold);
        double wider = first > second ? first : second;
        if (wider > best_width) continue;
        best = i;
        best_width = wider;
    }
    if (best == 0) return 0;
    lines[0] = text_pool_format(pool, "%.*s", (int)best, text);
    lines[1] = text_pool_format(pool, "%s", text + best + 1);
    return 2;
}

const char *figure_clip(struct text_pool *pool, const char *text, double size, bool bold, double width)
{
    if (figure_width(text, size, bold) <= width) return text;
    double room = width - figure_width("…", size, bold);
    size_t kept = 0, length = strlen(text);
    while (kept < length) {
        size_t next = kept + step(text + kept, length - kept);
        if (width_of(text, next, size, bold) > room) break;
        kept = next;
    }
    while (kept > 0 && text[kept - 1] == ' ') kept--;
    return text_pool_format(pool, "%.*s…", (int)kept, text);
}

static bool is_within_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Where the last characters begin that take at most `width`. */
static size_t tail_of(const char *text, double size, bool bold, double width)
{
    size_t length = strlen(text), kept = length;
    for (size_t at = length; at > 0;) {
        at--;
        while (at > 0 && is_within_character(text[at])) at--;
        if (width_of(text + at, length - at, size, bold) > width) break;
        kept = at;
    }
    return kept;
}

const char *figure_clip_name(struct text_pool *pool, const char *text, double size, bool bold, double width)
{
    if (figure_width(text, size, bold) <= width) return text;
    const char *tail = text + tail_of(text, size, bold, 0.35 * width);
    while (*tail == ' ') tail++;
    const char *head = figure_clip(pool, text, size, bold, width - figure_width(tail, size, bold));
    return text_pool_format(pool, "%s%s", head, tail);
}

size_t figure_break_name(struct text_pool *pool, const char *text, double size, bool bold, double width,
                         const char *lines[2])
{
    size_t count = figure_break(pool, text, size, bold, width, lines);
    for (double room = 1.9; count == 0 && room > 1; room -= 0.1)
        count = figure_break(pool, figure_clip_name(pool, text, size, bold, room * width), size, bold, width, lines);
    if (count > 0) return count;
    lines[0] = figure_clip_name(pool, text, size, bold, width);
    return 1;
}

const char *figure_clean(struct text_pool *pool, const char *text)
{
    size_t length = strlen(text), out = 0;
    char *clean = memory_allocate(length + 1, 1);
    for (size_t i = 0; i < length;) {
        size_t bytes = utf8_length(text + i, length - i);
        unsigned char first = (unsigned char)text[i];
        if (bytes <= 1)
            clean[out++] = bytes == 0 ? '?' : first < 32 || first == 127 ? ' ' : text[i];
        else
            memcpy(clean + out, text + i, bytes);
        out += bytes > 1 ? bytes : 0;
        i += bytes ? bytes : 1;
    }
    return text_pool_take(pool, clean);
}

const char *figure_quote(struct text_pool *pool, const char *text)
{
    char *quoted = memory_allocate(2 * strlen(text) + 3, 1), *out = quoted;
    *out++ = '\'';
    for (; *text; text++) {
        if (*text == '\'') *out++ = '\'';
        *out++ = *text;
    }
    *out = '\'';
    return text_pool_take(pool, quoted);
}
