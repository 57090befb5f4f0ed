#ifndef IO_HEADER_WORDS_H
#define IO_HEADER_WORDS_H
/* Headers as words, so that DISCH_DATE_TIME, "Disch Date/Time" and dischDateTime are the same. */
#include <stdbool.h>

/* " disch date time ": lower case, one blank around every word. Words end where letters or digits do, between a small
 * and a capital letter, and between a letter and a digit. The caller frees. */
char *header_words(const char *header);

/* Do the words stand in it, whole and side by side? `words` without the outer blanks. */
bool header_has(const char *spaced, const char *words);
#endif
