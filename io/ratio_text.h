#ifndef IO_RATIO_TEXT_H
#define IO_RATIO_TEXT_H

enum { RATIO_TOLD_MOST = 1000 }; /* beyond, nobody cares how much */

/* How many times: "3.4×", "57×", ">1,000×", "∞", "n/a". The caller frees. */
char *ratio_text(double ratio);
#endif
