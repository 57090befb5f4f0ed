#ifndef IO_STUDY_SCHEMA_H
#define IO_STUDY_SCHEMA_H
/* JSON Schema (draft 7) of study files, for editors: keys, kinds, ranges, what is required, the five forms of a factor.
 * What only the base scenario, or the factors together, can tell is the program's to check: pointers, patches, the
 * names in conditions, metrics of goals. io/study_file and io/study_axis read the format; a test holds both together.
 */

/* The schema; the caller frees. */
char *study_schema_text(void);
#endif
