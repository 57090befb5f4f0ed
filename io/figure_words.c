#include "io/figure_words.h"

const char *const figure_cause_titles[CAUSE_COUNT] = {[CAUSE_MINIMUM_DAYS] = "Bill hold",
                                                      [CAUSE_DOCUMENTATION] = "Documentation",
                                                      [CAUSE_CODING_QUEUE] = "Waiting for a coder",
                                                      [CAUSE_CODING] = "In coding",
                                                      [CAUSE_QUERY] = "Provider query",
                                                      [CAUSE_QUALITY] = "Audit and correction",
                                                      [CAUSE_BILLING_RUN] = "Billing run"};

const char *const figure_cost_titles[COST_COUNT] = {[COST_WAGES] = "Wages and vendor hours",
                                                    [COST_PAYROLL_TAX] = "Payroll tax",
                                                    [COST_BENEFITS] = "Benefits",
                                                    [COST_OVERTIME] = "Overtime",
                                                    [COST_PER_CHART] = "Vendor charts",
                                                    [COST_CAC_LICENCE] = "CAC licence",
                                                    [COST_CAC_CHARTS] = "CAC charts",
                                                    [COST_RPA] = "Robots",
                                                    [COST_DOCUMENTATION_TOOLS] = "Documentation tools",
                                                    [COST_ONBOARDING] = "Onboarding",
                                                    [COST_SEVERANCE] = "Severance, retraining",
                                                    [COST_PAUSED_LINES] = "Paused lines",
                                                    [COST_SLA_CREDITS] = "Service credits"};
