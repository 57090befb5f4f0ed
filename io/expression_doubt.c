/* Is a condition true beyond doubt? Truth of three values, with an interval about each comparison. */
#include "io/expression_node.h"
#include <math.h>

struct judgement {
    const struct expression *expression;
    const struct expression_names *names;
    const struct expression_doubt *doubt;
};

static double side_difference(const struct judgement *j, const struct expression_node *node)
{
    return expression_evaluate(j->expression, node->left, j->names).number -
           expression_evaluate(j->expression, node->right, j->names).number;
}

/* The interval's half-width about the difference of the sides; 0 when no mean is in it. */
static double margin(const struct judgement *j, const struct expression_node *node)
{
    const struct expression_doubt *doubt = j->doubt;
    double whole = side_difference(j, node), sum = 0, squares = 0, n = (double)doubt->count;
    for (int64_t i = 0; i < doubt->count; i++) {
        doubt->leave_out(doubt->context, i);
        double off = side_difference(j, node) - whole;
        sum += off;
        squares += off * off;
    }
    doubt->leave_out(doubt->context, -1);
    if (isnan(sum)) return INFINITY; /* nothing is left of a single value */
    double spread = squares - sum * sum / n;
    return spread > 0 ? doubt->reach * sqrt((n - 1) / n * spread) : 0;
}

static enum expression_certainty certain(bool truth)
{
    return truth ? EXPRESSION_IS_TRUE : EXPRESSION_IS_FALSE;
}

static enum expression_certainty opposite(enum expression_certainty certainty)
{
    return certainty == EXPRESSION_IS_OPEN ? EXPRESSION_IS_OPEN : certain(certainty == EXPRESSION_IS_FALSE);
}

static enum expression_certainty judge(const struct judgement *j, size_t at);

static enum expression_certainty judge_comparison(const struct judgement *j, size_t at)
{
    const struct expression_node *node = &j->expression->nodes[at];
    enum expression_kind kind = j->expression->nodes[node->left].value.kind;
    if (kind == EXPRESSION_TRUTH) {
        enum expression_certainty a = judge(j, node->left), b = judge(j, node->right);
        if (a == EXPRESSION_IS_OPEN || b == EXPRESSION_IS_OPEN) return EXPRESSION_IS_OPEN;
        return certain((a == b) == (node->operation == OPERATION_EQUAL));
    }
    if (kind == EXPRESSION_NUMBER) {
        double apart = fabs(side_difference(j, node)), around = margin(j, node);
        if (isnan(apart) || (around > 0 && apart <= around)) return EXPRESSION_IS_OPEN;
    }
    return certain(expression_evaluate(j->expression, at, j->names).truth);
}

static enum expression_certainty judge(const struct judgement *j, size_t at)
{
    const struct expression_node *node = &j->expression->nodes[at];
    if (node->operation == OPERATION_NOT) return opposite(judge(j, node->right));
    if (node->operation != OPERATION_AND && node->operation != OPERATION_OR)
        return node->operation >= OPERATION_LESS ? judge_comparison(j, at)
                                                 : certain(expression_evaluate(j->expression, at, j->names).truth);
    enum expression_certainty a = judge(j, node->left), b = judge(j, node->right);
    enum expression_certainty settles = certain(node->operation == OPERATION_OR); /* whatever the other one is */
    if (a == settles || b == settles) return settles;
    return a == EXPRESSION_IS_OPEN ? a : b;
}

enum expression_certainty expression_certainty_of(const struct expression *expression,
                                                  const struct expression_names *names,
                                                  const struct expression_doubt *doubt)
{
    return judge(&(struct judgement){expression, names, doubt}, expression->count - 1);
}
