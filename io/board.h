#ifndef IO_BOARD_H
#define IO_BOARD_H
/* What a board is told of a result, computed once: the business cases, what may be claimed of them, and the
 * recommendation. The page, the workbook and the slides are all written from it.
 *
 * The recommendation's rule: among the plans whose NPV is shown to be above zero and whose mean DNFB days are shown to
 * be below the baseline's (both with all plans judged together, Holm), the one of the highest mean NPV; where nobody is
 * paid for what is billed, among those of shown lower mean turnaround the one of the lowest. None: there is no
 * difference we can show, and nothing is recommended. */
#include "experiment/business_case.h"
#include "experiment/plan_choice.h"
#include "io/document.h"
#include "io/figure_text.h"
#include "io/result_set.h"

struct board {
    const struct result_set *results; /* borrowed */
    const char *directory;            /* the result folder, as given; borrowed */
    bool has_money;                   /* a comparison whose baseline is paid */
    struct business_case *cases;      /* per scenario, with money; owned */
    enum verdict *npv;                /* per scenario, with money; owned */
    char **sentences;                 /* per scenario, with money; owned */
    struct plan_choice choice;        /* of a comparison */
    size_t focus;                     /* scenario that figures tell of: the recommended plan, else the one of the best
                                         mean, else 0 */
    const char **names;               /* per scenario: its title, cut on slides; owned, the texts are borrowed */
    char **slugs;                     /* per scenario: its name in the names of figures; owned */
    struct text_pool pool;            /* of the computed titles */
};

/* What a scenario is called. */
const char *board_name(const struct board *board, size_t scenario);

enum { BOARD_TOLD_MOST = 5 };
/* Narrow tables tell of the baseline and of the plans of the highest NPV only, as many as BOARD_TOLD_MOST, the
 * recommended one among them. Without money: of the first scenarios. */
bool board_tells(const struct board *board, size_t scenario);

void board_init(struct board *board, const struct result_set *results, const char *directory);
void board_free(struct board *board);

/* The documents below borrow their titles from the board: free them first. `kind` of a figure block: its `key` is the
 * path within the result folder without ".svg". */

/* One page: question, decision, scorecard, figures, money, assumptions, certainty, uncalibrated, source. */
void board_page(struct document *document, struct board *board);

/* 8 to 12 slides, an item each: its title is the message, its first block what is shown, all further blocks are the
 * speaker's notes. */
void board_slides(struct document *document, struct board *board);
#endif
