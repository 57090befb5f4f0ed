#include "io/fit_view.h"
#include "io/account_row.h"
#include "io/name_read.h"
#include "sim/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A name of an export as a scenario allows it. */
static char *fit_name(const char *name)
{
    char *text = memory_copy_text(strcmp(name, "*") == 0 ? "star" : name);
    size_t length = strlen(text);
    if (length > NAME_LENGTH_MAX) {
        length = NAME_LENGTH_MAX;
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--; /* not inside a character */
        text[length] = '\0';
    }
    for (char *at = text; *at; at++)
        if (*at == '/' || (unsigned char)*at < 0x20 || *at == 0x7f) *at = '-';
    return text;
}

static char **fit_names(const struct history_names *names)
{
    char **texts = memory_allocate(names->count, sizeof *texts);
    for (size_t i = 0; i < names->count; i++) texts[i] = fit_name(names->items[i]);
    return texts;
}

static int64_t hits_of(const struct fit *fit, size_t payer)
{
    int64_t hits = 0;
    for (size_t t = 0; t < fit->type_count; t++) hits += fit->types[t].payers[payer].hits;
    return hits;
}

/* How many payers have more accounts; equals stand in the order in which they were met. */
static size_t rank_of(const int64_t *hits, size_t count, size_t payer)
{
    size_t rank = 0;
    for (size_t p = 0; p < count; p++) rank += hits[p] > hits[payer] || (hits[p] == hits[payer] && p < payer);
    return rank;
}

static void group_payers(struct fit_view *view)
{
    size_t count = view->fit->history->payers.count, others = SIZE_MAX;
    int64_t *hits = memory_allocate(count, sizeof *hits);
    view->payer_of = memory_allocate(count, sizeof *view->payer_of);
    for (size_t p = 0; p < count; p++) hits[p] = hits_of(view->fit, p);
    for (size_t p = 0; p < count; p++) {
        view->payer_of[p] = p;
        if (count <= FIT_PAYERS_MOST || rank_of(hits, count, p) < FIT_PAYERS_MOST - 1) continue;
        if (others == SIZE_MAX) {
            others = p;
            free(view->payers[p]);
            view->payers[p] = memory_copy_text(OTHER_PAYERS);
        }
        view->payer_of[p] = others;
    }
    free(hits);
}

int64_t fit_view_payer_hits(const struct fit_view *view, const struct fit_type *type, size_t payer)
{
    int64_t hits = 0;
    for (size_t p = 0; p < view->fit->history->payers.count; p++)
        if (view->payer_of[p] == payer) hits += type->payers[p].hits;
    return hits;
}

void fit_view_init(struct fit_view *view, const struct fit *fit, const char *accounts, const char *name,
                   const char *calendar)
{
    *view = (struct fit_view){.fit = fit, .accounts = accounts, .name = name, .calendar = calendar};
    view->types = fit_names(&fit->history->work_types);
    view->payers = fit_names(&fit->history->payers);
    group_payers(view);
}

void fit_view_free(struct fit_view *view)
{
    for (size_t i = 0; i < view->fit->history->work_types.count; i++) free(view->types[i]);
    for (size_t i = 0; i < view->fit->history->payers.count; i++) free(view->payers[i]);
    for (size_t i = 0; i < view->default_count; i++) free(view->defaults[i]);
    free(view->types);
    free(view->payers);
    free(view->defaults);
    free(view->payer_of);
}

bool fit_view_has(const struct fit_view *view, size_t type)
{
    return view->fit->types[type].has_arrivals;
}

bool fit_view_has_payers(const struct fit_view *view)
{
    for (size_t t = 0; t < view->fit->type_count; t++)
        for (size_t p = 0; p < view->fit->history->payers.count; p++)
            if (view->fit->types[t].payers[p].hits > 0) return true;
    return false;
}
