#include "io/zip_write.h"
#include <assert.h>
#include <string.h>

enum { VERSION = 20, DATE_1980 = 0x21, CRC_POLYNOMIAL_BITS = 8 };

/* CRC-32 of IEEE 802.3, bit by bit: the files are small. */
static uint32_t checksum_of(const char *text, size_t size)
{
    uint32_t sum = 0xFFFFFFFFu;
    for (size_t i = 0; i < size; i++) {
        sum ^= (unsigned char)text[i];
        for (int bit = 0; bit < CRC_POLYNOMIAL_BITS; bit++) sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1u)));
    }
    return ~sum;
}

static void put(struct zip_write *zip, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) fputc((int)(value >> (8 * i) & 0xFFu), zip->file);
    zip->offset += (size_t)bytes;
}

static void put_text(struct zip_write *zip, const char *text, size_t size)
{
    fwrite(text, 1, size, zip->file);
    zip->offset += size;
}

/* What the local and the central header share. */
static void put_entry(struct zip_write *zip, const struct zip_entry *entry)
{
    put(zip, VERSION, 2);
    put(zip, 0, 2); /* flags */
    put(zip, 0, 2); /* stored */
    put(zip, 0, 2); /* time */
    put(zip, DATE_1980, 2);
    put(zip, entry->checksum, 4);
    put(zip, entry->size, 4);
    put(zip, entry->size, 4);
    put(zip, (uint32_t)strlen(entry->name), 2);
    put(zip, 0, 2); /* extra */
}

void zip_write_add(struct zip_write *zip, const char *name, const char *text)
{
    assert(zip->count < ZIP_FILES_MOST);
    size_t size = strlen(text);
    struct zip_entry *entry = &zip->entries[zip->count++];
    *entry = (struct zip_entry){name, checksum_of(text, size), (uint32_t)size, (uint32_t)zip->offset};
    put(zip, 0x04034B50, 4);
    put_entry(zip, entry);
    put_text(zip, name, strlen(name));
    put_text(zip, text, size);
}

void zip_write_end(struct zip_write *zip)
{
    size_t start = zip->offset;
    for (size_t i = 0; i < zip->count; i++) {
        put(zip, 0x02014B50, 4);
        put(zip, VERSION, 2);
        put_entry(zip, &zip->entries[i]);
        put(zip, 0, 2); /* comment */
        put(zip, 0, 2); /* disk */
        put(zip, 0, 2); /* internal attributes */
        put(zip, 0, 4); /* external attributes */
        put(zip, zip->entries[i].offset, 4);
        put_text(zip, zip->entries[i].name, strlen(zip->entries[i].name));
    }
    size_t size = zip->offset - start;
    put(zip, 0x06054B50, 4);
    put(zip, 0, 4); /* disks */
    put(zip, (uint32_t)zip->count, 2);
    put(zip, (uint32_t)zip->count, 2);
    put(zip, (uint32_t)size, 4);
    put(zip, (uint32_t)start, 4);
    put(zip, 0, 2);
}
