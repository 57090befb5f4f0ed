/* Parsing a condition: precedence climbing over one table of operators, then one walk that checks kinds. */
#include "io/expression_node.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct parser {
    struct expression *expression;
    const char *at;
    int depth;
    char *message; /* of the first mistake; owned */
};

enum { DEPTH_MAX = 100, NODES_MAX = 2000 }; /* so that a walk over it fits any stack */

static const struct binary {
    const char *sign;
    int binds; /* tighter is more */
    enum expression_operation operation;
} binaries[] = {
    /* longer signs first */
    {"or", 1, OPERATION_OR},      {"||", 1, OPERATION_OR},      {"and", 2, OPERATION_AND},
    {"&&", 2, OPERATION_AND},     {"<=", 4, OPERATION_AT_MOST}, {">=", 4, OPERATION_AT_LEAST},
    {"==", 4, OPERATION_EQUAL},   {"!=", 4, OPERATION_UNLIKE},  {"<", 4, OPERATION_LESS},
    {">", 4, OPERATION_MORE},     {"=", 4, OPERATION_EQUAL},    {"+", 5, OPERATION_ADD},
    {"-", 5, OPERATION_SUBTRACT}, {"*", 6, OPERATION_MULTIPLY}, {"/", 6, OPERATION_DIVIDE},
};
enum { BINDS_NOT = 3, BINDS_COMPARISON = 4 };

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void skip_blanks(struct parser *p)
{
    while (*p->at && isspace((unsigned char)*p->at)) p->at++;
}

/* Takes over the reason. */
static void fail_at(struct parser *p, size_t at, char *reason)
{
    char *before = memory_format("%.*s", (int)at, p->expression->text);
    if (!p->message)
        p->message = memory_format("\"%s\", column %zu: %s", p->expression->text, table_characters(before) + 1, reason);
    free(before);
    free(reason);
}

static void fail(struct parser *p, const char *reason)
{
    fail_at(p, (size_t)(p->at - p->expression->text), memory_copy_text(reason));
}

static size_t add(struct parser *p, struct expression_node node)
{
    struct expression *e = p->expression;
    e->nodes = memory_resize(e->nodes, e->count + 1, sizeof *e->nodes);
    e->nodes[e->count] = node;
    return e->count++;
}

static bool accept(struct parser *p, const char *sign)
{
    size_t length = strlen(sign);
    skip_blanks(p);
    if (strncmp(p->at, sign, length) != 0 || (is_word(sign[0]) && is_word(p->at[length]))) return false;
    p->at += length;
    return true;
}

static size_t place(const struct parser *p)
{
    return (size_t)(p->at - p->expression->text);
}

static char *quoted(struct parser *p)
{
    char quote = *p->at;
    const char *end = strchr(p->at + 1, quote);
    if (!end) {
        fail(p, "the quote is not closed");
        return memory_copy_text("");
    }
    char *text = memory_format("%.*s", (int)(end - p->at - 1), p->at + 1);
    p->at = end + 1;
    return text;
}

static char *name_text(struct parser *p)
{
    const char *start = p->at;
    while (is_word(*p->at)) p->at++;
    char *name = memory_format("%.*s", (int)(p->at - start), start);
    if (*p->at != '@') return name;
    p->at++;
    const char *from = p->at;
    bool in_quotes = *p->at == '"' || *p->at == '\'';
    if (!in_quotes)
        while (is_word(*p->at) || strchr(":.-", *p->at ? *p->at : ' ') || (unsigned char)*p->at >= 0x80) p->at++;
    char *scope = in_quotes ? quoted(p) : memory_format("%.*s", (int)(p->at - from), from);
    char *whole = memory_format("%s@%s", name, scope);
    if (!*scope) fail(p, "a scope must follow the @, as in tat_p90_hours@pool:manila");
    free(name);
    free(scope);
    return whole;
}

static size_t binary(struct parser *p, int least);

static size_t number(struct parser *p)
{
    char *end;
    struct expression_node node = {.operation = OPERATION_CONSTANT, .at = place(p)};
    node.value = (struct expression_value){.kind = EXPRESSION_NUMBER, .number = strtod(p->at, &end)};
    p->at = end;
    return add(p, node);
}

static size_t truth(struct parser *p, size_t at, bool value)
{
    return add(p, (struct expression_node){
                      .operation = OPERATION_CONSTANT, .value = {.kind = EXPRESSION_TRUTH, .truth = value}, .at = at});
}

static size_t primary(struct parser *p)
{
    skip_blanks(p);
    size_t at = place(p);
    if (accept(p, "(")) {
        size_t inside = binary(p, 1);
        if (!accept(p, ")")) fail(p, "a ) is missing");
        return inside;
    }
    if (accept(p, "true")) return truth(p, at, true);
    if (accept(p, "false")) return truth(p, at, false);
    if (*p->at == '"' || *p->at == '\'') {
        struct expression_node node = {.operation = OPERATION_CONSTANT, .text = quoted(p), .at = at};
        node.value.kind = EXPRESSION_TEXT;
        return add(p, node);
    }
    if (isdigit((unsigned char)*p->at) || (*p->at == '.' && isdigit((unsigned char)p->at[1]))) return number(p);
    if (is_word(*p->at))
        return add(p, (struct expression_node){.operation = OPERATION_NAME, .text = name_text(p), .at = at});
    fail(p, *p->at ? "a number, a name or a quoted text must stand here" : "something is missing at the end");
    return truth(p, at, false);
}

static size_t unary(struct parser *p)
{
    skip_blanks(p);
    struct expression_node node = {.at = place(p)};
    if (++p->depth > DEPTH_MAX) {
        fail(p, "too many parentheses or signs inside each other");
        p->at += strlen(p->at);
    }
    size_t made;
    bool is_not = accept(p, "not") || (*p->at == '!' && p->at[1] != '=' && accept(p, "!"));
    if (is_not || accept(p, "-")) {
        node.operation = is_not ? OPERATION_NOT : OPERATION_MINUS;
        node.right = is_not ? binary(p, BINDS_NOT + 1) : unary(p);
        made = add(p, node);
    } else {
        made = primary(p);
    }
    p->depth--;
    return made;
}

static const struct binary *next_binary(struct parser *p, int least)
{
    const char *before = p->at;
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
        if (!accept(p, binaries[i].sign)) continue;
        if (binaries[i].binds >= least) return &binaries[i];
        break;
    }
    p->at = before;
    return NULL;
}

static size_t binary(struct parser *p, int least)
{
    size_t left = unary(p);
    bool compared = false;
    skip_blanks(p);
    for (size_t at = place(p); !p->message; at = place(p)) {
        const struct binary *sign = next_binary(p, least);
        if (!sign) break;
        if (p->expression->count > NODES_MAX) fail(p, "the condition is too long");
        if (sign->binds == BINDS_COMPARISON && compared)
            fail_at(p, at, memory_copy_text("comparisons do not chain; write a < b and b < c"));
        compared = sign->binds == BINDS_COMPARISON;
        size_t right = binary(p, sign->binds + 1);
        left = add(p, (struct expression_node){.operation = sign->operation, .left = left, .right = right, .at = at});
        skip_blanks(p);
    }
    return left;
}

static const char *const kind_names[] = {"a number", "a text", "true or false"};

static void want(struct parser *p, size_t operand, enum expression_kind kind, size_t at)
{
    enum expression_kind found = p->expression->nodes[operand].value.kind;
    if (found != kind) fail_at(p, at, memory_format("this needs %s and has %s", kind_names[kind], kind_names[found]));
}

static void resolve(struct parser *p, struct expression_node *node, const struct expression_names *names)
{
    struct expression_value value = {0};
    if (names->find(names->context, node->text, &value)) {
        node->value.kind = value.kind;
        return;
    }
    char *hint = names->hint ? names->hint(names->context, node->text) : NULL;
    fail_at(p, node->at,
            memory_format("there is nothing called \"%s\"%s%s", node->text, hint ? "; " : "", hint ? hint : ""));
    free(hint);
}

static void check_operator(struct parser *p, struct expression_node *node)
{
    const struct expression_node *nodes = p->expression->nodes;
    enum expression_operation operation = node->operation;
    bool logical = operation == OPERATION_NOT || operation >= OPERATION_AND;
    bool single = operation == OPERATION_NOT || operation == OPERATION_MINUS;
    bool compares = operation >= OPERATION_LESS && operation <= OPERATION_UNLIKE;
    enum expression_kind operand = logical ? EXPRESSION_TRUTH : EXPRESSION_NUMBER;
    if (operation == OPERATION_EQUAL || operation == OPERATION_UNLIKE) operand = nodes[node->left].value.kind;
    if (!single) want(p, node->left, operand, node->at);
    want(p, node->right, operand, node->at);
    node->value.kind = logical || compares ? EXPRESSION_TRUTH : EXPRESSION_NUMBER;
}

static void check(struct parser *p, const struct expression_names *names)
{
    struct expression *e = p->expression;
    for (size_t i = 0; i < e->count && !p->message; i++) {
        if (e->nodes[i].operation == OPERATION_NAME)
            resolve(p, &e->nodes[i], names);
        else if (e->nodes[i].operation != OPERATION_CONSTANT)
            check_operator(p, &e->nodes[i]);
    }
    if (!p->message) want(p, e->count - 1, EXPRESSION_TRUTH, 0);
}

struct expression *expression_parse(const char *text, const struct expression_names *names, char **message)
{
    struct expression *expression = memory_allocate(1, sizeof *expression);
    expression->text = memory_copy_text(text);
    struct parser parser = {.expression = expression, .at = expression->text};
    binary(&parser, 1);
    skip_blanks(&parser);
    if (*parser.at) fail(&parser, "and, or, a comparison or the end must stand here");
    if (!parser.message) check(&parser, names);
    if (!parser.message) return expression;
    *message = parser.message;
    expression_free(expression);
    return NULL;
}

bool expression_is_name(const char *text)
{
    static const char *const words[] = {"and", "or", "not", "true", "false"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0) return false;
    if (!*text || isdigit((unsigned char)*text)) return false;
    while (is_word(*text)) text++;
    return *text == '\0';
}
