#include "io/import_role.h"
#include <string.h>

/* clang-format off */
const struct import_role_row import_roles[IMPORT_ROLE_COUNT] = {
    [ROLE_ACCOUNT] = {"account", KIND_KEY, "what the files are joined on; never written"},
    [ROLE_WORK_TYPE] = {"work_type", KIND_NAME, "class of patient or work"},
    [ROLE_DISCHARGE] = {"discharge", KIND_TIME, "discharge, or end of the visit"},
    [ROLE_DOCUMENTED] = {"documented", KIND_TIME, "documentation complete: the account can be coded"},
    [ROLE_CODING_START] = {"coding_start", KIND_TIME, "a coder opened the account first"},
    [ROLE_CODED] = {"coded", KIND_TIME, "final coded"},
    [ROLE_BILLED] = {"billed", KIND_TIME, "first bill"},
    [ROLE_GROSS] = {"gross_usd", KIND_MONEY, "total charges"},
    [ROLE_NET] = {"net_usd", KIND_MONEY, "expected payment"},
    [ROLE_PAYER] = {"payer", KIND_NAME, "payer or financial class"},
    [ROLE_CODER] = {"coder", KIND_CODER, "who coded; written as a running number"},
    [ROLE_CODING_MINUTES] = {"coding_minutes", KIND_MINUTES, "time that coding took"},
    [ROLE_QUERIED] = {"queried", KIND_MARK, "the provider was queried"},
    [ROLE_DENIED] = {"denied", KIND_MARK, "denied for a coding reason"},
    [ROLE_TOUCHLESS] = {"touchless", KIND_MARK, "coded without a coder"},
};
/* clang-format on */

enum import_role import_role_find(const char *name)
{
    for (int i = 0; i < IMPORT_ROLE_COUNT; i++)
        if (strcmp(import_roles[i].name, name) == 0) return (enum import_role)i;
    return IMPORT_ROLE_NONE;
}
