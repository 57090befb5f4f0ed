#include "io/import_tally.h"
#include "io/csv_write.h"

const char *const import_reject_names[IMPORT_REJECT_COUNT] = {
    "cell_count",      "account_missing", "account_duplicate", "date_unreadable",   "number_unreadable", "below_zero",
    "mark_unreadable", "name_unreadable", "lag_negative",      "discharge_missing", "work_type_missing"};
const char *const import_left_out_names[IMPORT_LEFT_OUT_COUNT] = {"by_map", "not_discharged", "after_until",
                                                                  "with_rejected"};

void import_rejects_begin(struct import_tally *tally)
{
    if (tally->rejects) fputs("file,line,reason,column\n", tally->rejects);
}

void import_reject(struct import_tally *tally, enum import_reject reason, enum import_role role, const char *file,
                   size_t line)
{
    if (tally->rejected[reason]++ == 0) tally->first_line[reason] = line;
    if (!tally->rejects) return;
    csv_text(tally->rejects, file, ',');
    csv_integer(tally->rejects, (int64_t)line, ',');
    csv_text(tally->rejects, import_reject_names[reason], ',');
    csv_text(tally->rejects, role == IMPORT_ROLE_NONE ? "" : import_roles[role].name, '\n');
}

int64_t import_rejected(const struct import_tally *tally)
{
    int64_t sum = 0;
    for (int i = 0; i < IMPORT_REJECT_COUNT; i++) sum += tally->rejected[i];
    return sum;
}

bool import_stopped(const struct import_tally *tally)
{
    return tally->is_stopped && tally->is_stopped();
}
