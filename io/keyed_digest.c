#include "io/keyed_digest.h"
#include <stdio.h>
#include <string.h>

static uint64_t rotate(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static void mix(uint64_t v[4], int rounds)
{
    for (int i = 0; i < rounds; i++) {
        v[0] += v[1];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[0] = rotate(v[0], 32);
        v[2] += v[3];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[2] = rotate(v[2], 32);
    }
}

static uint64_t word_at(const unsigned char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = 0; i < count; i++) word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

static void absorb(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    mix(v, 2);
    v[0] ^= word;
}

struct digest keyed_digest(const struct digest_key *key, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    uint64_t a = key->word[0], b = key->word[1];
    uint64_t v[4] = {a ^ 0x736f6d6570736575, b ^ 0x646f72616e646f6d ^ 0xee, a ^ 0x6c7967656e657261,
                     b ^ 0x7465646279746573};
    size_t rest = count;
    for (; rest >= 8; rest -= 8, at += 8) absorb(v, word_at(at, 8));
    absorb(v, word_at(at, rest) | (uint64_t)count << 56);
    struct digest digest;
    v[2] ^= 0xee;
    mix(v, 4);
    digest.word[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
    v[1] ^= 0xdd;
    mix(v, 4);
    digest.word[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
    return digest;
}

void keyed_digest_text(char text[KEYED_DIGEST_TEXT], struct digest digest)
{
    for (int i = 0; i < 16; i++)
        snprintf(text + 2 * i, 3, "%02x", (unsigned)(digest.word[i / 8] >> (8 * (i % 8)) & 0xff));
}

static int hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef", capitals[] = "0123456789ABCDEF";
    const char *at = digit ? strchr(digits, digit) : NULL;
    if (at) return (int)(at - digits);
    at = digit ? strchr(capitals, digit) : NULL;
    return at ? (int)(at - capitals) : -1;
}

bool digest_key_read(struct digest_key *key, const char *text)
{
    *key = (struct digest_key){0};
    text += strspn(text, " \t\r\n");
    for (int i = 0; i < 16; i++, text += 2) {
        int high = hex_value(text[0]), low = high < 0 ? -1 : hex_value(text[1]);
        if (low < 0) return false;
        key->word[i / 8] |= (uint64_t)(high * 16 + low) << (8 * (i % 8));
    }
    return text[strspn(text, " \t\r\n")] == '\0';
}
