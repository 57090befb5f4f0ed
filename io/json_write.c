#include "io/json_write.h"
#include "io/number_text.h"
#include <assert.h>
#include <math.h>
#include <string.h>

void json_write_quoted(FILE *file, const char *text)
{
    fputc('"', file);
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(file, "\\%c", byte);
        else if (byte == '\n')
            fputs("\\n", file);
        else if (byte < 0x20 || byte == 0x7f)
            fprintf(file, "\\u%04x", byte);
        else
            fputc(byte, file);
    }
    fputc('"', file);
}

static void new_line(const struct json_write *out)
{
    fprintf(out->file, "\n%*s", 2 * out->depth, "");
}

/* What stands before a value: comma, line break, key. */
static void begin(struct json_write *out, const char *key)
{
    bool *has_members = &out->has_members[out->depth];
    bool one_line = out->one_line[out->depth];
    if (*has_members) fputs(one_line ? ", " : ",", out->file);
    if (out->depth > 0 && !one_line) new_line(out);
    *has_members = true;
    if (!key) return;
    json_write_quoted(out->file, key);
    fputs(": ", out->file);
}

static void open_container(struct json_write *out, const char *key, char bracket, bool one_line)
{
    begin(out, key);
    fputc(bracket, out->file);
    bool inside_line = out->one_line[out->depth];
    assert(out->depth + 1 < JSON_WRITE_DEPTH);
    out->depth++;
    out->has_members[out->depth] = false;
    out->one_line[out->depth] = one_line || inside_line;
}

static void close_container(struct json_write *out, char bracket)
{
    bool empty = !out->has_members[out->depth], one_line = out->one_line[out->depth];
    out->depth--;
    if (!empty && !one_line) new_line(out);
    fputc(bracket, out->file);
}

void json_write_object(struct json_write *out, const char *key)
{
    open_container(out, key, '{', false);
}

void json_write_object_end(struct json_write *out)
{
    close_container(out, '}');
}

void json_write_list(struct json_write *out, const char *key)
{
    open_container(out, key, '[', false);
}

void json_write_list_end(struct json_write *out)
{
    close_container(out, ']');
}

void json_write_row(struct json_write *out, const char *key)
{
    open_container(out, key, '[', true);
}

void json_write_flat(struct json_write *out, const char *key)
{
    open_container(out, key, '{', true);
}

void json_write_text(struct json_write *out, const char *key, const char *text)
{
    begin(out, key);
    if (text)
        json_write_quoted(out->file, text);
    else
        fputs("null", out->file);
}

void json_write_number(struct json_write *out, const char *key, double number)
{
    char text[NUMBER_TEXT_MAX] = "null";
    if (isfinite(number)) number_text(text, number);
    json_write_raw(out, key, text);
}

void json_write_boolean(struct json_write *out, const char *key, bool value)
{
    json_write_raw(out, key, value ? "true" : "false");
}

void json_write_null(struct json_write *out, const char *key)
{
    json_write_raw(out, key, "null");
}

void json_write_raw(struct json_write *out, const char *key, const char *json)
{
    begin(out, key);
    fputs(json, out->file);
}
