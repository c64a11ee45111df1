#!/usr/bin/env bash
# Law: all files of treaties, agreements and citizenship at hand are loaded, then asked.
#   bench/law.sh     exit 1 above 10 s for the load or 50 ms for `corridor law BGD-MYS`
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA, REPEATS (usual: 20).

source "$(dirname "$0")/measure.sh"
most_seconds=10 most_ms=50 repeats=${REPEATS:-20}

[ -n "${CORRIDOR_TEST_DATA:-}" ] || { echo 'skipped: needs CORRIDOR_TEST_DATA'; exit 0; }
store=$folder/store
quiet "$corridor" -w "$store" init
load_law() {
  local code=0
  for part in 08_agreements_trade 09_treaties; do
    "$corridor" -w "$store" load "$CORRIDOR_TEST_DATA/$part" >"$folder/said" 2>&1 || code=$?
    [ $code = 0 ] || { cat "$folder/said" >&2; stop "load ended with $code"; }
  done
}
measure load load_law
quiet "$corridor" -w "$store" load "$CORRIDOR_TEST_DATA/11_integration_citizenship"
count() { sqlite3 "$store" "SELECT count(*) FROM $1"; }
printf '%s events of law and %s records in %s editions\n' "$(count law_event)" "$(count record)" \
  "$(count edition)"
wall=$(median load wall)
printf '%-44s %6.2f s, bound %s s\n' 'load treaties and agreements' "$wall" "$most_seconds"

ask() {
  local name=$1
  shift
  for ((i = 0; i < repeats; i++)); do measure "$name" "$corridor" -w "$store" "$@"; done
  printf '%-44s %6.0f ms, peak %s MB\n' "$*" "$(calculate "$(median "$name" wall) * 1000")" \
    "$(peak_mb "$corridor" -w "$store" "$@")"
}
ask corridor law BGD-MYS --format json
ask past law BGD-MYS --as-of 1990-01-01 --format json
ask place law DEU --format json
ask instrument law icrmw --format json
ms=$(calculate "$(median corridor wall) * 1000")
holds "$wall <= $most_seconds" && holds "$ms <= $most_ms" || { echo 'a bound is exceeded'; exit 1; }
