#include "io/batch_schema.h"
#include <stddef.h>

/* As in the table below. */
const char *const batch_headlines[] = {"dnfb_mean_days", "dnfb_end_days",    "dnfb_mean_usd",
                                       "tat_mean_hours", "tat_p90_hours",    "tat_within_target_share",
                                       "cost_total_usd", "encounters_coded", NULL};

const char *const batch_schema_sql =
    "CREATE TABLE studies("
    " study INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT, seed INTEGER NOT NULL,"
    " confidence REAL NOT NULL, checks TEXT NOT NULL);"
    /* what results belong to, whatever study asked for them */
    "CREATE TABLE scenarios("
    " scenario INTEGER PRIMARY KEY, digest TEXT NOT NULL, model_version INTEGER NOT NULL, seed INTEGER NOT NULL,"
    " layout INTEGER REFERENCES layouts, UNIQUE(digest, model_version, seed));"
    "CREATE TABLE cells("
    " cell INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES studies, number INTEGER NOT NULL,"
    " name TEXT NOT NULL, scenario INTEGER NOT NULL REFERENCES scenarios, stamp TEXT, wanted INTEGER NOT NULL,"
    " estimated INTEGER NOT NULL DEFAULT -1, feasible INTEGER, failed_checks TEXT, UNIQUE(study, name));"
    "CREATE TABLE factors("
    " cell INTEGER NOT NULL REFERENCES cells, position INTEGER NOT NULL, factor TEXT NOT NULL, value TEXT NOT NULL,"
    " number REAL, PRIMARY KEY(cell, position)) WITHOUT ROWID;"
    "CREATE TABLE layouts(layout INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE);"
    "CREATE TABLE columns("
    " layout INTEGER NOT NULL REFERENCES layouts, position INTEGER NOT NULL, metric TEXT NOT NULL,"
    " scope TEXT NOT NULL, period TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY(layout, position)) WITHOUT ROWID;"
    "CREATE TABLE replications("
    " scenario INTEGER NOT NULL REFERENCES scenarios, replication INTEGER NOT NULL, dnfb_mean_days REAL,"
    " dnfb_end_days REAL, dnfb_mean_usd REAL, tat_mean_hours REAL, tat_p90_hours REAL, tat_within_target_share REAL,"
    " cost_total_usd REAL, encounters_coded REAL, \"values\" BLOB NOT NULL, UNIQUE(scenario, replication));"
    "CREATE TABLE quarantine("
    " scenario INTEGER NOT NULL REFERENCES scenarios, replication INTEGER NOT NULL, reason TEXT NOT NULL,"
    " PRIMARY KEY(scenario, replication)) WITHOUT ROWID;"
    "CREATE TABLE estimates("
    " cell INTEGER NOT NULL REFERENCES cells, position INTEGER NOT NULL, replications INTEGER NOT NULL, mean REAL,"
    " half_width REAL, sd REAL, p10 REAL, p50 REAL, p90 REAL, PRIMARY KEY(cell, position)) WITHOUT ROWID;"
    "CREATE TABLE shards("
    " plan TEXT NOT NULL, chunk INTEGER NOT NULL, PRIMARY KEY(plan, chunk)) WITHOUT ROWID;"
    "CREATE VIEW v_cells AS SELECT s.name AS study, c.cell, c.number, c.name, x.digest, x.model_version, x.seed,"
    " c.wanted, (SELECT count(*) FROM replications r WHERE r.scenario = c.scenario AND r.replication < c.wanted)"
    " AS replications, c.feasible, c.failed_checks FROM cells c JOIN studies s USING(study) JOIN scenarios x"
    " USING(scenario);"
    "CREATE VIEW v_factors AS SELECT s.name AS study, c.cell, c.name, f.factor, f.value, f.number"
    " FROM factors f JOIN cells c USING(cell) JOIN studies s USING(study);"
    "CREATE VIEW v_replications AS SELECT s.name AS study, c.cell, c.name, r.replication, r.dnfb_mean_days,"
    " r.dnfb_end_days, r.dnfb_mean_usd, r.tat_mean_hours, r.tat_p90_hours, r.tat_within_target_share,"
    " r.cost_total_usd, r.encounters_coded FROM cells c JOIN studies s USING(study) JOIN replications r"
    " ON r.scenario = c.scenario AND r.replication < c.wanted;"
    "CREATE VIEW v_all_estimates AS SELECT s.name AS study, c.cell, c.name, c.feasible, k.metric, k.scope, k.period,"
    " k.unit, e.replications, e.mean, e.half_width, s.confidence, e.sd, e.p10, e.p50, e.p90"
    " FROM estimates e JOIN cells c USING(cell) JOIN studies s USING(study) JOIN scenarios x USING(scenario)"
    " JOIN columns k ON k.layout = x.layout AND k.position = e.position;"
    "CREATE VIEW v_estimates AS SELECT study, cell, name, feasible, metric, scope, unit, replications, mean,"
    " half_width, confidence, sd, p10, p50, p90 FROM v_all_estimates WHERE period = '';"
    "CREATE VIEW v_periods AS SELECT study, cell, name, feasible, metric, scope, period, unit, replications, mean,"
    " half_width, confidence, sd, p10, p50, p90 FROM v_all_estimates WHERE period <> '';"
    "CREATE VIEW v_quarantine AS SELECT s.name AS study, c.cell, c.name, x.digest, x.seed, q.replication, q.reason"
    " FROM quarantine q JOIN scenarios x USING(scenario) JOIN cells c USING(scenario) JOIN studies s USING(study);";

const char *const batch_schema_given_sql =
    "CREATE TABLE IF NOT EXISTS given_factors("
    " study INTEGER NOT NULL REFERENCES studies, position INTEGER NOT NULL, factor TEXT NOT NULL,"
    " PRIMARY KEY(study, position)) WITHOUT ROWID;"
    "CREATE VIEW IF NOT EXISTS v_given_factors AS SELECT s.name AS study, g.factor FROM given_factors g"
    " JOIN studies s USING(study);";
