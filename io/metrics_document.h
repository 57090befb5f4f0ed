#ifndef IO_METRICS_DOCUMENT_H
#define IO_METRICS_DOCUMENT_H
/* The reference of reported numbers (docs/metrics.md), generated from the metrics table. */

/* Markdown; the caller frees. */
char *metrics_markdown(void);
#endif
