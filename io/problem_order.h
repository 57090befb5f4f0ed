#ifndef IO_PROBLEM_ORDER_H
#define IO_PROBLEM_ORDER_H
/* The order in which a person works through problems: file by file, from the top. */
#include "models/problem.h"

/* Sorts by the rank of the file in `files` (others last), line and column; equal places keep their order. */
void problem_order_sort(struct problems *problems, char *const *files, size_t file_count);
#endif
