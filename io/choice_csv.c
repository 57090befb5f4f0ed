#include "io/choice_csv.h"
#include "io/csv_write.h"
#include <math.h>

void choice_csv_write(const struct board *board, FILE *file)
{
    const struct plan_choice *choice = &board->choice;
    fputs("scenario,is_candidate,is_chosen,score,lead_mean,lead_half_width,confidence,is_behind\n", file);
    for (size_t s = 1; s < board->results->study->count; s++) {
        bool has_lead = choice->is_candidate[s] && s != choice->plan;
        csv_text(file, board->results->scenarios[s].scenario.name, ',');
        csv_text(file, choice->is_candidate[s] ? "yes" : "no", ',');
        csv_text(file, s == choice->plan ? "yes" : "no", ',');
        csv_text(file, board->has_money ? "npv_usd" : "tat_mean_hours", ',');
        csv_number(file, has_lead ? choice->lead[s].mean : (double)NAN, ',');
        csv_number(file, has_lead ? choice->lead[s].half_width : (double)NAN, ',');
        csv_number(file, board->results->confidence, ',');
        csv_text(file, !has_lead ? "" : choice->is_behind[s] ? "yes" : "no", '\n');
    }
}
