#include "io/fit_words.h"
#include "sim/memory.h"
#include <math.h>

char *fit_interval_text(struct fit_interval value, int digits)
{
    if (isnan(value.value)) return memory_copy_text("n/a");
    if (isnan(value.low)) return memory_format("%.*g", digits, value.value);
    return memory_format("%.*g (%.*g to %.*g)", digits, value.value, digits, value.low, digits, value.high);
}
