#include "app/figures.h"
#include "app/exit_code.h"
#include "io/figures.h"
#include "io/output_file.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The shared gnuplot files: beside the build folder's project, or where `cmake --install` put them. The caller frees.
 */
static char *find_plots(void)
{
    static const char *const places[] = {"/../../plots", "/../share/himsim/plots", "/plots"};
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0) return NULL;
    program[length] = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *plots = memory_format("%s%s", program, places[i]), *style = memory_format("%s/style.gp", plots);
        bool found = access(style, R_OK) == 0;
        free(style);
        if (found) return plots;
        free(plots);
    }
    return NULL;
}

static int complain(char *message, int exit_code)
{
    fprintf(stderr, "himsim: %s\n", message);
    free(message);
    return exit_code;
}

static int draw(const char *figures, bool with_pdf)
{
    char *message = NULL;
    switch (figures_render(figures, with_pdf, &message)) {
    case FIGURES_RENDERED:
        free(message);
        return EXIT_DONE;
    case FIGURES_NO_GNUPLOT:
        return complain(message, EXIT_TOOL_MISSING);
    case FIGURES_RENDER_FAILED:
        break;
    }
    return complain(message, EXIT_FAILED);
}

static bool write_data(const struct result_set *results, const char *plots, const char *figures)
{
    size_t count = results->study->count;
    const char **digests = memory_allocate(count, sizeof *digests), **labels = memory_allocate(count, sizeof *labels);
    for (size_t s = 0; s < count; s++) {
        digests[s] = results->scenarios[s].digest;
        labels[s] = result_label(results, s);
    }
    bool short_of = results->precision && !results->precision->is_met && !results->study->interrupted;
    struct figure_context context = {.digests = digests,
                                     .labels = labels,
                                     .confidence = results->confidence,
                                     .version = HIMSIM_VERSION,
                                     .reservation = short_of ? "precision not reached" : NULL,
                                     .plots_directory = plots,
                                     .steady = results->steady,
                                     .results = results};
    char *message = NULL;
    bool ok = results->is_pilot ? figures_pilot_write(results->study, &context, figures, &message)
                                : figures_write(results->study, &context, figures, &message);
    if (message) fprintf(stderr, "himsim: %s\n", message);
    free(message);
    free(digests);
    free(labels);
    return ok;
}

/* The folder of the figures and that of the shared plots; false, with the reason on stderr. */
static bool prepare(const char *figures, char **plots)
{
    char *message = NULL;
    *plots = find_plots();
    if (!*plots)
        fputs("himsim: the plots folder (style.gp) stands neither beside the build folder nor in ../share/himsim; no "
              "figures are made\n",
              stderr);
    else if (!output_directory_prepare(figures, &message))
        complain(message, EXIT_FAILED);
    else
        return true;
    return false;
}

int figures_make(const struct result_set *results, const char *directory, bool with_pdf)
{
    char *figures = memory_format("%s/figures", directory), *plots;
    int exit_code = EXIT_FAILED;
    if (prepare(figures, &plots) && write_data(results, plots, figures)) exit_code = draw(figures, with_pdf);
    free(figures);
    free(plots);
    return exit_code;
}

int figures_make_by(figures_write_by *write, const void *result, const char *directory)
{
    char *message = NULL, *figures = memory_format("%s/figures", directory), *plots;
    int exit_code = EXIT_FAILED;
    if (prepare(figures, &plots)) {
        const struct figure_context context = {.version = HIMSIM_VERSION, .plots_directory = plots};
        if (figures_begin(&context, figures, &message) && write(result, &context, figures, &message))
            exit_code = draw(figures, false);
        else
            complain(message, EXIT_FAILED);
    }
    free(figures);
    free(plots);
    return exit_code;
}

int figures_draw(const char *directory, bool with_pdf)
{
    char *figures = memory_format("%s/figures", directory);
    int exit_code = EXIT_FAILED;
    if (access(figures, R_OK | X_OK) != 0)
        fprintf(stderr, "himsim: %s: there is no such folder; name the folder that run or compare wrote with -o\n",
                figures);
    else
        exit_code = draw(figures, with_pdf);
    free(figures);
    return exit_code;
}
