#ifndef IO_FIGURES_H
#define IO_FIGURES_H
/* The figures of a study. Each is a data file NAME.dat and a script NAME.gp; titles and labels are computed from the
 * estimates, and a title claims a difference only when its confidence interval excludes zero. The shared plots are
 * copied into plots/ beside them, so that a result folder can be moved and drawn anywhere.
 *
 *   fan-dollars, fan-days      DNFB over the days: the baseline's band, everybody's median (not of two scenarios)
 *   fan-dollars-X, fan-days-X  the baseline against the alternative X: medians and 80 % prediction bands
 *   causes-X                   DNFB dollars of scenario X by the cause that binds
 *   scorecard                  what decides, by scenario: levels, paired differences and verdicts
 *   waterfall-dnfb-X           from the baseline's mean DNFB days to those of X, by the cause that binds
 *   waterfall-cost-X           from the baseline's cost to that of X, by component
 *   cost                       cost by component and scenario
 *   tat, tat-settings          share of charts coded within h hours, all and by setting (when there are several)
 *   coverage-X                 work, coders on duty and the difference by hour and weekday
 *   aged                       charts uncoded at the end by age
 *   filing                     what is lost to the payers' filing limits, where claims are paid
 *   quality                    accuracy and denials, internal against global, where coders err
 *   pareto-tat, pareto-dnfb    cost against turnaround and peak DNFB, and the frontier (of a comparison)
 *   ladder                     filled seats against DNFB days (of a comparison in which they differ)
 *   utilization                utilisation by pool and scenario
 *   welch-backlog, welch-dnfb  where a steady state was looked for: the weeks of the pilot study
 *   variance                   what common random numbers buy, by alternative and metric
 *
 * X is the scenario's name made fit for a file name. Figures about dollars or cost are left out when there are none. */
#include "io/figure_context.h"

/* Writes all figures into the directory, which exists; figures of an earlier study there are removed first. The study
 * has kept its daily values and has at least one replication. Returns false and sets *message (owned by the caller)
 * when the world fails. On success *message is NULL, or a note that says which figures were left out and why. */
bool figures_write(const struct study *study, const struct figure_context *context, const char *directory,
                   char **message);

/* The figures of the weeks alone, of a pilot study that found no end of the warm-up. */
bool figures_pilot_write(const struct study *pilot, const struct figure_context *context, const char *directory,
                         char **message);
/* Makes the directory ready for figures: removes those of an earlier result, and copies the shared plots. */
bool figures_begin(const struct figure_context *context, const char *directory, char **message);

enum figure_render { FIGURES_RENDERED, FIGURES_NO_GNUPLOT, FIGURES_RENDER_FAILED };

/* Draws every figure of the directory as PNG and SVG, and as PDF when asked, two at a time. A picture appears whole or
 * not at all. *message is NULL on success, else says what failed, with gnuplot's own words; the caller frees. */
enum figure_render figures_render(const char *directory, bool with_pdf, char **message);
#endif
