#!/usr/bin/env bash
# Claims: 1,000 different ones by one process, and one as a process of its own.
#   bench/claims.sh      exit 1 when 1,000 claims take 1 s or more, or a shipped claim 50 ms or more
# Settings, see measure.sh: CORRIDOR, REPEATS (usual: 5). Needs no publishers' files: the workspace is
# the embedded default.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-5}
most_s=1
most_ms=50
workspace=$folder/default
quiet "$corridor" -w "$workspace" init

# 200 places, five claims of each: a figure, a share of one sex, a change, a ratio of two publishers'
# figures, and a rank among all places.
sqlite3 "$workspace" "SELECT code FROM place WHERE code GLOB '[A-Z][A-Z][A-Z]' ORDER BY code LIMIT 200" |
  awk 'BEGIN { print "claims:" }
    function claim(text) { printf "  - id: c%d\n    expression: %s\n", ++n, text }
    { claim("migrants in " $1 " in 2020 > 100 thousand")
      claim("share of women among migrants in " $1 " in 2020 > half")
      claim("change of refugees in " $1 " from 2010 to 2020 > 0")
      claim("remittances_received / gdp in " $1 " in 2021 > 5 %")
      claim("rank of " $1 " by migrant_stock in 2020 <= 50") }' >"$folder/thousand.yml"
count=$(grep -c expression "$folder/thousand.yml")
for ((run = 0; run < repeats; ++run)); do
  measure thousand "$corridor" -w "$workspace" claims --file "$folder/thousand.yml" --format csv
done
all_s=$(median thousand wall)
printf '%s claims: %.2f s wall, %.2f s user, %s MB\n' "$count" "$all_s" "$(median thousand user)" \
  "$(peak_mb "$corridor" -w "$workspace" claims --file "$folder/thousand.yml" --format csv)"

slowest_ms=0
for id in $("$corridor" -w "$workspace" claims --format csv | cut -d, -f1 | tail -n +2); do
  for ((run = 0; run < repeats; ++run)); do
    measure "$id" "$corridor" -w "$workspace" claim "$id"
  done
  wall=$(calculate "1000 * $(median "$id" wall)")
  holds "$wall > $slowest_ms" && { slowest_ms=$wall slowest=$id; }
  echo "$wall $id" >>"$folder/each"
done
printf 'one claim as a process, %s of them: median %s ms, slowest %s ms (%s)\n' \
  "$(wc -l <"$folder/each")" \
  "$(sort -n "$folder/each" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }')" \
  "$slowest_ms" "${slowest:-none}"
holds "$all_s < $most_s && $slowest_ms < $most_ms" || { echo 'a bound is exceeded'; exit 1; }
