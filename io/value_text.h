#ifndef IO_VALUE_TEXT_H
#define IO_VALUE_TEXT_H
/* A value of the resolved scenario in words, for tables that people read: "lognormal, mean 28, cv 0.795", "yes",
 * "ip_medical 0.04, ip_surgical 0.04" (a map, zeros left out), "24 numbers, 0.31 to 12" (a long list). */

struct cJSON;
struct field;

/* Without the unit. Files go by their name, not their folder. NULL for null and for nothing in it; the caller frees. */
char *value_text(const struct field *field, const struct cJSON *node);

/* The same with the field's unit behind it, unless that is a share or another ratio. */
char *value_text_with_unit(const struct field *field, const struct cJSON *node);

/* Row of the fields table at a path within an item of a group ("arrivals/per_week"); NULL when there is none. */
struct field_group;
const struct field *value_field(const struct field_group *group, const char *path);

/* The part of a path behind its last slash; borrowed. */
const char *value_file_name(const char *path);
#endif
