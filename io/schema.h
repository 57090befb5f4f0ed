#ifndef IO_SCHEMA_H
#define IO_SCHEMA_H
/* JSON Schema (draft 7, which editors know best) of scenario files, generated from the fields table. It says what JSON
 * Schema can say: keys, kinds, ranges, choices, laws, required keys. Names that must exist, dates in order, shares that
 * sum to 1 and the like are the program's to check.
 *
 * A file that extends another gives parts only, so what is required (definition "complete") holds only without
 * "extends". null stands for the default wherever a value has one. */

/* The schema; the caller frees. */
char *schema_text(void);
#endif
