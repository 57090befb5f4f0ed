/* Fields of the documentation of a model that only people can fill: the gaps of a STRESS-DES document (Monks et al. 2018,
 * doi 10.1080/17477778.2018.1442155). The meaning says what to write and why. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

#define AT(member) offsetof(struct meta, member)
#define WORDS(key_, meaning_)                                                                                          \
    {.key = #key_, .kind = FIELD_TEXT, .offset = AT(key_), .flags = FIELD_NULLABLE, .meaning = meaning_}
static const struct field meta_fields[] = {
    WORDS(author, "who built this scenario and answers for it"),
    WORDS(organisation, "hospital or system whose coding department is modelled, or that it is an invented one"),
    WORDS(contact, "where a reader can ask: an office or a mailbox"),
    WORDS(version, "version or date of this scenario, so that two documents of it can be told apart"),
    WORDS(purpose, "why the model was built and for whom: what it explains or predicts"),
    WORDS(decision, "the decision that the results are to inform, by whom and until when; it decides which precision is enough"),
    WORDS(intended_use, "what the model may be used for, and for what it must not"),
    WORDS(data_sources, "systems, exports and periods behind volumes, minutes, lags, charges and prices of this scenario"),
    WORDS(data_owner, "who holds the data and allowed their use"),
    WORDS(preprocessing, "what was cleaned, joined, left out or fitted before the values were written down"),
    WORDS(calibration, "which defaults marked [A] were replaced by local measurements, and how the model was tuned"),
    WORDS(validation, "against which observed figures of the department the model was checked, and how close it came"),
    WORDS(limitations, "what this scenario leaves out or simplifies, as its readers should know"),
    WORDS(approval, "ethics or privacy approval, or why none is needed"),
    WORDS(sharing, "whether scenario and results may be passed on, and where they can be had"),
    WORDS(licence, "licence of the scenario file"),
};
#undef AT
const struct field_group field_meta = {"documentation", "what only people can say about the model", sizeof(struct meta),
                                       meta_fields, COUNT_OF(meta_fields)};
