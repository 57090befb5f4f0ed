#include "io/number_text.h"
#include <stdio.h>
#include <stdlib.h>

void number_text(char text[NUMBER_TEXT_MAX], double number)
{
    if (number == 0) number = 0; /* no "-0" */
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, NUMBER_TEXT_MAX, "%.*g", digits, number);
        if (strtod(text, NULL) == number) return;
    }
}
