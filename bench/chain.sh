#!/usr/bin/env bash
# The chain: walks, and gaps of one country and of all, beside the embedded default.
#   bench/chain.sh     exit 1 above 100 ms for a country or 10 s for 200 of them
# Settings, see measure.sh: CORRIDOR, REPEATS (usual: 20).

source "$(dirname "$0")/measure.sh"
most_ms=100 most_seconds=10 countries=200 repeats=${REPEATS:-20}

store=$folder/store
quiet "$corridor" -w "$store" init
printf '%s records of the chain and %s links\n' \
  "$(sqlite3 "$store" "SELECT count(*) FROM record WHERE kind IN ('recommendation', 'commitment',
    'actor', 'practice', 'study', 'initiative', 'service')")" \
  "$(sqlite3 "$store" 'SELECT count(*) FROM link')"

slowest=0
ask() {
  local name=$1 ms
  shift
  for ((i = 0; i < repeats; i++)); do measure "$name" "$corridor" -w "$store" "$@"; done
  ms=$(calculate "$(median "$name" wall) * 1000")
  printf '%-52s %6.0f ms, %4.0f ms user, peak %s MB\n' "$*" "$ms" \
    "$(calculate "$(median "$name" user) * 1000")" "$(peak_mb "$corridor" -w "$store" "$@")"
  holds "$ms <= $slowest" || slowest=$ms
}
ask gaps gaps BGD --format json
ask large gaps DEU --format json
item=$(sqlite3 "$store" "SELECT code FROM record WHERE kind = 'recommendation' LIMIT 1")
[ -z "$item" ] || ask walk chain "recommendation:$item" --format json
ask back chain indicator:remittance_cost --format json
ask practices practices BGD-MYS --format json
ask services services BGD --format json

quiet "$corridor" -w "$store" gaps --format csv
places=$(("$("$corridor" -w "$store" gaps --format csv | wc -l)" - 1))
for ((i = 0; i < 3; i++)); do measure all "$corridor" -w "$store" gaps --format csv; done
wall=$(median all wall)
share=$(calculate "$wall * $countries / $places")
printf 'gaps of %s countries %24.2f s; of %s: %.2f s, bound %s s\n' "$places" "$wall" "$countries" \
  "$share" "$most_seconds"
holds "$share <= $most_seconds" && holds "$slowest <= $most_ms" ||
  { echo 'a bound is exceeded'; exit 1; }
