#include "io/figure_number.h"
#include <math.h>
#include <string.h>

struct display { /* how a unit is shown at some magnitude */
    double factor;
    const char *before, *after;
};

static struct display display_of(const char *unit, double magnitude)
{
    static const struct {
        double from;
        struct display display;
    } dollars[] = {{999.5e6, {1e-9, "$", "\u00A0B"}},
                   {999.5e3, {1e-6, "$", "\u00A0M"}},
                   {999.5, {1e-3, "$", "\u00A0k"}},
                   {0, {1, "$", ""}}};
    if (strcmp(unit, "usd") == 0) {
        size_t i = 0;
        while (magnitude < dollars[i].from) i++;
        return dollars[i].display;
    }
    if (strcmp(unit, "share") == 0) return (struct display){100, "", "\u00A0%"};
    if (strcmp(unit, "points") == 0) return (struct display){100, "", "\u00A0points"};
    if (strcmp(unit, "hours") == 0) return (struct display){1, "", "\u00A0h"};
    if (strcmp(unit, "days") == 0) return (struct display){1, "", "\u00A0days"};
    return (struct display){1, "", ""};
}

/* Decimals that leave three significant digits, or as many as an interval of this half-width bears. */
static int decimals_of(double magnitude, double half_width)
{
    int decimals = magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2;
    if (magnitude > 0 && magnitude < 0.095) decimals = 1 - (int)floor(log10(magnitude));
    if (half_width > 0 && isfinite(half_width)) {
        int borne = -(int)floor(log10(half_width));
        if (borne < decimals) decimals = borne;
    }
    if (decimals > 6) decimals = 6;
    return decimals > 0 ? decimals : 0;
}

static const char *sign_of(double value)
{
    return value < 0 ? "−" : "";
}

/* A share is read in whole percents, but near 0 and 1 the tenths count. */
static int share_decimals(double percent, int decimals)
{
    int most = percent >= 10 && percent <= 99 ? 0 : 1;
    return decimals < most ? decimals : most;
}

const char *figure_value(struct text_pool *pool, double value, double half_width, const char *unit)
{
    if (!isfinite(value)) return "n/a";
    struct display display = display_of(unit, fabs(value));
    double shown = fabs(value) * display.factor;
    int decimals = value == 0 ? 0 : decimals_of(shown, half_width * display.factor);
    bool is_share = strcmp(unit, "share") == 0;
    if (is_share && value < 1 && shown >= 99.95) return ">99.9\u00A0%";
    if (is_share) decimals = share_decimals(shown, decimals);
    return text_pool_format(pool, "%s%s%.*f%s", sign_of(value), display.before, decimals, shown, display.after);
}

const char *figure_percent(struct text_pool *pool, double share)
{
    if (!isfinite(share)) return "n/a";
    if (share > 0 && share < 0.005) return "<1\u00A0%";
    if (share < 1 && share >= 0.995) return ">99\u00A0%";
    return text_pool_format(pool, "%.0f\u00A0%%", 100 * share);
}

const char *figure_range(struct text_pool *pool, double low, double high, const char *unit)
{
    if (!isfinite(low) || !isfinite(high)) return "n/a";
    double magnitude = fmax(fabs(low), fabs(high));
    struct display display = display_of(unit, magnitude);
    int decimals = decimals_of(magnitude * display.factor, NAN);
    if (strcmp(unit, "share") == 0) decimals = share_decimals(magnitude * display.factor, decimals);
    if (low < 0)
        return text_pool_format(pool, "%s to %s", figure_value(pool, low, NAN, unit),
                                figure_value(pool, high, NAN, unit));
    return text_pool_format(pool, "%s%.*f–%.*f%s", display.before, decimals, low * display.factor, decimals,
                            high * display.factor, display.after);
}

const char *figure_interval(struct text_pool *pool, double mean, double half_width, double confidence, const char *unit)
{
    return text_pool_format(pool, "%s (%g %% CI %s to %s)", figure_value(pool, mean, half_width, unit),
                            100 * confidence, figure_value(pool, mean - half_width, half_width, unit),
                            figure_value(pool, mean + half_width, half_width, unit));
}

const char *figure_tick(struct text_pool *pool, double value, double step, double largest, const char *unit)
{
    struct display display = display_of(unit, fabs(largest));
    double shown = step * display.factor;
    int decimals = 0;
    while (decimals < 6 && fabs(shown * pow(10, decimals) - round(shown * pow(10, decimals))) > 1e-6) decimals++;
    const char *after = strcmp(unit, "days") == 0 || strcmp(unit, "hours") == 0 ? "" : display.after;
    if (value == 0) return text_pool_format(pool, "%s0", display.before);
    return text_pool_format(pool, "%s%s%.*f%s", sign_of(value), display.before, decimals, fabs(value) * display.factor,
                            after);
}

const char *figure_signed(struct text_pool *pool, double value, double half_width, const char *unit)
{
    return text_pool_format(pool, "%s%s", value > 0 ? "+" : "", figure_value(pool, value, half_width, unit));
}

const char *figure_difference(struct text_pool *pool, double mean, double half_width, const char *unit)
{
    if (!isfinite(mean)) return "n/a";
    bool is_share = strcmp(unit, "share") == 0;
    struct display display =
        display_of(is_share ? "points" : unit, fmax(fabs(mean), isfinite(half_width) ? half_width : 0));
    double shown = fabs(mean) * display.factor;
    int decimals = decimals_of(shown, half_width * display.factor);
    bool is_zero = shown < 0.5 * pow(10, -decimals);
    const char *sign = is_zero ? "" : mean < 0 ? "−" : "+";
    if (!isfinite(half_width))
        return text_pool_format(pool, "%s%s%.*f%s", sign, display.before, decimals, shown, display.after);
    double width = half_width * display.factor, least = pow(10, -decimals);
    bool is_less = width > 0 && width < least / 2; /* what is not nothing is not shown as nothing */
    return text_pool_format(pool, "%s%s%.*f ±\u00A0%s%.*f%s", sign, display.before, decimals, shown, is_less ? "<" : "",
                            decimals, is_less ? least : width, display.after);
}

struct figure_scale figure_scale_for(double largest, double half_width, const char *unit)
{
    double magnitude = isfinite(largest) ? fabs(largest) : 0;
    struct display display = display_of(unit, magnitude);
    int decimals = decimals_of(magnitude * display.factor, NAN);
    if (half_width > 0 && isfinite(half_width)) {
        int borne = -(int)floor(log10(half_width * display.factor));
        decimals = borne > decimals ? decimals + 1 : borne < decimals && decimals > 0 ? decimals - 1 : decimals;
    }
    return (struct figure_scale){display.factor, display.before, display.after, decimals};
}

int64_t figure_scale_units(const struct figure_scale *scale, double value)
{
    return isfinite(value) ? llround(value * scale->factor * pow(10, scale->decimals)) : 0;
}

void figure_scale_parts(const struct figure_scale *scale, const double *parts, size_t count, int64_t sum,
                        int64_t *units)
{
    double unit = scale->factor * pow(10, scale->decimals);
    int64_t missing = sum;
    for (size_t i = 0; i < count; i++) missing -= units[i] = (int64_t)floor(parts[i] * unit + 1e-9);
    for (; missing > 0; missing--) {
        size_t best = count;
        for (size_t i = 0; i < count; i++) {
            double rest = parts[i] * unit - (double)units[i];
            if (rest > 1e-9 && (best == count || rest > parts[best] * unit - (double)units[best])) best = i;
        }
        if (best == count) return;
        units[best]++;
    }
}

const char *figure_scaled(struct text_pool *pool, const struct figure_scale *scale, int64_t units, bool with_sign)
{
    const char *sign = units < 0 ? "−" : with_sign && units > 0 ? "+" : "";
    double shown = fabs((double)units) / pow(10, scale->decimals);
    return text_pool_format(pool, "%s%s%.*f%s", sign, scale->before, scale->decimals, shown, scale->after);
}
