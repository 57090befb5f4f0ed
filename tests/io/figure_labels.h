#ifndef TESTS_IO_FIGURE_LABELS_H
#define TESTS_IO_FIGURE_LABELS_H
/* The texts of a figure's script, with the room that they take on the page of 1920 x 1080 pixels. */
#include "io/figure_text.h"
#include "tests/io/figure_bench.h"

enum { LABELS_MOST = 600 };

struct label {
    char text[400];
    double left, right, bottom, top;
};

struct label_list {
    size_t count;
    struct label items[LABELS_MOST];
};

/* Undoes the doubling of quotes. Returns what follows the literal. */
static inline const char *label_unquote(const char *at, char *text)
{
    size_t length = 0;
    for (; *at && (at[0] != '\'' || at[1] == '\''); at++) {
        if (*at == '\'') at++;
        if (length + 1 < sizeof((struct label *)0)->text) text[length++] = *at;
    }
    text[length] = '\0';
    return at;
}

static inline struct label_list *labels_of(const char *script)
{
    struct label_list *list = memory_allocate(1, sizeof *list);
    for (const char *at = script; (at = strstr(at, "\nset label '"));) {
        struct label *label = &list->items[list->count];
        char align[8], weight[8];
        double x, y, size;
        at = label_unquote(at + strlen("\nset label '"), label->text);
        if (sscanf(at, "' at screen %lf, %lf %7s font %5[a-z](%lf)", &x, &y, align, weight, &size) != 5) continue;
        double width = figure_width(label->text, size, strcmp(weight, "bold") == 0);
        label->left = 1920 * x - (*align == 'r' ? width : *align == 'c' ? width / 2 : 0);
        label->right = label->left + width;
        label->bottom = 1080 * y - 0.5 * size; /* of letters without their tails */
        label->top = 1080 * y + 0.5 * size;
        assert_true(++list->count < LABELS_MOST);
    }
    return list;
}

static inline const struct label *label_find(const struct label_list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0) return &list->items[i];
    fail_msg("no label %s", text);
    return NULL;
}

/* The first number of a text, its true minus sign and scale heeded; `unit` gets the weight of its last digit. */
static inline double number_of(const char *text, double *unit)
{
    char *end;
    double sign = strstr(text, "−") == text ? -1 : 1;
    const char *at = text + strcspn(text, "0123456789");
    double value = strtod(at, &end);
    const char *point = memchr(at, '.', (size_t)(end - at));
    double scale = strstr(end, "\u00A0M") || strstr(end, " M")   ? 1e6
                   : strstr(end, "\u00A0k") || strstr(end, " k") ? 1e3
                                                                 : 1;
    *unit = scale * (point ? pow(10, -(double)(end - point - 1)) : 1);
    return sign * value * scale;
}

/* Within the page, and none over another. */
static inline void assert_labels_stand_clear(const char *name, const struct label_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct label *a = &list->items[i];
        if (a->left < 20 || a->right > 1900 || a->bottom < 4 || a->top > 1076)
            fail_msg("%s: \"%s\" leaves the page: %.0f to %.0f, %.0f to %.0f", name, a->text, a->left, a->right,
                     a->bottom, a->top);
        for (size_t j = 0; j < i; j++) {
            const struct label *b = &list->items[j];
            if (a->left < b->right - 1 && b->left < a->right - 1 && a->bottom < b->top && b->bottom < a->top)
                fail_msg("%s: \"%s\" and \"%s\" overlap", name, a->text, b->text);
        }
    }
}
#endif
