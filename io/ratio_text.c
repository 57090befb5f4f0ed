#include "io/ratio_text.h"
#include "sim/memory.h"
#include <math.h>

char *ratio_text(double ratio)
{
    if (isnan(ratio)) return memory_copy_text("n/a");
    if (isinf(ratio)) return memory_copy_text("∞");
    if (ratio >= RATIO_TOLD_MOST + 0.5) return memory_copy_text(">1,000×");
    if (ratio >= RATIO_TOLD_MOST - 0.5) return memory_copy_text("1,000×");
    return ratio < 9.95 ? memory_format("%.1f×", ratio) : memory_format("%.0f×", ratio);
}
