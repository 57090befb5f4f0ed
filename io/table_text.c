#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct display { /* how a unit is shown */
    double factor;
    const char *before, *after;
};

static struct display display_of(const char *unit, double magnitude)
{
    if (strcmp(unit, "usd") == 0 && magnitude >= 999500) return (struct display){1e-6, "$", " M"};
    if (strcmp(unit, "usd") == 0 && magnitude >= 9995) return (struct display){1e-3, "$", " k"};
    if (strcmp(unit, "usd") == 0) return (struct display){1, "$", ""};
    if (strcmp(unit, "share") == 0) return (struct display){100, "", " %"};
    if (strcmp(unit, "hours") == 0) return (struct display){1, "", " h"};
    if (strcmp(unit, "days") == 0) return (struct display){1, "", " d"};
    return (struct display){1, "", ""};
}

/* Decimals that leave three significant digits of `magnitude`. */
static int decimals_of(double magnitude)
{
    if (magnitude >= 99.95) return 0;
    if (magnitude >= 9.995) return 1;
    return 2;
}

static char *with_commas(double value, int decimals)
{
    char *plain = memory_format("%.*f", decimals, value);
    size_t digits = strcspn(plain, "."), out = 0;
    char *text = memory_allocate(strlen(plain) * 2 + 1, 1);
    for (size_t i = 0; plain[i]; i++) {
        if (i > 0 && i < digits && (digits - i) % 3 == 0) text[out++] = ',';
        text[out++] = plain[i];
    }
    free(plain);
    return text;
}

static char *shown(double magnitude, struct display display, int decimals, const char *sign)
{
    char *number = with_commas(magnitude * display.factor, decimals);
    char *text = memory_format("%s%s%s%s", sign, display.before, number, display.after);
    free(number);
    return text;
}

char *table_value(double value, const char *unit)
{
    if (isnan(value)) return memory_copy_text("n/a");
    struct display display = display_of(unit, fabs(value));
    bool is_count = strcmp(unit, "encounters") == 0 && (fabs(value) >= 10 || value == floor(value));
    int decimals = is_count ? 0 : decimals_of(fabs(value) * display.factor);
    return shown(fabs(value), display, decimals, value < 0 ? "−" : "");
}

/* What is not nothing is not shown as nothing: "<0.1". */
static char *width_text(double half_width, int decimals)
{
    double least = pow(10, -decimals);
    if (isnan(half_width)) return memory_copy_text("n/a");
    if (!(half_width > 0) || half_width >= least / 2) return with_commas(half_width, decimals);
    char *number = with_commas(least, decimals), *text = memory_format("<%s", number);
    free(number);
    return text;
}

char *table_difference(double difference, double half_width, const char *unit)
{
    if (isnan(difference)) return memory_copy_text("n/a");
    double magnitude = fmax(fabs(difference), isnan(half_width) ? 0 : half_width);
    struct display display = display_of(unit, magnitude);
    int decimals = decimals_of(magnitude * display.factor);
    char *number = with_commas(fabs(difference) * display.factor, decimals);
    char *width = width_text(half_width * display.factor, decimals);
    const char *sign = difference < 0 ? "−" : difference > 0 ? "+" : "";
    char *text = memory_format("%s%s%s ± %s%s", sign, display.before, number, width, display.after);
    free(number);
    free(width);
    return text;
}

size_t table_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void print_first(FILE *file, const char *text, size_t count)
{
    for (; *text; text++) {
        if (((unsigned char)*text & 0xC0) != 0x80 && count-- == 0) return;
        fputc(*text, file);
    }
}

void table_cell(FILE *file, const char *text, int width)
{
    size_t room = (size_t)abs(width), length = table_characters(text);
    if (length > room || (length == room && width > 0)) { /* a space always parts a left-aligned cell from the next */
        print_first(file, text, room - (width > 0 ? 2 : 1));
        fputs(width > 0 ? "… " : "…", file);
        return;
    }
    if (width < 0) fprintf(file, "%*s", (int)(room - length), "");
    fputs(text, file);
    if (width > 0) fprintf(file, "%*s", (int)(room - length), "");
}

void table_wrapped(const char *text, int width, FILE *file)
{
    int used = 0;
    while (*text) {
        size_t word = strcspn(text, " ");
        char *copy = memory_format("%.*s", (int)word, text);
        int length = (int)table_characters(copy);
        if (used > 0 && used + 1 + length > width) {
            fputc('\n', file);
            used = 0;
        }
        fprintf(file, "%s%s", used > 0 ? " " : "", copy);
        used += length + (used > 0);
        free(copy);
        text += word + strspn(text + word, " ");
    }
    fputc('\n', file);
}
