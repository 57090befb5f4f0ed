#include "io/csv_write.h"
#include "io/number_text.h"
#include <inttypes.h>
#include <math.h>
#include <string.h>

void csv_text(FILE *file, const char *text, char after)
{
    if (strpbrk(text, ",\"\r\n")) {
        fputc('"', file);
        for (; *text; text++) {
            if (*text == '"') fputc('"', file);
            fputc(*text, file);
        }
        fputc('"', file);
    } else {
        fputs(text, file);
    }
    fputc(after, file);
}

void csv_number(FILE *file, double number, char after)
{
    char text[NUMBER_TEXT_MAX] = "";
    if (!isnan(number)) number_text(text, number);
    fputs(text, file);
    fputc(after, file);
}

void csv_integer(FILE *file, int64_t number, char after)
{
    fprintf(file, "%" PRId64 "%c", number, after);
}
