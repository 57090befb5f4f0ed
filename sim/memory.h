#ifndef SIM_MEMORY_H
#define SIM_MEMORY_H
/* Memory that cannot fail: when the machine has none left, one line on stderr and abort(). The caller frees with
 * free(). */
#include <stddef.h>

void *memory_allocate(size_t count, size_t size);          /* zeroed; count 0 gives a pointer that free() takes */
void *memory_resize(void *old, size_t count, size_t size); /* contents kept, new part not zeroed */
char *memory_copy_text(const char *text);                  /* strdup; NULL stays NULL */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2))); /* asprintf */
#endif
