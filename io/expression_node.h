#ifndef IO_EXPRESSION_NODE_H
#define IO_EXPRESSION_NODE_H
/* The inside of io/expression: nodes of a parsed condition, in one array, operands before operators. */
#include "io/expression.h"

enum expression_operation {
    OPERATION_CONSTANT,
    OPERATION_NAME,
    OPERATION_MINUS,
    OPERATION_NOT,
    OPERATION_ADD,
    OPERATION_SUBTRACT,
    OPERATION_MULTIPLY,
    OPERATION_DIVIDE,
    OPERATION_LESS,
    OPERATION_AT_MOST,
    OPERATION_MORE,
    OPERATION_AT_LEAST,
    OPERATION_EQUAL,
    OPERATION_UNLIKE,
    OPERATION_AND,
    OPERATION_OR
};

struct expression_node {
    enum expression_operation operation;
    struct expression_value value; /* of a constant; the kind of every node once checked */
    char *text;                    /* of a name or a text constant; owned */
    size_t left, right;            /* operands; a single one is `right` */
    size_t at;                     /* byte of the text at which it stands */
};

struct expression {
    char *text; /* owned */
    size_t count;
    struct expression_node *nodes; /* owned; the last one is the whole */
};

/* The value of a node. */
struct expression_value expression_evaluate(const struct expression *expression, size_t at,
                                            const struct expression_names *names);
#endif
