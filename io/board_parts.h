#ifndef IO_BOARD_PARTS_H
#define IO_BOARD_PARTS_H
/* The pieces of which the page, the slides and the notes are put together. Each adds blocks to the item begun last. */
#include "io/board.h"

/* "“Hybrid”: do it" in a few words, and the sentences behind it: what the plan does, why it is chosen, what it cannot
 * be told apart from, what reserves the reader must know. */
const char *board_headline(struct board *board);
void board_decision(struct document *document, struct board *board);
/* Between which plans there is nothing to choose, or NULL. */
const char *board_ties(struct board *board);
/* What each plan does, a sentence each. */
void board_sentences(struct document *document, const struct board *board);

/* A row a scenario; levels with the paired difference and its verdict beneath. `columns` limits the width. */
void board_scorecard(struct document *document, const struct board *board, size_t columns);
enum { BOARD_ALL_COLUMNS = 99 };
/* What signs, intervals and shares in the scorecard mean. */
void board_legend(struct document *document, const struct board *board);

/* The four lines and the NPV: lines as rows, plans as columns. */
void board_money(struct document *document, const struct board *board);
void board_money_notes(struct document *document, const struct board *board);
const char *board_money_title(struct board *board);

/* Tornado's top five where tornado/tornado.json stands in the folder; else the assumptions with their ranges, or that
 * there are none; and the command that ranks them. */
void board_assumptions(struct document *document, struct board *board);
/* The five assumptions that move most, of a tornado of this very result; false when the folder has none. */
bool board_tornado_add(struct document *document, struct board *board);
/* Its figure, as board_figure; NULL: none. */
const char *board_tornado_figure(struct board *board);
/* Defaults that are assumptions. */
void board_uncalibrated(struct document *document, const struct board *board);

/* The slide of what happens when: go-lives, gates, dated changes of the plan in focus. */
void board_plan_slide(struct document *document, struct board *board);

/* Precision, how the run ended, replications, calibration and validation. */
void board_certainty(struct document *document, const struct board *board);
/* Versions, seed, digests, commands. */
void board_source(struct document *document, struct board *board);
/* What the report is about; the caller frees. */
char *board_title(const struct board *board);
/* "5 Jan – 5 Jul 2026" */
const char *board_window(struct board *board);

/* The result folder, or a file in it, as a word of a command that a reader may paste. */
const char *board_path(struct board *board, const char *file);

/* The figure of the result folder whose name (without folder and ending) first fits one of the patterns of shell
 * wildcards, "%s" standing for the slug of the scenario in focus: "figures/fan-days-hybrid"; NULL: none. The pool owns
 * it. Patterns end with NULL; one with a slash is of the result folder and not of its figures. */
const char *board_figure(struct board *board, const char *const *patterns);
/* Its title, computed when it was drawn; "" when it has none. */
const char *board_figure_title(struct board *board, const char *figure);
/* Adds it with its title as the caption; false when there is none. */
bool board_figure_add(struct document *document, struct board *board, const char *const *patterns);

extern const char *const board_fan[], *const board_waterfall[], *const board_cost[];
/* In their places where the scenarios carry no dollars. */
extern const char *const board_turnaround[], *const board_short[], *const board_aged[];
#endif
