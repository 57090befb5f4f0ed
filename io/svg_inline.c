#include "io/svg_inline.h"
#include "io/file_bytes.h"
#include <ctype.h>
#include <string.h>

void html_text_write(const char *text, FILE *file)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '&')
            fputs("&amp;", file);
        else if (c == '<')
            fputs("&lt;", file);
        else if (c == '>')
            fputs("&gt;", file);
        else if (c == '"')
            fputs("&quot;", file);
        else
            fputc(c < 0x20 && c != '\n' ? ' ' : c, file);
    }
}

static bool begins(const char *at, const char *end, const char *what)
{
    size_t length = strlen(what);
    return (size_t)(end - at) >= length && strncmp(at, what, length) == 0;
}

/* Bytes of what names, or refers to, an id; its name follows. */
static size_t reference_at(const char *at, const char *start, const char *end)
{
    static const char *const marks[] = {"id='", "id=\"", "href='#", "href=\"#", "url(#"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!begins(at, end, marks[i])) continue;
        bool stands_alone = i >= 2 || (at > start && isspace((unsigned char)at[-1]));
        if (stands_alone) return strlen(marks[i]);
    }
    return 0;
}

static void write_body(const char *at, const char *end, const char *prefix, FILE *file)
{
    static const char *const dropped[][2] = {{"<title>", "</title>"}, {"<desc>", "</desc>"}, {"xlink:", ""}};
    const char *start = at;
    while (at < end) {
        size_t length = reference_at(at, start, end);
        if (length > 0) {
            fwrite(at, 1, length, file);
            fputs(prefix, file);
            at += length;
            continue;
        }
        const char *next = at;
        for (size_t i = 0; i < sizeof dropped / sizeof *dropped && next == at; i++) {
            if (!begins(at, end, dropped[i][0])) continue;
            const char *close = strstr(at, dropped[i][1]);
            if (i == 2) close = at + strlen(dropped[i][0]);
            if (close && close < end) next = close + strlen(dropped[i][1]);
        }
        if (next == at) fputc(*next++, file);
        at = next;
    }
}

bool svg_inline_write(const char *path, const char *prefix, const char *label, FILE *file)
{
    struct file_bytes bytes;
    if (!file_bytes_read(&bytes, path, NULL)) return false;
    const char *open = strstr(bytes.data, "<svg"), *body = open ? strchr(open, '>') : NULL;
    const char *end = body ? strstr(body, "</svg>") : NULL, *box = open ? strstr(open, "viewBox=\"") : NULL;
    bool ok = end && box && box < body;
    if (ok) {
        box += strlen("viewBox=\"");
        fprintf(file, "<svg viewBox=\"%.*s\" role=\"img\" aria-label=\"", (int)strcspn(box, "\""), box);
        html_text_write(label, file);
        fputs("\">", file);
        write_body(body + 1, end, prefix, file);
        fputs("</svg>\n", file);
    }
    file_bytes_free(&bytes);
    return ok;
}
