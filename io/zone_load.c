/* TZif is read here and not through libical: its zones miss seasons (London 1978, Sao Paulo 2014) and begin Lord Howe's
 * daylight time half a day late after 2037. */
#include "io/zone_load.h"
#include "io/file_bytes.h"
#include "io/zone_rule.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { HEADER_SIZE = 44, TYPE_SIZE = 6 };

/* One data block of a TZif file: where its parts begin. */
struct block {
    size_t time_size, time_count, type_count;
    const unsigned char *times, *indices, *types, *end;
};

static int64_t read_big_endian(const unsigned char *at, size_t size)
{
    uint64_t value = at[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < size; i++) value = value << 8 | at[i];
    return (int64_t)value;
}

/* `at` begins a header; false when it is none or the block does not fit into the `left` bytes. */
static bool find_block(struct block *block, const unsigned char *at, size_t left, size_t time_size)
{
    if (left < HEADER_SIZE || memcmp(at, "TZif", 4) != 0 || at[4] < '2') return false;
    size_t counts[6]; /* UT and standard indicators, leap seconds, times, types, characters */
    for (size_t i = 0; i < 6; i++) counts[i] = (size_t)(read_big_endian(at + 20 + 4 * i, 4) & 0xffffffff);
    for (size_t i = 0; i < 6; i++)
        if (counts[i] > left) return false;
    size_t leaps = counts[2] * (time_size + 4), times = counts[3], types = counts[4];
    size_t size = times * (time_size + 1) + types * TYPE_SIZE + counts[5] + leaps + counts[1] + counts[0];
    if (size > left - HEADER_SIZE || (types == 0 && time_size == 8)) return false;
    block->time_size = time_size;
    block->time_count = times;
    block->type_count = types;
    block->times = at + HEADER_SIZE;
    block->indices = block->times + times * time_size;
    block->types = block->indices + times;
    block->end = at + HEADER_SIZE + size;
    return true;
}

/* The 64-bit block follows the 32-bit one that old readers need. */
static bool find_long_block(struct block *block, const struct file_bytes *bytes)
{
    const unsigned char *data = (const unsigned char *)bytes->data;
    return find_block(block, data, bytes->count, 4) &&
           find_block(block, block->end, (size_t)(data + bytes->count - block->end), 8);
}

static void add_transition(struct zone *zone, int64_t utc_seconds, int32_t offset)
{
    if (zone->count > 1 && zone->transitions[zone->count - 1].utc_seconds >= utc_seconds) zone->count--;
    if (zone->count > 0 && zone->transitions[zone->count - 1].offset_seconds == offset) return;
    if (zone->count > 0 && (zone->count & (zone->count - 1)) == 0)
        zone->transitions = memory_resize(zone->transitions, 2 * zone->count, sizeof *zone->transitions);
    if (zone->count == 0) zone->transitions = memory_allocate(1, sizeof *zone->transitions);
    zone->transitions[zone->count++] = (struct zone_transition){utc_seconds, offset};
}

static int32_t type_offset(const struct block *block, size_t type)
{
    return (int32_t)read_big_endian(block->types + TYPE_SIZE * type, 4);
}

static bool add_recorded(struct zone *zone, const struct block *block)
{
    add_transition(zone, INT64_MIN, type_offset(block, 0));
    for (size_t i = 0; i < block->time_count; i++) {
        if (block->indices[i] >= block->type_count) return false;
        add_transition(zone, read_big_endian(block->times + i * block->time_size, block->time_size),
                       type_offset(block, block->indices[i]));
    }
    return true;
}

static void add_change(struct zone *zone, int64_t after, int64_t utc_seconds, int32_t offset)
{
    if (utc_seconds > after) add_transition(zone, utc_seconds, offset);
}

/* Writes the rule out from the year of the last recorded change on; changes up to that one are already there. */
static void add_ruled(struct zone *zone, const struct zone_rule *rule, int64_t after)
{
    int year = after < 0 ? 1970 : civil_date_of(after / 86400).year;
    if (!rule->has_daylight) return;
    for (; year <= ZONE_LAST_YEAR; year++) {
        int64_t start = zone_rule_start(rule, year), end = zone_rule_end(rule, year);
        if (end < start) add_change(zone, after, end, rule->standard_offset);
        add_change(zone, after, start, rule->daylight_offset);
        if (end >= start) add_change(zone, after, end, rule->standard_offset);
    }
}

/* The footer: a rule between two line feeds. */
static bool read_footer(struct zone_rule *rule, const struct block *block, const struct file_bytes *bytes)
{
    const char *from = (const char *)block->end, *end = bytes->data + bytes->count;
    if (from >= end || *from != '\n') return false;
    const char *stop = memchr(from + 1, '\n', (size_t)(end - from - 1));
    if (!stop) return false;
    char *text = memory_format("%.*s", (int)(stop - from - 1), from + 1);
    bool ok = zone_rule_read(rule, text);
    free(text);
    return ok;
}

static bool build(struct zone *zone, const struct file_bytes *bytes)
{
    struct block block;
    struct zone_rule rule;
    if (!find_long_block(&block, bytes) || !add_recorded(zone, &block)) return false;
    if (!read_footer(&rule, &block, bytes)) return false;
    int64_t after = INT64_MIN;
    if (block.time_count > 0) after = read_big_endian(block.times + 8 * (block.time_count - 1), 8);
    add_ruled(zone, &rule, after);
    return true;
}

static bool is_iana_name(const char *name)
{
    const char *allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    if (!name || !*name || name[strspn(name, allowed)] != '\0' || *name == '/') return false;
    if (strncmp(name, "right/", 6) == 0 || strncmp(name, "posix/", 6) == 0) return false;
    return strcmp(name, "localtime") != 0 && strcmp(name, "posixrules") != 0;
}

static bool read_zone_file(struct file_bytes *bytes, const char *name)
{
    static const char *const folders[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"};
    bool ok = false;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && !ok; i++) {
        char *path = memory_format("%s/%s", folders[i], name);
        ok = file_bytes_read(bytes, path, NULL);
        free(path);
    }
    return ok;
}

bool zone_load(struct zone *zone, const char *iana_name)
{
    struct file_bytes bytes;
    *zone = (struct zone){0};
    if (!is_iana_name(iana_name) || !read_zone_file(&bytes, iana_name)) return false;
    bool ok = build(zone, &bytes);
    file_bytes_free(&bytes);
    if (ok) {
        zone->name = memory_copy_text(iana_name);
    } else {
        free(zone->transitions);
        *zone = (struct zone){0};
    }
    return ok;
}
