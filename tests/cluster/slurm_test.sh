#!/bin/bash
# A study on a real Slurm of two nodes, one of which is lost with its work, gives the bytes of one process. Slurm runs
# in a temporary folder with its own munge key, ports and configuration; nothing of the system is touched.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
source "$root/tests/cluster/cluster_study.sh"
need munged slurmctld slurmd sbatch scontrol squeue unshare
cell_count=12; n=20
prepare
daemons=() nodes=()
tell() { echo "$(date +%T) $*"; }
within() { # SECONDS, COMMAND: until it succeeds
    local until=$((SECONDS + $1)); shift
    until "$@"; do [ $SECONDS -lt $until ] || return 1; sleep 0.1; done
}

# A node is a process namespace, which ends with its first process, the only child of what was started here.
lose_node() { kill -9 $(cat "/proc/$1/task/$1/children"); } # PID
gone() { for pid in "$@"; do ! kill -0 "$pid" || return 1; done; }
end_cluster() {
    for pid in "${nodes[@]}"; do lose_node "$pid"; done
    kill "${daemons[@]}"
    within 10 gone "${daemons[@]}" "${nodes[@]}" || kill -9 "${daemons[@]}" "${nodes[@]}"
    rm -rf "$work"
} 2> /dev/null
trap end_cluster EXIT

mkdir "$work/state" "$work/munge"
chmod 755 "$work" "$work/munge"
read -r control n1 n2 < <(python3 -c 'import socket
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
print(*(s.getsockname()[1] for s in held))')
host=$(hostname -s)
cat > "$work/slurm.conf" <<END
ClusterName=himsim
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$control
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket,cred_expire=10
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool.%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.%n.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,default_queue_depth=1000
SlurmdParameters=config_overrides
SlurmdTimeout=5
KillWait=2
MinJobAge=300
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$n1 CPUs=4
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$n2 CPUs=4
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$work/slurm.conf
# What batch jobs and parallel runs would otherwise take over from a Slurm around this test.
while read -r name; do unset "$name"; done < <(compgen -v | grep -E '^(SLURM|SBATCH|SQUEUE)_' | grep -v '^SLURM_CONF$')

start_node() { # NAME
    unshare --pid --fork --kill-child --mount-proc slurmd -D -c -N "$1" > "$work/$1.out" 2>&1 &
    nodes+=($!)
    disown
}
skip_with_logs() {
    tail -n 5 "$work"/*.log "$work"/*.out 2> /dev/null
    skip "$1"
}

unshare --pid --fork --mount-proc true 2> "$work/unshare.out" || skip "a node needs a process namespace: $(cat "$work/unshare.out")"
head -c 1024 /dev/urandom > "$work/munge/key"; chmod 400 "$work/munge/key"
munged --foreground --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed" > "$work/munged.out" 2>&1 &
daemons+=($!); disown
within 20 test -S "$work/munge/socket" || skip_with_logs "munged does not start"
slurmctld -D -c > "$work/slurmctld.out" 2>&1 &
daemons+=($!); disown
start_node n1; start_node n2
both_idle() { [ "$(sinfo -h -N -t idle -o %N 2> /dev/null | sort | tr '\n' ' ')" = "n1 n2 " ]; }
within 60 both_idle || skip_with_logs "Slurm does not start"
tell "two nodes are idle"

# Work that comes to n1 while "hold" is there stands still, so that it is lost half way whatever the machine's speed.
cat > "$work/worker" <<END
#!/bin/bash
[ -e "$work/hold" ] && [ "\$SLURMD_NODENAME" = n1 ] || exec "$HIMSIM" "\$@"
"$HIMSIM" "\$@" & kill -STOP \$!
echo "\$SLURM_ARRAY_TASK_ID" >> "$work/held"
wait
END
chmod +x "$work/worker"
: > "$work/hold"; : > "$work/held"
"$HIMSIM" plan "$work/grid.json" -o "$work/plan" --chunk-replications 1 --slurm --quiet > "$work/said" || fail "plan"
chunks=$((cell_count * n))
grep -q " in $chunks chunks" "$work/said" || fail "another plan: $(cat "$work/said")"
job=$(HIMSIM="$work/worker" sbatch --parsable "$work/plan/himsim.sbatch") || fail "sbatch"

# n1 holds four tasks, n2 works on; then n1 is lost, with slurmd and all that it runs.
shards() { find "$work/plan/shards" -name '*.shard' | wc -l; }
four_held_and_some_done() { [ "$(wc -l < "$work/held")" -ge 4 ] && [ "$(shards)" -ge 20 ]; }
within 60 four_held_and_some_done || { echo "FAIL no work in flight on both nodes: $(wc -l < "$work/held") held, $(shards) done"; exit 1; }
lose_node "${nodes[0]}" || fail "n1 cannot be killed"
rm "$work/hold"
held=$(sort -n "$work/held" | tr '\n' ' ')
tell "n1 is lost with chunks $held in flight, $(shards) of $chunks done"
"$HIMSIM" status "$work/plan" > "$work/status" && fail "nothing is missing after the loss"
grep -q " 0 damaged, 0 of another" "$work/status" || fail "the loss leaves half a shard: $(cat "$work/status")"
for chunk in $held; do [ ! -e "$work/plan/shards/$chunk.shard" ] || fail "chunk $chunk was held and is done"; done
# Merging does not wait for the end.
"$HIMSIM" merge "$work/plan" --db "$work/merged.db" --quiet || fail "merging half way"

# Slurm notices, puts the lost tasks back into the queue, and gives them to whatever node there is.
n1_is_down() { sinfo -h -n n1 -o %t | grep -q down; }
within 60 n1_is_down || { echo "FAIL Slurm does not notice the loss"; exit 1; }
tell "Slurm knows, $(shards) of $chunks done"
start_node n1
all_there() { [ "$(shards)" -eq $chunks ]; }
within 90 all_there || { echo "FAIL $(shards) of $chunks chunks: $(squeue -h | head -3)"; exit 1; }
tell "all chunks are there"
for chunk in $held; do
    scontrol show job "${job}_$chunk" | grep -q "Restarts=[1-9]" || fail "chunk $chunk was not put back into the queue"
done
"$HIMSIM" status "$work/plan" > "$work/status" || fail "status: $(cat "$work/status")"

# What is missing is submitted as `status` says it.
nothing_queued() { [ -z "$(squeue -h)" ]; }
within 30 nothing_queued || fail "jobs stay: $(squeue -h | head -3)"
truncate -s -5 "$work/plan/shards/7.shard"; rm "$work/plan/shards/100.shard" "$work/plan/shards/101.shard"
missing=$("$HIMSIM" status "$work/plan" 2> /dev/null | sed -n 's/missing: //p')
[ "$missing" = 7,100-101 ] || fail "missing: $missing"
HIMSIM="$work/worker" sbatch --parsable --array="$missing" "$work/plan/himsim.sbatch" > /dev/null || fail "sbatch --array"
whole() { "$HIMSIM" status "$work/plan" > /dev/null 2>&1; }
within 60 whole || fail "what was missing stays so: $("$HIMSIM" status "$work/plan")"

same_as_one_process "$work/plan" "$work/merged.db"
tell "done"
exit $failed
