#include "io/parameter_default.h"
#include "io/value_text.h"
#include "models/field.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

bool parameter_is_default(const struct parameter *parameter)
{
    if (!parameter->field->initial) return false;
    cJSON *initial = cJSON_Parse(parameter->field->initial);
    char *value = initial ? value_text(parameter->field, initial) : NULL;
    bool same = value && strcmp(value, parameter->value) == 0;
    free(value);
    cJSON_Delete(initial);
    return same;
}

bool parameter_is_assumed_default(const struct parameter *parameter)
{
    const char *source = parameter->field->source, *mark = source ? strstr(source, "[A]") : NULL;
    return mark && (mark == source || strcmp(parameter->value, "0") != 0) && parameter_is_default(parameter);
}
