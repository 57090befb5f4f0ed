#ifndef IO_FIELDS_DOCUMENT_H
#define IO_FIELDS_DOCUMENT_H
/* The reference of scenario fields (docs/scenario-fields.md), generated from the fields table. */

/* Markdown: a table per group, and one of the laws; the caller frees. */
char *fields_markdown(void);
#endif
