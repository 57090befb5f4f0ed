#include "io/figures.h"
#include "io/figure_set.h"
#include "io/file_bytes.h"
#include "sim/memory.h"
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const plots[] = {"style.gp",       "fan.gp",       "causes.gp",   "cost.gp",    "tat.gp",
                                    "utilization.gp", "welch.gp",     "tornado.gp",  "fit.gp",     "variance.gp",
                                    "waterfall.gp",   "scorecard.gp", "coverage.gp", "aged.gp",    "strips.gp",
                                    "scatter.gp",     "grid.gp",      "effects.gp",  "sampled.gp", "backtest.gp"};
static const char figure_mark[] = "# himsim figure\n";

static bool copy_plot(struct figure_set *set, const char *folder, const char *name)
{
    struct file_bytes bytes;
    struct output_file out;
    const char *from = text_pool_format(&set->pool, "%s/%s", set->context->plots_directory, name);
    if (!file_bytes_read(&bytes, from, set->message)) return false;
    bool ok = output_file_open(&out, folder, name, set->message);
    if (ok) {
        fwrite(bytes.data, 1, bytes.count, out.file);
        ok = output_file_close(&out, set->message);
    }
    file_bytes_free(&bytes);
    return ok;
}

static bool copy_plots(struct figure_set *set)
{
    const char *folder = text_pool_format(&set->pool, "%s/plots", set->directory);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        *set->message = memory_format("%s: cannot make the folder: %s", folder, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < sizeof plots / sizeof *plots; i++)
        if (!copy_plot(set, folder, plots[i])) return false;
    return true;
}

static bool is_figure(const char *path)
{
    char begin[sizeof figure_mark] = "";
    FILE *file = fopen(path, "r");
    if (!file) return false;
    size_t count = fread(begin, 1, sizeof figure_mark - 1, file);
    fclose(file);
    return count == sizeof figure_mark - 1 && strcmp(begin, figure_mark) == 0;
}

/* Figures of an earlier study in the folder would pass for figures of this one. */
static void remove_old(struct figure_set *set)
{
    static const char *const endings[] = {"gp", "dat", "png", "svg", "pdf"};
    DIR *folder = opendir(set->directory);
    if (!folder) return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".gp") != 0) continue;
        if (!is_figure(text_pool_format(&set->pool, "%s/%s", set->directory, entry->d_name))) continue;
        for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
            unlink(text_pool_format(&set->pool, "%s/%.*s.%s", set->directory, (int)(length - 3), entry->d_name,
                                    endings[e]));
    }
    closedir(folder);
}

static bool has_value(const struct figure_set *set, enum metric_id id)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (figure_level(set, s, id, SCOPE_ALL, 0).mean > 0) return true;
    return false;
}

/* What asks for a comparison. */
static bool write_comparison(struct figure_set *set, bool dollars, bool cost)
{
    if (set->study->count < 2) return true;
    if (dollars && !(figure_waterfall_dnfb_write(set) && figure_ladder_write(set))) return false;
    if (cost && !(figure_waterfall_cost_write(set) && figure_pareto_write(set))) return false;
    return set->study->replications < 2 || figure_variance_write(set);
}

static bool write_all(struct figure_set *set)
{
    bool dollars = has_value(set, METRIC_DNFB_PEAK_USD), cost = has_value(set, METRIC_COST_TOTAL_USD);
    bool claims = has_value(set, METRIC_NET_CLAIMED_USD), coded = has_value(set, METRIC_ENCOUNTERS_CODED);
    if (!dollars) figure_set_leave_out(set, "no DNFB figures: the scenarios carry no hospital dollars");
    if (!cost) figure_set_leave_out(set, "no cost figure: the scenarios carry no prices");
    if (!coded) figure_set_leave_out(set, "no turnaround figures: no chart was coded");
    if (dollars && !(figure_fan_write(set) && figure_causes_write(set))) return false;
    if (cost && !figure_cost_write(set)) return false;
    if (coded && !figure_tat_write(set)) return false;
    if (claims && !figure_filing_write(set)) return false;
    if (set->context->steady && !figure_welch_write(set)) return false;
    if (!write_comparison(set, dollars, cost)) return false;
    return figure_scorecard_write(set) && figure_coverage_write(set) && figure_aged_write(set) &&
           figure_quality_write(set) && figure_utilization_write(set);
}

bool figures_begin(const struct figure_context *context, const char *directory, char **message)
{
    struct figure_set set = {.context = context, .directory = directory, .message = message};
    *message = NULL;
    remove_old(&set);
    bool ok = copy_plots(&set);
    text_pool_free(&set.pool);
    return ok;
}

static bool write_set(const struct study *study, const struct figure_context *context, const char *directory,
                      char **message, bool (*write)(struct figure_set *))
{
    struct figure_set set;
    *message = NULL;
    figure_set_init(&set, study, context, directory, message);
    remove_old(&set);
    bool ok = copy_plots(&set) && write(&set);
    if (ok && set.left_out) *message = memory_copy_text(set.left_out);
    figure_set_free(&set);
    return ok;
}

bool figures_write(const struct study *study, const struct figure_context *context, const char *directory,
                   char **message)
{
    return write_set(study, context, directory, message, write_all);
}

bool figures_pilot_write(const struct study *pilot, const struct figure_context *context, const char *directory,
                         char **message)
{
    return write_set(pilot, context, directory, message, figure_welch_write);
}
