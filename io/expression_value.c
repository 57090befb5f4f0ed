#include "io/expression_node.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void expression_free(struct expression *expression)
{
    if (!expression) return;
    for (size_t i = 0; i < expression->count; i++) free(expression->nodes[i].text);
    free(expression->nodes);
    free(expression->text);
    free(expression);
}

const char *expression_text(const struct expression *expression)
{
    return expression->text;
}

void expression_each_name(const struct expression *expression, void (*visit)(void *context, const char *name),
                          void *context)
{
    for (size_t i = 0; i < expression->count; i++)
        if (expression->nodes[i].operation == OPERATION_NAME) visit(context, expression->nodes[i].text);
}

static struct expression_value leaf(const struct expression_node *node, const struct expression_names *names)
{
    struct expression_value value = node->value;
    if (node->operation == OPERATION_NAME) {
        value.number = NAN;
        names->find(names->context, node->text, &value);
    } else if (value.kind == EXPRESSION_TEXT) {
        value.text = node->text;
    }
    return value;
}

static bool is_equal(const struct expression_value *a, const struct expression_value *b)
{
    if (a->kind == EXPRESSION_TEXT) return strcmp(a->text, b->text) == 0;
    return a->kind == EXPRESSION_TRUTH ? a->truth == b->truth : a->number == b->number;
}

static struct expression_value is(bool truth)
{
    return (struct expression_value){.kind = EXPRESSION_TRUTH, .truth = truth};
}

static struct expression_value counts(double number)
{
    return (struct expression_value){.kind = EXPRESSION_NUMBER, .number = number};
}

struct expression_value expression_evaluate(const struct expression *e, size_t at, const struct expression_names *names)
{
    const struct expression_node *node = &e->nodes[at];
    if (node->operation <= OPERATION_NAME) return leaf(node, names);
    struct expression_value b = expression_evaluate(e, node->right, names);
    if (node->operation == OPERATION_NOT) return is(!b.truth);
    if (node->operation == OPERATION_MINUS) return counts(-b.number);
    struct expression_value a = expression_evaluate(e, node->left, names);
    switch (node->operation) {
    case OPERATION_ADD:
        return counts(a.number + b.number);
    case OPERATION_SUBTRACT:
        return counts(a.number - b.number);
    case OPERATION_MULTIPLY:
        return counts(a.number * b.number);
    case OPERATION_DIVIDE:
        return counts(a.number / b.number);
    case OPERATION_LESS:
        return is(a.number < b.number);
    case OPERATION_AT_MOST:
        return is(a.number <= b.number);
    case OPERATION_MORE:
        return is(a.number > b.number);
    case OPERATION_AT_LEAST:
        return is(a.number >= b.number);
    case OPERATION_EQUAL:
        return is(is_equal(&a, &b));
    case OPERATION_UNLIKE:
        return is(!is_equal(&a, &b));
    case OPERATION_AND:
        return is(a.truth && b.truth);
    default:
        return is(a.truth || b.truth);
    }
}

bool expression_holds(const struct expression *expression, const struct expression_names *names)
{
    return expression_evaluate(expression, expression->count - 1, names).truth;
}
