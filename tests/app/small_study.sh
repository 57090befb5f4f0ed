# A small study for shell tests; wants $work, a folder, and $n, replications.
# study NAME RATES: 3 coders or fewer x arrival rates, on a department of one pool.
base() {
    cat > "$work/base.json" <<END
{ "name": "small", "facility": {"time_zone": "UTC", "start_date": "2026-01-05", "horizon_days": 60},
  "analysis": {"replications": 5, "seed": 3, "precision": [], "replications_max": 40},
  "work_types": [ {"name": "chart", "arrivals": {"rate_per_hour": 2}, "coding_minutes": {"law": "exponential", "mean": 30}} ],
  "pools": [ {"name": "coders", "shifts": [{"name": "day", "headcount": 6, "hours": [{"start": "08:00", "end": "16:00"}]}], "skills": {"chart": 1}} ],
  "worklists": [{"name": "all", "pools": ["coders"]}] }
END
}
base
study() {
    cat > "$work/$1.json" <<END
{ "name": "$1", "base": "base.json",
  "factors": [ {"name": "coders", "pointer": "/pools/coders/shifts/day/headcount", "values": [4, 6, 8]},
               {"name": "rate", "pointer": "/work_types/chart/arrivals/rate_per_hour", "values": $2},
               {"name": "speed", "levels": [{"name": "plain", "patch": {}}, {"name": "fast", "patch": {"pools": [{"name": "coders", "skills": {"chart": 1.2}}]}}]} ],
  "constraints": ["rate / coders <= 0.5"], "replications": $n, "checks": ["tat_p90_hours <= 52 or coders < 5"] }
END
}
