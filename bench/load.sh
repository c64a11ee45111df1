#!/usr/bin/env bash
# Loading against the sqlite3 shell: UNHCR's population file (1.25 million observations).
#   bench/load.sh        exit 1 when Corridor takes more than 4 times the wall time of the shell
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA, REPEATS.
#
# Both sides write the same rows, with the same columns and key, into a new file, in one
# transaction, with the same journal, synchronous setting and cache. Beyond that
#   Corridor  reads the publisher's wide file (8.6 MB), hashes it, checks it for UTF-8, looks up
#             places by UNHCR's codes and by ISO's, parses periods and numbers, checks and flags,
#             melts nine columns into rows, sorts them, rejects repeats, writes edition and audit;
#   the shell splits an already melted, numbered and sorted CSV (65 MB), in which text becomes
#             numbers by the affinity of the columns. That is the case best for it; the bound is
#             held against it. The other rows of the table are there to be compared with.
# The runs take turns, so that a change of the machine's mood meets both.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-5}
bound=4

find_data 05_displacement/unhcr_population.csv
population=$file
mkdir "$folder/stores"

# ---- what is imported: exported once from a workspace ------------------------------------------
quiet "$corridor" -w "$folder/empty" init
load_ours() {
  quiet "$corridor" -w "$folder/stores/ours" load "$population"
}
fresh_ours() { rm -f "$folder"/stores/ours*; cp "$folder/empty" "$folder/stores/ours"; }
fresh_ours
load_ours  # also warms the file cache

numbers='SELECT o.* FROM observation o JOIN edition e ON e.id = o.edition
  WHERE e.source = "unhcr_population"'
texts='SELECT e.sha256, i.name, p.code AS place, q.code AS origin, substr(period, 1, 4) AS period,
    "total", "total", "destination", d.text, value, iif(state = 0, "value", "missing"),
    char(status), low, high, file_row, file_column
  FROM observation o JOIN edition e ON e.id = o.edition JOIN indicator i ON i.id = o.indicator
    JOIN place p ON p.id = o.place JOIN place q ON q.id = o.origin
    JOIN dimensions d ON d.id = o.dimensions
  WHERE e.source = "unhcr_population" ORDER BY 1, 2, 3, 4, 5'
export_rows() { sqlite3 -csv "$folder/stores/ours" "$2" >"$folder/$1.csv"; }
export_rows sorted "$numbers ORDER BY edition, indicator, place, origin, period"
export_rows as_published "$numbers ORDER BY file_row, file_column"
export_rows text "$texts"
exported=$(wc -l <"$folder/sorted.csv")

# ---- the shell's side: import NAME CSV TYPE-OF-KEY WITHOUT-ROWID -------------------------------
write_import() {
  cat >"$folder/$1.sql" <<SQL
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;
CREATE TABLE observation(
  edition $3 NOT NULL, indicator $3 NOT NULL, place $3 NOT NULL, origin $3 NOT NULL,
  period $3 NOT NULL, sex $3 NOT NULL, age $3 NOT NULL, reporter $3 NOT NULL,
  dimensions $3 NOT NULL,
  value REAL, state $3 NOT NULL, status $3 NOT NULL, low REAL, high REAL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(edition, indicator, place, origin, period, sex, age, reporter, dimensions)) $4;
.mode csv
.import $folder/$2.csv observation
SQL
}
write_import same sorted INTEGER 'WITHOUT ROWID'
write_import rowid sorted INTEGER ''
write_import unsorted as_published INTEGER 'WITHOUT ROWID'
write_import text text TEXT 'WITHOUT ROWID'
imports=(same rowid unsorted text)
import_theirs() { quiet sqlite3 "$folder/stores/theirs" ".read $folder/$1.sql"; }
fresh_theirs() { rm -f "$folder"/stores/theirs*; }

# ---- the runs ----------------------------------------------------------------------------------
for ((run = 0; run < repeats; ++run)); do
  fresh_ours
  sync
  measure ours load_ours
  for one in "${imports[@]}"; do
    fresh_theirs
    sync
    measure "$one" import_theirs "$one"
  done
done
imported=$(sqlite3 "$folder/stores/theirs" 'SELECT count(*) FROM observation')
[ "$imported" = "$exported" ] || stop "the shell imported $imported of $exported rows"

# ---- the table ---------------------------------------------------------------------------------
ours=$(median ours wall)
line() {  # NAME TITLE MEMORY
  printf '%-44s %7.2f s %7.2f s %6s MB %6.2f\n' "$2" "$(median "$1" wall)" "$(median "$1" user)" \
    "$3" "$(calculate "$ours / $(median "$1" wall)")"
}
peak_theirs() { fresh_theirs; peak_mb sqlite3 "$folder/stores/theirs" ".read $folder/$1.sql"; }
fresh_ours
echo "$exported observations, median of $repeats runs"
printf '%-44s %9s %9s %9s %6s\n' '' wall user peak ratio
line ours 'corridor load' "$(peak_mb "$corridor" -w "$folder/stores/ours" load "$population")"
line same 'sqlite3 .import, same key, sorted rows' "$(peak_theirs same)"
line rowid 'sqlite3 .import, same key, rowid table' "$(peak_theirs rowid)"
line unsorted 'sqlite3 .import, same key, rows as published' "$(peak_theirs unsorted)"
line text 'sqlite3 .import, key of text' "$(peak_theirs text)"

ratio=$(calculate "$ours / $(median same wall)")
echo "ratio to the same key: $ratio, bound $bound"
holds "$ratio <= $bound" || { echo 'the bound is exceeded'; exit 1; }
