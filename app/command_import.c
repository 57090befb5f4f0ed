#include "app/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/import_guess.h"
#include "io/import_run.h"
#include "io/problem_write.h"
#include "sim/memory.h"
#include <stdlib.h>

enum {
    OPTION_MAP = 256,
    OPTION_GUESS,
    OPTION_SKIP_PERSONAL,
    OPTION_MAX_BAD_SHARE,
    OPTION_REJECTS,
    OPTION_AS_OF,
    OPTION_OPEN,
    OPTION_UNTIL,
    OPTION_JOIN_KEY
};

static const struct argp_option options[] = {
    {"map", OPTION_MAP, "MAP.json", 0, "which column means what", 0},
    {"output", 'o', "ACCOUNTS.csv", 0, "where the accounts go; ACCOUNTS.csv.json gets the facts about them", 0},
    {"guess", OPTION_GUESS, NULL, 0, "print a proposal for a map instead, for review", 0},
    {"skip-personal", OPTION_SKIP_PERSONAL, NULL, 0, "leave columns that look like personal data unread", 0},
    {"max-bad-share", OPTION_MAX_BAD_SHARE, "SHARE", 0, "stop when more of the rows are bad; default 0.01", 0},
    {"rejects", OPTION_REJECTS, "FILE", 0, "where bad rows are listed; default ACCOUNTS.csv.rejects.csv", 0},
    {"until", OPTION_UNTIL, "INSTANT", 0, "when the export was cut off; default the latest instant in it", 0},
    {"as-of", OPTION_AS_OF, "INSTANT", 0, "also write the accounts that were open then", 0},
    {"open", OPTION_OPEN, "FILE", 0, "where they go; default ACCOUNTS.csv.open.csv", 0},
    {"join-key", OPTION_JOIN_KEY, "KEYFILE", 0, "add a keyed digest of the account number as last column", 0},
    {0}};

struct import_options {
    struct import_request request;
    char **paths;
    bool guess;
};

static void check(const struct import_options *import, struct argp_state *state)
{
    if (import->request.path_count == 0) argp_error(state, "name at least one export");
    if (!import->guess && (!import->request.map || !import->request.accounts))
        argp_error(state, "takes --map MAP.json and -o ACCOUNTS.csv, or --guess to propose a map");
    if (import->request.open && !import->request.as_of) argp_error(state, "--open needs --as-of");
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct import_options *import = state->input;
    struct import_request *request = &import->request;
    switch (key) {
    case OPTION_MAP:
        request->map = argument;
        break;
    case 'o':
        request->accounts = argument;
        break;
    case OPTION_GUESS:
        import->guess = true;
        break;
    case OPTION_SKIP_PERSONAL:
        request->skip_personal = true;
        break;
    case OPTION_MAX_BAD_SHARE:
        request->max_bad_share = parse_number(state, "--max-bad-share", argument, 0, 1);
        break;
    case OPTION_REJECTS:
        request->rejects = argument;
        break;
    case OPTION_UNTIL:
        request->until = argument;
        break;
    case OPTION_AS_OF:
        request->as_of = argument;
        break;
    case OPTION_OPEN:
        request->open = argument;
        break;
    case OPTION_JOIN_KEY:
        request->join_key = argument;
        break;
    case ARGP_KEY_ARG:
        import->paths[request->path_count++] = argument;
        break;
    case ARGP_KEY_END:
        check(import, state);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int guess(const struct import_options *import, struct problems *problems)
{
    if (!import_guess(import->paths, import->request.path_count, stdout, problems)) return EXIT_INVALID_SCENARIO;
    return output_flush() ? EXIT_DONE : EXIT_FAILED;
}

static int run(const struct import_options *import, struct problems *problems)
{
    static const int codes[] = {[IMPORT_DONE] = EXIT_DONE,
                                [IMPORT_REFUSED] = EXIT_INVALID_SCENARIO,
                                [IMPORT_TOO_BAD] = EXIT_FAILED,
                                [IMPORT_FAILED] = EXIT_FAILED,
                                [IMPORT_STOPPED] = EXIT_INTERRUPTED};
    struct import_request request = import->request;
    interrupt_watch();
    request.is_stopped = interrupt_came;
    char *message;
    int code = codes[import_run(&request, stdout, problems, &message)];
    if (message) output_complain(message);
    if (code == EXIT_INTERRUPTED) fputs("himsim: interrupted; nothing was imported\n", stderr);
    return output_flush() ? code : EXIT_FAILED;
}

int command_import(int argc, char **argv)
{
    const struct argp argp = {
        options,
        parse_option,
        "EXPORT...",
        "Reads accounts from exports of an EHR or a coding product: CSV or TSV with any column names, joined on the "
        "account. Keeps no identifiers: accounts and coders become running numbers.\v"
        "An INSTANT is a date (its first instant in the time zone of the map) or YYYY-MM-DDTHH:MM:SS, also with Z. "
        "Rejected rows are listed by file, line, reason and column, never with what stood in them. The digest of "
        "--join-key is a pseudonym, not anonymity: who has the key file can find an account number again. Memory is "
        "about 130 bytes an account.",
        NULL,
        NULL,
        NULL};
    struct import_options import = {.request.max_bad_share = 0.01,
                                    .paths = memory_allocate((size_t)argc, sizeof *import.paths)};
    struct problems problems = {0};
    import.request.paths = import.paths;
    parse_command(&argp, "import", argc, argv, &import);
    int code = import.guess ? guess(&import, &problems) : run(&import, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    free(import.paths);
    return code;
}
