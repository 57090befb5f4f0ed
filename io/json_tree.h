#ifndef IO_JSON_TREE_H
#define IO_JSON_TREE_H
/* Walking a cJSON tree by pointers whose list items go by name: /pools/manila/shifts/day. In a pointer "~1" is a slash
 * and "~0" a tilde (RFC 6901). A list item without a name goes by its number. */
#include <stdbool.h>
#include <stddef.h>

struct cJSON;

/* True for a key that begins with "//". */
bool json_is_comment(const struct cJSON *member);

/* The text of an item's `name`; NULL when it has none. */
const char *json_name(const struct cJSON *item);

/* True for a list of objects of which at least one has a name: such lists merge by name. */
bool json_is_named_list(const struct cJSON *node);

/* The item of a list with that name; NULL when there is none. */
struct cJSON *json_item_named(const struct cJSON *list, const char *name);

/* The member or the item (by name, else by number) that a token names; NULL when there is none. */
struct cJSON *json_child(const struct cJSON *node, const char *token);

/* The value at a pointer; NULL when there is none. `nearest`, when not NULL, gets the last value met on the way. */
const struct cJSON *json_find(const struct cJSON *root, const char *pointer, const struct cJSON **nearest);

/* pointer + "/" + escaped token; the caller frees. */
char *json_pointer_add(const char *pointer, const char *token);
/* The pointer of a child of the value at `pointer`: by key, by name, else by its number `index`; the caller frees. */
char *json_pointer_child(const char *pointer, const struct cJSON *child, size_t index);
/* The next token, unescaped, the caller frees; NULL at the end. *rest starts at the pointer and moves on. */
char *json_pointer_next(const char **rest);

/* A value as it is quoted in messages: scalars as written and cut after 60 bytes, "a list", "an object"; the caller
 * frees. */
char *json_brief(const struct cJSON *node);
#endif
