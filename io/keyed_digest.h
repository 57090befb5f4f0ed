#ifndef IO_KEYED_DIGEST_H
#define IO_KEYED_DIGEST_H
/* SipHash-2-4 with a 128-bit result (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): who does not
 * have the key can neither compute nor invert it by trying all account numbers. Who has the key can: a digest is a
 * pseudonym, not anonymity. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KEYED_DIGEST_TEXT = 33 }; /* 32 hexadecimal digits and a 0 */

struct digest_key {
    uint64_t word[2]; /* the 16 bytes of the key, little-endian */
};

struct digest {
    uint64_t word[2]; /* the 16 bytes of the result, little-endian */
};

struct digest keyed_digest(const struct digest_key *key, const void *bytes, size_t count);

/* The bytes in their order, in hexadecimal. */
void keyed_digest_text(char text[KEYED_DIGEST_TEXT], struct digest digest);

/* Reads 32 hexadecimal digits, blanks and line ends around them allowed; false when the text is anything else. */
bool digest_key_read(struct digest_key *key, const char *text);
#endif
