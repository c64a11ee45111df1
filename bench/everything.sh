#!/usr/bin/env bash
# Every publisher's file that is at hand, loaded in one run into a new workspace, then once more.
#   bench/everything.sh     exit 1 above 3 minutes or 400 MB, or when the second run changes anything
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA.

source "$(dirname "$0")/measure.sh"
most_seconds=180 most_mb=400

[ -n "${CORRIDOR_TEST_DATA:-}" ] || { echo 'skipped: needs CORRIDOR_TEST_DATA'; exit 0; }
store=$folder/store
quiet "$corridor" -w "$store" init
count() { sqlite3 "$store" "SELECT count(*) FROM $1"; }

# The samples of SDMX hold messages that must be refused, and the command says so (exit code 5);
# a refusal anywhere else is a failure.
load_all() {
  local code=0
  "$corridor" -w "$store" load "$CORRIDOR_TEST_DATA" >"$folder/said" 2>&1 || code=$?
  [ $code = 0 ] || [ $code = 5 ] || { cat "$folder/said" >&2; stop "load ended with $code"; }
  ! grep '^corridor: ' "$folder/said" | grep -v /16_sdmx/ >&2 || stop "a file was refused"
}
measure first load_all
counts() { for table in observation edition item record law_event passage; do count $table; done; }
figures=$(count observation) editions=$(count edition) items=$(count item)
before=$(counts)
measure again load_all
[ "$before" = "$(counts)" ] ||
  { echo 'loading again changed the store'; exit 1; }
rm -f "$store"*
quiet "$corridor" -w "$store" init
peak=$(export -f load_all stop; export corridor store folder; peak_mb bash -c load_all)

wall=$(median first wall)
printf '%s figures and %s list entries in %s editions\n' "$figures" "$items" "$editions"
printf '%s records of registers, %s events of law, %s passages\n' "$(count record)" \
  "$(count law_event)" "$(count passage)"
printf '%-28s %8.1f s, %s of %s s\n' 'load all' "$wall" "$(calculate "$wall / $most_seconds")" \
  "$most_seconds"
printf '%-28s %8.1f s\n' 'load all again: no change' "$(median again wall)"
printf '%-28s %8s MB, bound %s\n' 'most memory held' "$peak" "$most_mb"
printf '%-28s %8s MB\n' 'the store' "$(($(stat -c %s "$store") >> 20))"
holds "$wall <= $most_seconds" && holds "$peak <= $most_mb" || { echo 'a bound is exceeded'; exit 1; }
