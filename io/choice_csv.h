#ifndef IO_CHOICE_CSV_H
#define IO_CHOICE_CSV_H
/* What the recommendation rests on, as a tidy table: the one thing a report says that stands in no table of the result
 * folder. */
#include "io/board.h"
#include <stdio.h>

/* scenario,is_candidate,is_chosen,score,lead_mean,lead_half_width,confidence,is_behind; the lead is that of the chosen
 * plan over this one, paired, empty where there is none. Of a comparison. */
void choice_csv_write(const struct board *board, FILE *file);
#endif
