#ifndef IO_PERSONAL_HEADER_H
#define IO_PERSONAL_HEADER_H
/* Columns that look like personal data, told by their header alone. Names of categories (payer, class, department,
 * coding status ...) are no personal names. Better one too many than one too few: the map can say that a column is
 * none. */

/* What it looks like: "a name", "a birth date", "a record number", "a social security number", "a phone number or
 * e-mail address", "an address", "an identity number"; NULL when it looks like nothing personal. */
const char *personal_header_kind(const char *header);
#endif
