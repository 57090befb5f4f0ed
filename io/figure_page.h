#ifndef IO_FIGURE_PAGE_H
#define IO_FIGURE_PAGE_H
/* One figure as two files, NAME.dat and NAME.gp. The script sets variables (title lines, ranges, ticks, notes) and
 * loads the shared plot, which draws the marks. All text is measured and placed here, in pixels of a 1920 x 1080 page,
 * origin bottom left. */
#include "io/figure_text.h"
#include "io/output_file.h"

enum { FIGURE_WIDTH = 1920, FIGURE_HEIGHT = 1080, FIGURE_MARGIN = 77 };
enum figure_align { FIGURE_LEFT, FIGURE_CENTER, FIGURE_RIGHT };
/* Colours; plots/style.gp has them. 0 is the baseline's grey, 1 to 7 are the plans' colours. Negative ones: text; plans
 * without a colour of their own; bounds, whose lines are thin and dashed. */
enum figure_ink { FIGURE_INK = -1, FIGURE_MUTED = -2, FIGURE_REST = -3, FIGURE_BOUND = -4, FIGURE_BASELINE = 0 };
enum { FIGURE_COLOURS = 7 };

struct figure_page {
    struct text_pool *pool; /* borrowed */
    const char *name;       /* file name without ending; borrowed */
    struct output_file script, data;
    char **message;                  /* where a failure is told; borrowed */
    double left, right, bottom, top; /* of the plot area, pixels */
};

struct figure_label {                  /* of a line's end; texts are borrowed */
    const char *name, *value, *detail; /* bold, plain, small; the last two may be NULL */
    double y;                          /* where the line ends, pixels */
    int ink;
    bool is_loose; /* no line ties the label to the end of its line */
};

/* Opens both files under temporary names. On failure *message tells why and nothing remains. */
bool figure_page_open(struct figure_page *page, struct text_pool *pool, const char *directory, const char *name,
                      char **message);

/* Completes both files; the script ends by loading plots/PLOT. */
bool figure_page_close(struct figure_page *page, const char *plot);

/* The finding on one or two lines, smaller when it is long, broken at its newline when it does not fit on one; below it
 * what is shown, its unit and period (`second` may be NULL, or have a newline and so two lines). */
void figure_page_title(struct figure_page *page, const char *title, const char *first, const char *second);

/* What is needed to make the figure again, on at most two lines. */
void figure_page_footer(struct figure_page *page, const char *text);

/* A text at its middle height. */
void figure_page_note(struct figure_page *page, double x, double y, double size, bool bold, int ink,
                      enum figure_align align, const char *text);

/* A text in the room of a row: on one line, or on two where the height has room for them; else smaller; cut when all
 * that does not help. x is its left end, its centre or its right end, y its middle. */
struct figure_room {
    double x, y, width, height;
};
void figure_page_fit(struct figure_page *page, struct figure_room room, double size, bool bold, int ink,
                     enum figure_align align, const char *text);

/* Labels at the right end of lines, moved apart where they would overlap, tied to their line where they are
 * many. `when` (may be NULL) says of when the values are. */
void figure_page_end_labels(struct figure_page *page, const struct figure_label *labels, size_t count,
                            const char *when);

/* Variables of the script. */
void figure_page_number(struct figure_page *page, const char *variable, double value);
void figure_page_text(struct figure_page *page, const char *variable, const char *text);
void figure_page_numbers(struct figure_page *page, const char *array, const double *values, size_t count);

/* Moves centres of blocks of the given heights apart so that none overlaps and all stay within [low, high]; keeps their
 * order. */
void figure_spread(double *centres, const double *heights, size_t count, double low, double high);
#endif
