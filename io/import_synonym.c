#include "io/import_synonym.h"
#include "io/header_words.h"
#include <stddef.h>
#include <string.h>

#define LAST_CHANGE "it is the last change of the coding status, later than the first coding of a recoded account"
#define BY_WORDS    "known only by the words in the header"

/* Of a role the better ones first. */
/* clang-format off */
static const struct import_synonym synonyms[] = {
    {.role = ROLE_ACCOUNT, .words = "hsp account id"},
    {.role = ROLE_ACCOUNT, .words = "account number"},
    {.role = ROLE_ACCOUNT, .words = "account"},
    {.role = ROLE_ACCOUNT, .words = "account id"},
    {.role = ROLE_ACCOUNT, .words = "account no"},
    {.role = ROLE_ACCOUNT, .words = "acct no"},
    {.role = ROLE_ACCOUNT, .words = "acct number"},
    {.role = ROLE_ACCOUNT, .words = "har"},
    {.role = ROLE_ACCOUNT, .words = "fin"},
    {.role = ROLE_ACCOUNT, .words = "encounter id"},
    {.role = ROLE_ACCOUNT, .words = "encounter"},
    {.role = ROLE_ACCOUNT, .words = "encounter number"},
    {.role = ROLE_ACCOUNT, .words = "visit id"},
    {.role = ROLE_ACCOUNT, .words = "visit number"},
    {.role = ROLE_ACCOUNT, .words = "csn"},
    {.role = ROLE_ACCOUNT, .words = "episode"},
    {.role = ROLE_WORK_TYPE, .words = "work type"},
    {.role = ROLE_WORK_TYPE, .words = "acct class ha c name"},
    {.role = ROLE_WORK_TYPE, .words = "patient class"},
    {.role = ROLE_WORK_TYPE, .words = "patient type"},
    {.role = ROLE_WORK_TYPE, .words = "client type"},
    {.role = ROLE_WORK_TYPE, .words = "category"},
    {.role = ROLE_WORK_TYPE, .words = "prim svc ha c name", .doubt = "it is the service; a patient class groups coding work better"},
    {.role = ROLE_WORK_TYPE, .words = "department", .doubt = "it is the department; a patient class groups coding work better"},
    {.role = ROLE_WORK_TYPE, .words = "class", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_DISCHARGE, .words = "disch date time"},
    {.role = ROLE_DISCHARGE, .words = "discharge date w time"},
    {.role = ROLE_DISCHARGE, .words = "discharge date time"},
    {.role = ROLE_DISCHARGE, .words = "discharge date"},
    {.role = ROLE_DISCHARGE, .words = "discharged"},
    {.role = ROLE_DISCHARGE, .words = "discharge"},
    {.role = ROLE_DISCHARGE, .words = "discharge time"},
    {.role = ROLE_DISCHARGE, .words = "disch date"},
    {.role = ROLE_DISCHARGE, .words = "er dschg date time", .doubt = "it is the end of an ED visit only"},
    {.role = ROLE_DISCHARGE, .words = "discharge", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_DISCHARGE, .words = "disch", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_DISCHARGE, .words = "service date", .doubt = "it is the day of service, for want of a discharge"},
    {.role = ROLE_DOCUMENTED, .words = "coding ready start date time"},
    {.role = ROLE_DOCUMENTED, .words = "coding ready start date"},
    {.role = ROLE_DOCUMENTED, .words = "documentation complete"},
    {.role = ROLE_DOCUMENTED, .words = "documented"},
    {.role = ROLE_DOCUMENTED, .words = "ready"},
    {.role = ROLE_DOCUMENTED, .words = "documentation", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_DOCUMENTED, .words = "ready start", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_CODING_START, .words = "coding start"},
    {.role = ROLE_CODING_START, .words = "coding started"},
    {.role = ROLE_CODING_START, .words = "started"},
    {.role = ROLE_CODING_START, .words = "first opened", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_CODED, .words = "first submitted date"},
    {.role = ROLE_CODED, .words = "final coded"},
    {.role = ROLE_CODED, .words = "final coded date"},
    {.role = ROLE_CODED, .words = "coded"},
    {.role = ROLE_CODED, .words = "coded date"},
    {.role = ROLE_CODED, .words = "coded date time"},
    {.role = ROLE_CODED, .words = "completion dt tm"},
    {.role = ROLE_CODED, .words = "coding ready end date time", .doubt = "it is when the account left the coding worklist"},
    {.role = ROLE_CODED, .words = "cdsts hx utc dttm", .zone = "UTC", .doubt = "the history has a row for every status: keep the one of the final coding"},
    {.role = ROLE_CODED, .words = "coding datetime", .doubt = LAST_CHANGE},
    {.role = ROLE_CODED, .words = "last coding date", .doubt = LAST_CHANGE},
    {.role = ROLE_CODED, .words = "coded", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_BILLED, .words = "first billed date"},
    {.role = ROLE_BILLED, .words = "billed"},
    {.role = ROLE_BILLED, .words = "billed date"},
    {.role = ROLE_BILLED, .words = "bill date"},
    {.role = ROLE_BILLED, .words = "final bill date"},
    {.role = ROLE_BILLED, .words = "submission date", .doubt = "it is when the claim was sent"},
    {.role = ROLE_BILLED, .words = "claim date", .doubt = "it is when the claim was sent"},
    {.role = ROLE_BILLED, .words = "bill date", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_BILLED, .words = "billed date", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_GROSS, .words = "tot chgs"},
    {.role = ROLE_GROSS, .words = "total charges"},
    {.role = ROLE_GROSS, .words = "charges"},
    {.role = ROLE_GROSS, .words = "gross charges"},
    {.role = ROLE_GROSS, .words = "gross usd"},
    {.role = ROLE_GROSS, .words = "exp total chg amt", .doubt = "it is the expected total"},
    {.role = ROLE_GROSS, .words = "billed amount", .doubt = "it is the amount of the bill"},
    {.role = ROLE_GROSS, .words = "charges", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_NET, .words = "drg expected reimb"},
    {.role = ROLE_NET, .words = "expected net"},
    {.role = ROLE_NET, .words = "expected payment"},
    {.role = ROLE_NET, .words = "expected reimbursement"},
    {.role = ROLE_NET, .words = "net usd"},
    {.role = ROLE_PAYER, .words = "acct fin class c name"},
    {.role = ROLE_PAYER, .words = "financial class"},
    {.role = ROLE_PAYER, .words = "payer"},
    {.role = ROLE_PAYER, .words = "payor"},
    {.role = ROLE_PAYER, .words = "primary payor id payor name"},
    {.role = ROLE_PAYER, .words = "primary payer"},
    {.role = ROLE_PAYER, .words = "primary payor"},
    {.role = ROLE_PAYER, .words = "fin class", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_CODER, .words = "first coder user id"},
    {.role = ROLE_CODER, .words = "coder"},
    {.role = ROLE_CODER, .words = "coder id"},
    {.role = ROLE_CODER, .words = "coder user id"},
    {.role = ROLE_CODER, .words = "coder initials"},
    {.role = ROLE_CODER, .words = "coding sts user id", .doubt = "it is who changed the coding status last"},
    {.role = ROLE_CODER, .words = "coder", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_CODING_MINUTES, .words = "coding minutes"},
    {.role = ROLE_CODING_MINUTES, .words = "time spent by coding", .doubt = "say in which unit: minutes, hours, seconds, h:m:s"},
    {.role = ROLE_CODING_MINUTES, .words = "coding time", .doubt = "say in which unit: minutes, hours, seconds, h:m:s"},
    {.role = ROLE_QUERIED, .words = "physician query total"},
    {.role = ROLE_QUERIED, .words = "queried"},
    {.role = ROLE_QUERIED, .words = "query"},
    {.role = ROLE_QUERIED, .words = "cdi status c name", .doubt = "give values: which status means that the provider was queried"},
    {.role = ROLE_QUERIED, .words = "query", .is_part = true, .doubt = BY_WORDS},
    {.role = ROLE_DENIED, .words = "denied"},
    {.role = ROLE_DENIED, .words = "denial"},
    {.role = ROLE_DENIED, .words = "open denial bdc yn", .doubt = "it knows denials that are open, for any reason"},
    {.role = ROLE_DENIED, .words = "denial reason", .filled = true, .doubt = "any reason counts as a denial; for coding denials give values instead of filled"},
    {.role = ROLE_DENIED, .words = "denied date", .filled = true, .doubt = "any denial counts, not only those for coding"},
    {.role = ROLE_TOUCHLESS, .words = "touchless"},
    {.role = ROLE_TOUCHLESS, .words = "is auto closed"},
    {.role = ROLE_TOUCHLESS, .words = "autoclosed"},
    {.role = ROLE_TOUCHLESS, .words = "cdsts hx svc sts c name", .doubt = "give values: simple visit coding that succeeded is true"},
};
/* clang-format on */

enum { SYNONYM_COUNT = sizeof synonyms / sizeof *synonyms };

static bool fits(const struct import_synonym *synonym, const char *spaced)
{
    if (synonym->is_part) return header_has(spaced, synonym->words);
    size_t length = strlen(synonym->words);
    return strlen(spaced) == length + 2 && strncmp(spaced + 1, synonym->words, length) == 0;
}

int import_synonym_rank(enum import_role role, const char *spaced)
{
    for (int i = 0; i < SYNONYM_COUNT; i++)
        if (synonyms[i].role == role && fits(&synonyms[i], spaced)) return i;
    return -1;
}

const struct import_synonym *import_synonym_at(int rank)
{
    return &synonyms[rank];
}
