#include "io/chunk_script.h"
#include "io/output_file.h"
#include "io/path_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

enum { ARRAY_MOST = 1000 }; /* tasks: Slurm's own default limit is 1,001 */

static void write_quoted(FILE *file, const char *text)
{
    char *word = path_for_shell(text);
    fputs(word, file);
    free(word);
}

static void write_slurm(const struct chunk_plan *plan, int64_t throttle, const char *folder, FILE *file)
{
    int64_t each = (plan->chunks + ARRAY_MOST - 1) / ARRAY_MOST, tasks = (plan->chunks + each - 1) / each;
    fprintf(
        file,
        "#!/bin/bash\n"
        "# sbatch himsim.sbatch. Any part may be run again: what is done is not done twice. See how far it is with\n"
        "# himsim status, and bring it together with himsim merge.\n"
        "#SBATCH --job-name=himsim\n"
        "#SBATCH --array=0-%" PRId64 "%%%" PRId64 "\n"
        "#SBATCH --requeue\n"
        "#SBATCH --open-mode=append\n"
        "#SBATCH --ntasks=1\n"
        "#SBATCH --cpus-per-task=1\n"
        "#SBATCH --output=/dev/null\n"
        "set -u\n"
        "plan=",
        tasks - 1, throttle);
    write_quoted(file, folder);
    fprintf(file,
            "\n"
            "each=%" PRId64 " chunks=%" PRId64 " failed=0\n"
            "first=$((SLURM_ARRAY_TASK_ID * each))\n"
            "exec 2>> \"$plan/logs/$SLURM_ARRAY_TASK_ID.log\"\n"
            "for ((chunk = first; chunk < first + each && chunk < chunks; chunk++)); do\n"
            "    \"${HIMSIM:-himsim}\" work \"$plan\" --chunk \"$chunk\" --jobs \"${SLURM_CPUS_PER_TASK:-1}\" || "
            "failed=$?\n"
            "done\n"
            "exit $failed\n",
            each, plan->chunks);
}

static void write_parallel(const struct chunk_plan *plan, const char *folder, FILE *file)
{
    fprintf(
        file,
        "#!/bin/bash\n"
        "# bash parallel.sh [OPTIONS OF GNU PARALLEL], such as --sshloginfile HOSTS. Run again after an interruption:\n"
        "# finished chunks are left out, failed ones are tried again.\n"
        "plan=");
    write_quoted(file, folder);
    fprintf(file,
            "\n"
            "seq 0 %" PRId64 " | parallel --quote --joblog \"$plan/joblog\" --resume-failed --retries 2 \"$@\" \\\n"
            "    \"${HIMSIM:-himsim}\" work \"$plan\" --chunk {} --jobs 1\n",
            plan->chunks - 1);
}

static bool open_script(struct output_file *out, const struct chunk_plan *plan, const char *name, char **folder,
                        char **message)
{
    *folder = path_absolute(plan->directory);
    char *logs = memory_format("%s/logs", plan->directory);
    bool ok = output_directory_prepare(logs, message) && output_file_open(out, plan->directory, name, message);
    free(logs);
    return ok;
}

bool chunk_script_slurm(const struct chunk_plan *plan, int64_t throttle, char **message)
{
    struct output_file out;
    char *folder;
    bool ok = open_script(&out, plan, "himsim.sbatch", &folder, message);
    if (ok) write_slurm(plan, throttle, folder, out.file);
    free(folder);
    return ok && output_file_close(&out, message);
}

bool chunk_script_parallel(const struct chunk_plan *plan, char **message)
{
    struct output_file out;
    char *folder;
    bool ok = open_script(&out, plan, "parallel.sh", &folder, message);
    if (ok) write_parallel(plan, folder, out.file);
    free(folder);
    return ok && output_file_close(&out, message);
}
