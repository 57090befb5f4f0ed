/* Drawing: one gnuplot process for each picture, without a shell, two at a time. */
#include "io/figure_text.h"
#include "io/figures.h"
#include "io/file_bytes.h"
#include "io/output_file.h"
#include "sim/memory.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 2, NOT_FOUND = 127, SECONDS_EACH = 120, WORDS_MAX = 500 };

static const struct format {
    const char *name;
    const char *end; /* what a whole file ends with, white space aside */
    size_t end_length;
} formats[] = {{"png", "\0\0\0\0IEND\xae\x42\x60\x82", 12}, {"svg", "</svg>", 6}, {"pdf", "%%EOF", 5}};
enum { FORMATS = sizeof formats / sizeof *formats };

struct picture {
    const char *name;              /* NAME.FORMAT in the directory */
    const char *temporary;         /* what gnuplot writes */
    const char *settings, *script; /* its arguments */
    const struct format *format;
    FILE *words; /* what gnuplot says; the file has no name */
    pid_t process;
};

struct gallery {
    const char *directory;
    struct text_pool pool;
    int formats; /* the first so many */
    size_t count;
    struct picture *pictures;
    char **message;
};

static int is_script(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 3 && entry->d_name[0] != '.' && strcmp(entry->d_name + length - 3, ".gp") == 0;
}

static void add_pictures(struct gallery *gallery, const char *script)
{
    struct text_pool *pool = &gallery->pool;
    for (int f = 0; f < gallery->formats; f++) {
        struct picture *picture = &gallery->pictures[gallery->count++];
        *picture = (struct picture){.format = &formats[f], .process = -1};
        picture->script = text_pool_format(pool, "./%s", script);
        picture->name = text_pool_format(pool, "%.*s.%s", (int)strlen(script) - 3, script, formats[f].name);
        picture->temporary = text_pool_format(pool, ".%s.%ld.part", picture->name, (long)getpid());
        picture->settings =
            text_pool_format(pool, "FORMAT='%s'; OUTPUT=%s", formats[f].name, figure_quote(pool, picture->temporary));
    }
}

static bool find_pictures(struct gallery *gallery)
{
    struct dirent **entries = NULL;
    int count = scandir(gallery->directory, &entries, is_script, alphasort);
    if (count < 0) {
        *gallery->message = memory_format("%s: cannot read the folder: %s", gallery->directory, strerror(errno));
        return false;
    }
    gallery->pictures = memory_allocate((size_t)count * FORMATS, sizeof *gallery->pictures);
    for (int i = 0; i < count; i++) {
        add_pictures(gallery, text_pool_format(&gallery->pool, "%s", entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    if (count == 0) *gallery->message = memory_format("%s: no figure scripts (*.gp) here", gallery->directory);
    return count > 0;
}

/* Between fork and exec: system calls only. */
static void become_gnuplot(const struct gallery *gallery, const struct picture *picture)
{
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(fileno(picture->words), STDERR_FILENO);
    if (chdir(gallery->directory) != 0) _exit(1);
    alarm(SECONDS_EACH);
    execlp("gnuplot", "gnuplot", "-d", "-e", picture->settings, picture->script, (char *)NULL);
    _exit(errno == ENOENT ? NOT_FOUND : 1);
}

static bool start(struct gallery *gallery, struct picture *picture)
{
    picture->words = tmpfile();
    if (picture->words) picture->process = fork();
    if (picture->process == 0) become_gnuplot(gallery, picture);
    if (picture->process > 0) return true;
    *gallery->message = memory_format("%s: cannot start gnuplot: %s", picture->name, strerror(errno));
    if (picture->words) fclose(picture->words);
    return false;
}

/* gnuplot does not look whether its writes succeed: on a full disk it leaves half a picture and says that all is well.
 */
static bool is_complete(const char *path, const struct format *format)
{
    struct file_bytes bytes;
    if (!file_bytes_read(&bytes, path, NULL)) return false;
    size_t count = bytes.count, length = format->end_length;
    bool is_text = format->end[0] != '\0';
    while (is_text && count > 0 && strchr(" \r\n", bytes.data[count - 1])) count--;
    bool complete = count >= length && memcmp(bytes.data + count - length, format->end, length) == 0;
    file_bytes_free(&bytes);
    return complete;
}

static bool went_well(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* gnuplot's words without those about marks of which a figure has none. */
static void read_words(FILE *file, char words[WORDS_MAX])
{
    char line[WORDS_MAX];
    size_t count = 0;
    rewind(file);
    while (fgets(line, sizeof line, file)) {
        size_t length = strlen(line);
        if (strstr(line, "Skipping data file with no valid points") || count + length >= WORDS_MAX) continue;
        memcpy(words + count, line, length + 1);
        count += length;
    }
    while (count > 0 && strchr(" \r\n", words[count - 1])) words[--count] = '\0';
}

static void tell(struct gallery *gallery, const struct picture *picture, int status)
{
    char words[WORDS_MAX] = "";
    read_words(picture->words, words);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        snprintf(words, sizeof words, "it took longer than %d seconds", SECONDS_EACH);
    if (went_well(status)) snprintf(words, sizeof words, "it wrote only a part; is the disk full?");
    if (!*gallery->message)
        *gallery->message = memory_format("%s/%s: gnuplot failed: %s", gallery->directory, picture->name,
                                          *words ? words : "it gave no reason");
}

/* gnuplot writes its own notation of bold, and no family to fall back on: a browser needs both. */
static void write_svg(FILE *out, const char *svg)
{
    static const char key[] = "font-family=\"", bold[] = ":Bold";
    for (const char *found; (found = strstr(svg, key));) {
        const char *family = found + strlen(key), *end = family + strcspn(family, "\"");
        bool is_bold = end - family > (long)strlen(bold) && strncmp(end - strlen(bold), bold, strlen(bold)) == 0;
        const char *name_end = is_bold ? end - strlen(bold) : end;
        fprintf(out, "%.*s%s%.*s, Helvetica, Arial, sans-serif\"%s", (int)(found - svg), svg, key,
                (int)(name_end - family), family, is_bold ? " font-weight=\"bold\"" : "");
        svg = *end ? end + 1 : end;
    }
    fputs(svg, out);
}

static bool finish_svg(struct gallery *gallery, const char *temporary, const char *name)
{
    struct file_bytes bytes;
    struct output_file out;
    if (!file_bytes_read(&bytes, temporary, gallery->message)) return false;
    bool ok = output_file_open(&out, gallery->directory, name, gallery->message);
    if (ok) {
        write_svg(out.file, bytes.data);
        ok = output_file_close(&out, gallery->message);
    }
    file_bytes_free(&bytes);
    unlink(temporary);
    return ok;
}

static enum figure_render finish(struct gallery *gallery, struct picture *picture)
{
    int status = -1;
    while (waitpid(picture->process, &status, 0) < 0 && errno == EINTR) continue;
    const char *temporary = text_pool_format(&gallery->pool, "%s/%s", gallery->directory, picture->temporary);
    const char *final = text_pool_format(&gallery->pool, "%s/%s", gallery->directory, picture->name);
    bool drawn = went_well(status) && is_complete(temporary, picture->format);
    if (drawn && strcmp(picture->format->name, "svg") == 0)
        drawn = finish_svg(gallery, temporary, picture->name);
    else if (drawn)
        drawn = rename(temporary, final) == 0;
    if (!drawn) tell(gallery, picture, status);
    fclose(picture->words);
    if (drawn) return FIGURES_RENDERED;
    unlink(temporary);
    return WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND ? FIGURES_NO_GNUPLOT : FIGURES_RENDER_FAILED;
}

static enum figure_render draw_all(struct gallery *gallery)
{
    enum figure_render worst = FIGURES_RENDERED;
    size_t started = 0, finished = 0, end = gallery->count;
    while (finished < end) {
        if (started < end && started - finished < PROCESSES) {
            if (start(gallery, &gallery->pictures[started])) {
                started++;
                continue;
            }
            worst = FIGURES_RENDER_FAILED;
            end = started;
            continue;
        }
        enum figure_render result = finish(gallery, &gallery->pictures[finished++]);
        if (worst == FIGURES_RENDERED) worst = result;
        if (result == FIGURES_NO_GNUPLOT) end = started;
    }
    return worst;
}

enum figure_render figures_render(const char *directory, bool with_pdf, char **message)
{
    struct gallery gallery = {.directory = directory, .formats = with_pdf ? FORMATS : FORMATS - 1, .message = message};
    *message = NULL;
    enum figure_render result = find_pictures(&gallery) ? draw_all(&gallery) : FIGURES_RENDER_FAILED;
    if (result == FIGURES_NO_GNUPLOT) {
        free(*message);
        *message = memory_format("gnuplot is not installed (Debian: gnuplot-nox, fonts-inter); the scripts and data of "
                                 "the figures are in %s",
                                 directory);
    }
    free(gallery.pictures);
    text_pool_free(&gallery.pool);
    return result;
}
