# What the scripts in this folder share; they source it.
#   CORRIDOR            the program (usual: build/release/corridor)
#   CORRIDOR_TEST_DATA  the folder of publishers' files; without it the scripts skip and say so
#   REPEATS             runs of each measurement; what is printed is their median
# Works in a temporary folder ($TMPDIR), which it removes.

set -euo pipefail
shopt -s inherit_errexit
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
corridor=${CORRIDOR:-$root/build/release/corridor}
folder=$(mktemp -d "${TMPDIR:-/tmp}/corridor-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT

stop() { echo "$0: $*" >&2; exit 2; }
[ -x "$corridor" ] || stop "no program at $corridor; build it, or set CORRIDOR"
command -v sqlite3 >/dev/null || stop "needs the sqlite3 shell: tools/setup --test"

# Sets `file` to a publisher's file; ends the script where it is absent.
find_data() {
  file=${CORRIDOR_TEST_DATA:-}/$1
  [ -f "$file" ] && return
  echo "SKIPPED: needs $1 in CORRIDOR_TEST_DATA"
  exit 0
}

# quiet COMMAND...: runs it; what it says is shown only where it fails.
quiet() {
  "$@" >"$folder/said" 2>&1 && return
  cat "$folder/said" >&2
  stop "failed: $*"
}

# measure NAME COMMAND...: one run; adds its wall and user time in seconds to NAME's list.
measure() {
  local name=$1 TIMEFORMAT='%3R %3U'
  shift
  { time quiet "$@"; } 2>>"$folder/$name.times"
}

# median NAME wall|user, in seconds
median() {
  local column=1
  [ "$2" = wall ] || column=2
  cut -d' ' -f$column "$folder/$1.times" | sort -n |
    awk '{ all[NR] = $1 } END { m = int((NR + 1) / 2); print (all[m] + all[NR + 1 - m]) / 2 }'
}

# peak_mb COMMAND...: peak resident memory of one run, or "-" where GNU time is not installed.
peak_mb() {
  if [ ! -x /usr/bin/time ]; then echo -; return; fi
  quiet /usr/bin/time -q -f %M -o "$folder/peak" "$@"
  awk '{ printf "%.0f\n", $1 / 1024 }' "$folder/peak"
}

# calculate EXPRESSION, by awk
calculate() { awk "BEGIN { print $1 }"; }
# holds CONDITION, by awk
holds() { awk "BEGIN { exit !($1) }"; }

# observations WORKSPACE
observations() { sqlite3 "$1" 'SELECT sum(observations) FROM edition'; }
