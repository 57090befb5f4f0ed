#ifndef IO_FIT_TABLES_H
#define IO_FIT_TABLES_H
/* The tables of the report of a fit. */
#include "io/fit_view.h"
#include <stdio.h>

void fit_table_volumes(const struct fit_view *view, int width, FILE *file);
/* A row a candidate; the chosen one is marked with *. */
void fit_table_laws(const struct fit_view *view, int width, FILE *file);
void fit_table_shares(const struct fit_view *view, int width, FILE *file);
void fit_table_staff(const struct fit_view *view, int width, FILE *file);
#endif
