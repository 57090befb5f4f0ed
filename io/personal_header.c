#include "io/personal_header.h"
#include "io/header_words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct sign {
    const char *kind;
    const char *words; /* whole words side by side */
};

/* clang-format off */
static const struct sign signs[] = {
    {"a name", "first name"}, {"a name", "last name"}, {"a name", "middle name"}, {"a name", "full name"},
    {"a name", "maiden name"}, {"a name", "surname"}, {"a name", "lastname"}, {"a name", "firstname"},
    {"a name", "pat name"}, {"a name", "patname"}, {"a name", "patientname"}, {"a name", "fullname"},
    {"a name", "guar"}, {"a name", "guarantor"}, {"a name", "next of kin"}, {"a name", "alias"},
    {"a birth date", "dob"}, {"a birth date", "bday"},
    {"a record number", "mrn"}, {"a record number", "mr number"}, {"a record number", "mr no"},
    {"a record number", "medical record"}, {"a record number", "med rec"}, {"a record number", "empi"},
    {"a record number", "patient id"}, {"a record number", "pat id"}, {"a record number", "patientid"},
    {"a record number", "patient number"}, {"a record number", "patient no"}, {"a record number", "client id"},
    {"a social security number", "ssn"}, {"a social security number", "social security"},
    {"a social security number", "soc sec"},
    {"a phone number or e-mail address", "tel"}, {"a phone number or e-mail address", "mobile"},
    {"a phone number or e-mail address", "cell"}, {"a phone number or e-mail address", "fax"},
    {"a phone number or e-mail address", "e mail"},
    {"an address", "addr"}, {"an address", "street"}, {"an address", "zip"}, {"an address", "zipcode"},
    {"an address", "postcode"}, {"an address", "postal code"}, {"an address", "city"}, {"an address", "town"},
    {"an identity number", "passport"}, {"an identity number", "national id"}, {"an identity number", "emirates id"},
    {"an identity number", "member id"}, {"an identity number", "subscriber id"}, {"an identity number", "subscr"},
    {"an identity number", "policy number"}, {"an identity number", "policy no"}, {"an identity number", "license"},
};

/* Found in the middle of a word too. */
static const struct sign pieces[] = {
    {"a birth date", "birth"}, {"a record number", "mrn"}, {"a social security number", "patssn"},
    {"a social security number", "socialsec"}, {"a phone number or e-mail address", "phone"},
    {"a phone number or e-mail address", "email"}, {"an address", "address"},
};

/* A name next to one of these names a category or a place of work. */
static const char *const categories[] = {
    "payor", "payer", "plan", "class", "type", "category", "dept", "department", "facility", "hospital", "location",
    "service", "svc", "status", "sts", "billsts", "drg", "procedure", "reason", "benefit", "fin", "financial", "unit",
    "stage", "ward", "clinic", "program", "worklist", "queue", "c", "coder", "team", "code", "hold", "bill",
};
/* clang-format on */

enum { SIGN_COUNT = sizeof signs / sizeof *signs, PIECE_COUNT = sizeof pieces / sizeof *pieces };

static bool is_category(const char *spaced)
{
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (header_has(spaced, categories[i])) return true;
    return false;
}

/* "Guarantor Type" tells about the account, "Guarantor ID" about a person. */
static bool excuses(const char *spaced, const struct sign *sign)
{
    return strncmp(sign->words, "guar", 4) == 0 && is_category(spaced);
}

static const char *kind_of(const char *spaced)
{
    for (size_t i = 0; i < PIECE_COUNT; i++)
        if (strstr(spaced, pieces[i].words)) return pieces[i].kind;
    for (size_t i = 0; i < SIGN_COUNT; i++)
        if (header_has(spaced, signs[i].words) && !excuses(spaced, &signs[i])) return signs[i].kind;
    bool is_person = strcmp(spaced, " patient ") == 0 || strcmp(spaced, " client ") == 0;
    return is_person || (header_has(spaced, "name") && !is_category(spaced)) ? "a name" : NULL;
}

const char *personal_header_kind(const char *header)
{
    char *spaced = header_words(header);
    const char *kind = kind_of(spaced);
    free(spaced);
    return kind;
}
