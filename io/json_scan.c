#include "io/json_scan.h"
#include "io/utf8.h"
#include "sim/memory.h"
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 60 }; /* characters; more digits than any double has */

struct cursor {
    struct json_scan *out;
    const char *text;
    size_t at, length;
    size_t line_start;   /* offset of the line's first byte */
    size_t continuation; /* bytes on this line that continue a character */
    int line, depth;
};

struct spot {
    int line, column;
};

static bool scan_value(struct cursor *c, struct spot key);

static struct spot here(const struct cursor *c)
{
    return (struct spot){c->line, (int)(c->at - c->line_start - c->continuation) + 1};
}

static bool fail(struct cursor *c, struct spot spot, char *what, const char *hint)
{
    c->out->line = spot.line;
    c->out->column = spot.column;
    c->out->what = what;
    c->out->hint = memory_copy_text(hint);
    return false;
}

/* The byte at the cursor, 0 at the end (a 0 byte inside the text is refused beforehand). */
static char peek(const struct cursor *c)
{
    return c->at < c->length ? c->text[c->at] : '\0';
}

static void skip_space(struct cursor *c)
{
    for (; c->at < c->length && strchr(" \t\r\n", c->text[c->at]); c->at++) {
        if (c->text[c->at] != '\n') continue;
        c->line++;
        c->line_start = c->at + 1;
        c->continuation = 0;
    }
}

/* The character at the cursor in words, for messages; the caller frees. */
static char *seen(const struct cursor *c)
{
    if (c->at >= c->length) return memory_format("the end of the file");
    unsigned char byte = (unsigned char)c->text[c->at];
    if (byte == '"') return memory_format("a text");
    if (byte < 0x20 || byte == 0x7f) return memory_format("the control character U+%04X", byte);
    size_t length = utf8_length(c->text + c->at, c->length - c->at);
    if (length == 0) return memory_format("the byte 0x%02X, which is not UTF-8", byte);
    return memory_format("%.*s", (int)length, c->text + c->at);
}

static bool unexpected(struct cursor *c, const char *wanted, const char *hint)
{
    char *got = seen(c);
    char *what = memory_format("expected %s, got %s", wanted, got);
    free(got);
    return fail(c, here(c), what, hint);
}

static bool starts(const struct cursor *c, const char *word)
{
    size_t n = strlen(word);
    return c->length - c->at >= n && memcmp(c->text + c->at, word, n) == 0;
}

static bool scan_hex(struct cursor *c, unsigned *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++, c->at++) {
        char digit = peek(c);
        const char *digits = "0123456789abcdef";
        const char *found = digit ? strchr(digits, digit >= 'A' && digit <= 'F' ? digit + 32 : digit) : NULL;
        if (!found) return unexpected(c, "four hexadecimal digits after \\u", NULL);
        *code = *code * 16 + (unsigned)(found - digits);
    }
    return true;
}

static bool scan_unicode_escape(struct cursor *c)
{
    struct spot spot = here(c);
    unsigned code, low;
    if (!scan_hex(c, &code)) return false;
    if (code == 0) return fail(c, spot, memory_format("the character U+0000 is not allowed in a text"), NULL);
    if (code < 0xd800 || code > 0xdfff) return true;
    if (code > 0xdbff || !starts(c, "\\u")) return fail(c, spot, memory_format("half of a surrogate pair"), NULL);
    c->at += 2;
    if (!scan_hex(c, &low)) return false;
    if (low < 0xdc00 || low > 0xdfff) return fail(c, spot, memory_format("half of a surrogate pair"), NULL);
    return true;
}

static bool scan_escape(struct cursor *c)
{
    c->at++;
    char kind = peek(c);
    if (!kind || !strchr("\"\\/bfnrtu", kind))
        return unexpected(c, "one of \" \\ / b f n r t u after the backslash", "write \\\\ for a backslash");
    c->at++;
    return kind != 'u' || scan_unicode_escape(c);
}

static bool scan_character(struct cursor *c)
{
    unsigned char byte = (unsigned char)peek(c);
    if (byte < 0x20)
        return unexpected(c, "a closing \" on the same line",
                          "a line break or tab inside a text is written \\n or \\t");
    size_t length = utf8_length(c->text + c->at, c->length - c->at);
    if (length == 0) return unexpected(c, "UTF-8 text", "save the file as UTF-8");
    c->at += length;
    c->continuation += length - 1;
    return true;
}

static bool scan_string(struct cursor *c)
{
    struct spot start = here(c);
    c->at++;
    while (peek(c) != '"') {
        if (c->at >= c->length)
            return fail(c, start, memory_format("this text has no closing \" before the file ends"), NULL);
        bool ok = peek(c) == '\\' ? scan_escape(c) : scan_character(c);
        if (!ok) return false;
    }
    c->at++;
    return true;
}

static size_t skip_digits(struct cursor *c)
{
    size_t from = c->at;
    while (peek(c) >= '0' && peek(c) <= '9') c->at++;
    return c->at - from;
}

static bool check_number(struct cursor *c, struct spot start, size_t from)
{
    char digits[NUMBER_MAX + 1] = {0};
    size_t length = c->at - from;
    if (length > NUMBER_MAX)
        return fail(c, start, memory_format("a number of %zu characters", length), "use fewer digits");
    memcpy(digits, c->text + from, length);
    if (isfinite(strtod(digits, NULL))) return true;
    return fail(c, start, memory_format("the number %s is too large", digits), NULL);
}

static bool scan_number(struct cursor *c)
{
    struct spot start = here(c);
    size_t from = c->at;
    if (peek(c) == '-') c->at++;
    bool zero = peek(c) == '0';
    size_t whole = skip_digits(c);
    if (whole == 0) return unexpected(c, "a digit", "infinity and not-a-number cannot be written");
    if (zero && whole > 1)
        return fail(c, start, memory_format("a number that begins with 0"), "leave the leading 0 out");
    if (peek(c) == '.') {
        c->at++;
        if (skip_digits(c) == 0) return unexpected(c, "a digit after the decimal point", NULL);
    }
    if (peek(c) == 'e' || peek(c) == 'E') {
        c->at++;
        if (peek(c) == '+' || peek(c) == '-') c->at++;
        if (skip_digits(c) == 0) return unexpected(c, "a digit in the exponent", NULL);
    }
    return check_number(c, start, from);
}

static bool scan_word(struct cursor *c)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++)
        if (starts(c, words[i])) {
            c->at += strlen(words[i]);
            return true;
        }
    const char *hint = NULL;
    if (peek(c) == '\'') hint = "texts stand in double quotes";
    if (peek(c) == '/' || peek(c) == '#') hint = "a comment is a key that begins with //";
    if (peek(c) == '+' || peek(c) == '.') hint = "a number begins with a digit or a minus sign";
    if (starts(c, "True") || starts(c, "False") || starts(c, "None")) hint = "write true, false or null";
    if (starts(c, "NaN") || starts(c, "Inf")) hint = "infinity and not-a-number cannot be written";
    if (peek(c) == ']' || peek(c) == '}') hint = "remove the comma before it";
    return unexpected(c, "a value", hint);
}

static bool unclosed(struct cursor *c, struct spot start, char close)
{
    char *hint = memory_format("the file ends before the %c", close);
    fail(c, start, memory_format("this %c has no closing %c", close == '}' ? '{' : '[', close), hint);
    free(hint);
    return false;
}

static bool scan_member(struct cursor *c)
{
    struct spot key = here(c);
    const char *hint = NULL;
    if (peek(c) == '}') hint = "remove the comma before it";
    if (peek(c) == '/' || peek(c) == '#') hint = "a comment is a key that begins with //, in double quotes";
    if (peek(c) == '\'') hint = "keys stand in double quotes";
    if (peek(c) != '"') return unexpected(c, "a key in double quotes", hint);
    if (!scan_string(c)) return false;
    skip_space(c);
    if (peek(c) != ':') return unexpected(c, "a colon after the key", NULL);
    c->at++;
    skip_space(c);
    return scan_value(c, key);
}

/* An object or an array: members between commas. */
static bool scan_container(struct cursor *c, char close)
{
    struct spot start = here(c);
    const char *wanted = close == '}' ? "a comma or } after the value" : "a comma or ] after the value";
    if (++c->depth > JSON_DEPTH_MAX)
        return fail(c, start, memory_format("nested deeper than %d levels", JSON_DEPTH_MAX), NULL);
    c->at++;
    skip_space(c);
    for (bool first = true; peek(c) != close || !first; first = false) {
        if (c->at >= c->length) return unclosed(c, start, close);
        bool ok = close == '}' ? scan_member(c) : scan_value(c, (struct spot){0, 0});
        if (!ok) return false;
        skip_space(c);
        if (peek(c) == close) break;
        if (c->at >= c->length) return unclosed(c, start, close);
        if (peek(c) != ',') return unexpected(c, wanted, peek(c) == '"' ? "is a comma missing?" : NULL);
        c->at++;
        skip_space(c);
    }
    c->at++;
    c->depth--;
    return true;
}

static void add_position(struct cursor *c, struct spot key)
{
    struct json_scan *out = c->out;
    struct spot value = here(c);
    if (out->count == out->capacity) {
        out->capacity = out->capacity ? 2 * out->capacity : 64;
        out->positions = memory_resize(out->positions, out->capacity, sizeof *out->positions);
    }
    out->positions[out->count++] = (struct json_position){value.line, value.column, key.line, key.column};
}

static bool scan_value(struct cursor *c, struct spot key)
{
    add_position(c, key);
    char first = peek(c);
    if (first == '{') return scan_container(c, '}');
    if (first == '[') return scan_container(c, ']');
    if (first == '"') return scan_string(c);
    if (first == '-' || (first >= '0' && first <= '9')) return scan_number(c);
    return scan_word(c);
}

bool json_scan(struct json_scan *scan, const char *text, size_t length)
{
    *scan = (struct json_scan){0};
    struct cursor c = {.out = scan, .text = text, .length = length, .line = 1};
    skip_space(&c);
    if (c.at == length) return fail(&c, (struct spot){1, 1}, memory_format("the file is empty"), NULL);
    if (!scan_value(&c, (struct spot){0, 0})) return false;
    skip_space(&c);
    if (c.at < length) return unexpected(&c, "nothing more after the end of the value", NULL);
    return true;
}

void json_scan_free(struct json_scan *scan)
{
    free(scan->positions);
    free(scan->what);
    free(scan->hint);
    *scan = (struct json_scan){0};
}
