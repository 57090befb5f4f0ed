#ifndef IO_ZIP_DATE_H
#define IO_ZIP_DATE_H
/* Some programs date a part of what they pack by the clock. */
#include <stdbool.h>
#include <stddef.h>

/* Dates every file of the archive in memory 1 January 1980. False when it is no ZIP archive of the plain kind. */
bool zip_date_clear(char *bytes, size_t count);
#endif
