#ifndef TESTS_SUPPORT_ACCOUNTS_H
#define TESTS_SUPPORT_ACCOUNTS_H
/* What a simulated hospital would export: the lives of one replication as the file of accounts that `himsim import`
 * writes, with what stands beside it. Nothing after the horizon is known yet, as in an export of that morning. */
#include "experiment/study.h"

/* Writes PATH and PATH.json; aborts the program when it cannot. The study has the scenario; `seed` as in a run. */
void accounts_write(const struct study *study, int64_t seed, int64_t replication, const char *path);
#endif
