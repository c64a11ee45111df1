#!/usr/bin/env bash
# Search: judged queries and the time of a query over everything that can be searched at hand.
#   bench/search.sh     exit 1 where the index is over 1.5 times the text, or 5 % of the queries take
#                       more than 20 ms of processor
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA; SEARCH_BENCH names the program
# (usual: build/release/search_bench, built by `cmake --build --preset bench`).

source "$(dirname "$0")/measure.sh"
bench=${SEARCH_BENCH:-$root/build/release/search_bench}
[ -n "${CORRIDOR_TEST_DATA:-}" ] || { echo 'skipped: needs CORRIDOR_TEST_DATA'; exit 0; }
[ -x "$bench" ] || stop "no program at $bench"
store=$folder/store
quiet "$corridor" -w "$store" init
mkdir "$folder/texts"
tar -xzf "$CORRIDOR_TEST_DATA/15_texts/trade_agreement_texts.tar.gz" -C "$folder/texts"
quiet "$corridor" -w "$store" load "$folder/texts" --as legal_text
quiet "$corridor" -w "$store" load "$CORRIDOR_TEST_DATA/14_skills"
"$bench" judge "$store" "$root/bench/search_judged.csv"
times=$("$bench" time "$store" "$root/bench/search_judged.csv")
head -n 6 <<<"$times"
late=$(awk '$1 == "all" { print $4 }' <<<"$times")
bytes_of() { printf "ifnull(sum(length(cast(%s as blob))),0)" "$1"; }
text=$(sqlite3 "$store" "SELECT (SELECT $(bytes_of text)+$(bytes_of heading) FROM passage)
  + (SELECT $(bytes_of name)+$(bytes_of description)+$(bytes_of other_names) FROM item)
  + (SELECT $(bytes_of title)+$(bytes_of summary)+$(bytes_of names) FROM record)")
index=$(sqlite3 "$store" "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%'")
documents=$(sqlite3 "$store" 'SELECT count(*) FROM search_document')
printf '%s documents, %s bytes of text, %s of index: %s times\n' "$documents" "$text" "$index" \
  "$(calculate "$index / $text")"
holds "$index <= 1.5 * $text && $late <= 20" || { echo 'a bound is exceeded'; exit 1; }
