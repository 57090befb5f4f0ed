#include "io/fit_source.h"
#include "io/law_table.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

double fit_rounded(double value)
{
    char text[32];
    if (!isfinite(value)) return value;
    snprintf(text, sizeof text, "%.6g", value);
    return strtod(text, NULL);
}

/* Opens the comment; the caller adds to it and closes it. */
static void open_note(struct json_write *out, const struct fit_view *view, const char *key, int64_t rows,
                      const char *method)
{
    const struct history *history = view->fit->history;
    char *note = memory_format("//source %s", key);
    json_write_flat(out, note);
    for (size_t f = 0; f < history->file_count; f++) {
        char *file = f ? memory_format("file %zu", f + 1) : memory_copy_text("file"),
             *digest = f ? memory_format("digest %zu", f + 1) : memory_copy_text("digest");
        json_write_text(out, file, history->files[f].name);
        json_write_text(out, digest, history->files[f].digest);
        free(file);
        free(digest);
    }
    json_write_number(out, "rows", (double)rows);
    json_write_text(out, "method", method);
    free(note);
}

static void write_interval(struct json_write *out, const char *key, double low, double high)
{
    if (isnan(low) || isnan(high)) return;
    json_write_row(out, key);
    json_write_number(out, NULL, fit_rounded(low));
    json_write_number(out, NULL, fit_rounded(high));
    json_write_list_end(out);
}

void fit_source_note(struct json_write *out, const struct fit_view *view, const char *key, int64_t rows,
                     const char *method)
{
    open_note(out, view, key, rows, method);
    json_write_object_end(out);
}

void fit_source_number(struct json_write *out, const struct fit_view *view, const char *key, struct fit_interval value,
                       int64_t rows, const char *method)
{
    open_note(out, view, key, rows, method);
    write_interval(out, "interval", value.low, value.high);
    json_write_object_end(out);
    json_write_number(out, key, fit_rounded(value.value));
}

void fit_source_share(struct json_write *out, const struct fit_view *view, const char *key,
                      const struct share_estimate *share, const char *of)
{
    char *method = memory_format("%" PRId64 " of %" PRId64 " %s; Clopper-Pearson", share->hits, share->count, of);
    struct fit_interval value = {share->share, share->low, share->high};
    fit_source_number(out, view, key, value, share->count, method);
    free(method);
}

char *fit_method_text(const struct fit_choice *choice)
{
    const char *open = choice->open_count ? ", open accounts as right-censored" : "";
    if (choice->outcome == FIT_CONSTANT) return memory_copy_text("all values alike");
    if (choice->outcome == FIT_TABLE)
        return memory_format("empirical table (%s%zu values%s): no candidate law fits well enough",
                             choice->open_count ? "Kaplan-Meier, " : "", choice->count, open);
    return memory_format("maximum likelihood%s; lowest AIC of the laws that fit; largest distance %.4f", open,
                         choice->distance);
}

void fit_law_write(struct json_write *out, const char *key, const struct law *law)
{
    const struct law_row *row = &law_rows[law->kind];
    if (law->kind == LAW_DETERMINISTIC) {
        json_write_number(out, key, fit_rounded(law->mean));
        return;
    }
    json_write_flat(out, key);
    json_write_text(out, "law", row->name);
    for (size_t i = 0; i < row->count; i++)
        json_write_number(out, row->parameters[i]->key,
                          fit_rounded(*(const double *)((const char *)law + row->parameters[i]->offset)));
    if (row->has_points) json_write_row(out, "points");
    for (size_t i = 0; row->has_points && i < law->point_count; i++) {
        json_write_row(out, NULL);
        json_write_number(out, NULL, fit_rounded(law->points[i].share));
        json_write_number(out, NULL, fit_rounded(law->points[i].value));
        json_write_list_end(out);
    }
    if (row->has_points) json_write_list_end(out);
    json_write_object_end(out);
}

/* What no share of a table errs by more than, all shares at once (Dvoretzky, Kiefer and Wolfowitz 1956, Massart 1990).
 */
static double share_error(size_t count, double confidence)
{
    return sqrt(log(2 / (1 - confidence)) / (2 * (double)count));
}

void fit_source_law(struct json_write *out, const struct fit_view *view, const char *key,
                    const struct fit_choice *choice)
{
    char *method = fit_method_text(choice);
    open_note(out, view, key, (int64_t)(choice->count + choice->open_count), method);
    if (choice->outcome == FIT_PARAMETRIC) {
        const struct fitted_law *law = &choice->candidates[choice->chosen];
        const struct law_row *row = &law_rows[law->law.kind];
        for (int i = 0; i < law->parameters; i++) {
            char *name = memory_format("interval %s", row->parameters[i]->key);
            write_interval(out, name, law->low[i], law->high[i]);
            free(name);
        }
    } else {
        write_interval(out, "interval mean", choice->mean_low, choice->mean_high);
        if (choice->outcome == FIT_TABLE)
            json_write_number(out, "shares within", fit_rounded(share_error(choice->count, view->fit->confidence)));
    }
    json_write_object_end(out);
    fit_law_write(out, key, &choice->law);
    free(method);
}
