#include "io/open_row.h"
#include "io/csv_write.h"
#include "io/instant_text.h"
#include <math.h>

void open_row_header(FILE *file)
{
    fputs("work_type,discharged,stage,ready,gross_usd,coding_minutes,payer\n", file);
}

static void write_time(int64_t time, FILE *file)
{
    char text[INSTANT_TEXT_UTC];
    instant_text_utc(text, time);
    fputs(text, file);
}

void open_row_write(const struct history_account *account, const char *work_type, const char *payer, int64_t as_of,
                    bool knows_documentation, FILE *file)
{
    static const char *const stages[STAGE_OPENING_COUNT] = {"documentation", "coding", "coded"};
    enum stage stage = history_stage(account, as_of, knows_documentation);
    csv_text(file, work_type, ',');
    write_time(account->discharge, file);
    fprintf(file, ",%s,", stages[stage]);
    if (account->documented != HISTORY_NONE && account->documented < as_of) write_time(account->documented, file);
    fputc(',', file);
    if (!isnan(account->gross_usd)) fprintf(file, "%.2f", account->gross_usd);
    fputc(',', file);
    csv_number(file, stage == STAGE_CODED ? account->coding_minutes : (double)NAN, ',');
    csv_text(file, payer, '\n');
}
