#include "io/flow_build.h"
#include "io/flow_charts.h"
#include "io/flow_dollars.h"

void flow_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved)
{
    *graph = (struct flow_graph){0};
    int coded = flow_charts_build(graph, scenario, resolved);
    flow_dollars_build(graph, scenario, resolved, coded);
}
