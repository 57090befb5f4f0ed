#ifndef IO_PDF_DATE_H
#define IO_PDF_DATE_H
/* LibreOffice dates its PDF by the clock and makes the file's identity from that. */
#include <stddef.h>

/* Sets the date of creation to 1 January 1980 and the file's two identifiers and checksum to zeros, in place. Nothing
 * where they are not found in the file's tail. */
void pdf_date_clear(char *bytes, size_t count);
#endif
