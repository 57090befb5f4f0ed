#include "io/header_words.h"
#include "io/personal_header.h"
#include "tests/sim/check.h"
#include <stdlib.h>

static void assert_kind(const char *header, const char *kind)
{
    const char *found = personal_header_kind(header);
    if (!found) fail_msg("\"%s\" does not look personal", header);
    assert_string_equal(found, kind);
}

static void assert_harmless(const char *header)
{
    const char *found = personal_header_kind(header);
    if (found) fail_msg("\"%s\" looks like %s", header, found);
}

TEST(headers_fall_into_words_whatever_their_case)
{
    static const char *const headers[] = {"DISCH_DATE_TIME", "Disch Date/Time", "dischDateTime", " disch-date  time "};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char *words = header_words(headers[i]);
        assert_string_equal(words, " disch date time ");
        free(words);
    }
    char *words = header_words("ADDR_LINE1");
    assert_string_equal(words, " addr line 1 ");
    assert_true(header_has(words, "addr line"));
    assert_false(header_has(words, "add"));
    free(words);
}

TEST(personal_columns_of_all_spellings_are_known)
{
    static const char *const names[] = {"Name",       "Patient Name", "PAT_NAME",  "patientName", "HSP_ACCOUNT_NAME",
                                        "First Name", "LASTNAME",     "GUAR_NAME", "Client Name", "Attending Name",
                                        "Patient",    "Guarantor ID"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_kind(names[i], "a name");
    assert_kind("PAT_DOB", "a birth date");
    assert_kind("BirthDate", "a birth date");
    assert_kind("date of birth", "a birth date");
    assert_kind("BIRTHDT", "a birth date");
    assert_kind("MRN", "a record number");
    assert_kind("PAT_MRN_ID", "a record number");
    assert_kind("Medical Record #", "a record number");
    assert_kind("PatientID", "a record number");
    assert_kind("SSN", "a social security number");
    assert_kind("PAT_SSN", "a social security number");
    assert_kind("Social Security No", "a social security number");
    assert_kind("Home Phone", "a phone number or e-mail address");
    assert_kind("GUAR_HM_PHONE", "a phone number or e-mail address");
    assert_kind("PHONENUMBER", "a phone number or e-mail address");
    assert_kind("E-Mail", "a phone number or e-mail address");
    assert_kind("ADDR_LINE_1", "an address");
    assert_kind("StreetAddress", "an address");
    assert_kind("ZIP", "an address");
    assert_kind("Subscriber ID", "an identity number");
}

TEST(what_an_import_needs_does_not_look_personal)
{
    static const char *const headers[] = {"HSP_ACCOUNT_ID",
                                          "DISCH_DATE_TIME",
                                          "ACCT_CLASS_HA_C_NAME",
                                          "ACCT_FIN_CLASS_C_NAME",
                                          "TOT_CHGS",
                                          "PRIMARY_PAYOR_ID_PAYOR_NAME",
                                          "PRIMARY_PLAN_ID_BENEFIT_PLAN_NAME",
                                          "CODING_STATUS_C_NAME",
                                          "CODING_DATETIME",
                                          "CODING_STS_USER_ID",
                                          "CODER_INITIALS",
                                          "ACCT_BILLSTS_HA_C_NAME",
                                          "HOLD_STATUS_C_NAME",
                                          "BILL_DRG_PS_NAME",
                                          "CDSTS_HX_UTC_DTTM",
                                          "Account Number",
                                          "Patient Class",
                                          "Patient Type",
                                          "Financial Class",
                                          "Payor",
                                          "Facility",
                                          "Discharge Date w/ Time",
                                          "Coding Ready Start Date/Time",
                                          "First Coder User ID",
                                          "Time Spent By Coding",
                                          "Is AutoClosed",
                                          "Physician Query Total",
                                          "Denial Reason",
                                          "Length of Stay",
                                          "Department Name",
                                          "Payer Name",
                                          "encounter_id",
                                          "submission_date",
                                          "Client Type",
                                          "Program",
                                          "CDI_STATUS_C_NAME",
                                          "OPEN_DENIAL_BDC_YN"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) assert_harmless(headers[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_fall_into_words_whatever_their_case),
        cmocka_unit_test(personal_columns_of_all_spellings_are_known),
        cmocka_unit_test(what_an_import_needs_does_not_look_personal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
