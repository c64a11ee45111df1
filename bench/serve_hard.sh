#!/usr/bin/env bash
# What the server bears: malformed requests, minutes of mixed load beside slow clients, being killed
# while it writes, a full disk, a damaged file.
#   bench/serve_hard.sh [BUILD]        needs python3; wrk for the mixed load; root for a small disk
# MINUTES (10) is how long the mixed load lasts, MALFORMED (100000) how many of those requests.
# Exit 1 when something is lost, wrong or grows.
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." || exit 1
program=$(readlink -f "${1:-build/release}/corridor")
minutes=${MINUTES:-10} malformed=${MALFORMED:-100000}
[ -x "$program" ] || { echo "skipped: build the preset release first"; exit 0; }
folder=$(mktemp -d)
server='' others=() failed=0
trap 'kill "$server" "${others[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
fail() { echo "  WRONG: $1"; failed=1; }
word=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
echo "bench editor $word" >"$folder/tokens"
chmod 600 "$folder/tokens"

serve() { # WORKSPACE
  : >"$folder/address"
  "$program" --workspace "$1" serve --listen 127.0.0.1:0 --log none --token-file "$folder/tokens" \
    >"$folder/address" 2>"$folder/errors" &
  server=$!
  for _ in $(seq 100); do grep -q http "$folder/address" && break; sleep 0.05; done
  address=$(sed 's/.* //' "$folder/address")
}
stop() { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
resident() { awk '/VmRSS/ { print $2 }' "/proc/$server/status"; }
load() { # NUMBER: a file of a table of stocks that no other is like
  printf 'orig,dest,year,male,female,total\nBGD,MYS,2020,%d,4,%d\n' "$1" $(($1 + 4)) |
    curl -s -m 20 -X POST -H "Authorization: Bearer $word" --data-binary @- \
      "$address/api/v1/editions?name=stock.csv"
}
sound() { "$program" --workspace "$1" doctor >"$folder/doctor" 2>&1 || fail "$2: $(tail -1 "$folder/doctor")"; }

"$program" --workspace "$folder/w" init >/dev/null || exit 1
serve "$folder/w"

echo "$malformed malformed requests"
before=$(resident)
python3 - "${address##*:}" "$malformed" <<'PY' || fail "an answer that is not as it should be"
import collections, socket, sys, time
port, count = int(sys.argv[1]), int(sys.argv[2])
kinds = [(b"\x00\xff\xfe\r\n\r\n", "400"), (b"GET\r\n\r\n", "400"), (b"GET / HTTP/9.9\r\n\r\n", "400"),
         (b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
         (b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400 404"),
         (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "400"),
         (b"GET / HTTP/1.1\r\n" + b"A: " + b"b" * 20000 + b"\r\n\r\n", "431"),
         (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
         (b"GET /sdmx/rest/data/A..B/%00?c[=&=,+ HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
         (b"BREW /api/v1 HTTP/1.1\r\nHost: a\r\n\r\n", "400 405 501")]
begun, seen, wrong = time.time(), collections.Counter(), 0
for i in range(count):
    bytes_, right = kinds[i % len(kinds)]
    s = socket.create_connection(("127.0.0.1", port), 20)
    try:
        s.sendall(bytes_)
        head = s.recv(4096)
    except ConnectionError:
        head = b""
    s.close()
    status = head[9:12].decode("latin1") if head.startswith(b"HTTP/1.") else "none"
    seen[status] += 1
    if status not in right.split():
        wrong += 1
        if wrong < 5: print("   ", bytes_[:40], "gave", status)
print("  %.1f s, answers %s" % (time.time() - begun, dict(seen)))
sys.exit(wrong > 0)
PY
kill -0 "$server" || fail "the server is gone"
echo "  resident before $before KB, after $(resident) KB"
[ "$(resident)" -le $((before + 20480)) ] || fail "memory grew"

echo "$minutes minutes of mixed load beside 1,000 slow clients"
cat >"$folder/mixed.lua" <<'LUA'
local paths = {"/api/v1/corridors/BGD-MYS/brief", "/api/v1/places/DEU/brief?lang=fr", "/api/v1/law/BGD",
  "/api/v1/series/migrant_stock/BGD-MYS?format=csv", "/api/v1/search?q=domestic+workers",
  "/sdmx/rest/data/MIGRANT_STOCK/A...BGD.MYS...", "/sdmx/rest/codelist/CORRIDOR/CL_SEX", "/corridor/BGD-MYS",
  "/api/v1/nothing", "/api/v1/places?limit=5"}
local n = 0
request = function()
  n = n + 1
  local path = paths[n % #paths + 1]
  -- One in five is new to the server, and cannot be answered from memory.
  if n % 5 == 0 then path = "/api/v1/series/migrant_stock/BGD-MYS?from=" .. (1900 + n % 120) .. "&to=" .. (2020 + n % 60) end
  return wrk.format("GET", path)
end
LUA
if command -v wrk >/dev/null; then
  python3 - "${address##*:}" <<'PY' &
import socket, sys, time
held = []
try:
    while True:
        while len(held) < 1000:
            s = socket.create_connection(("127.0.0.1", int(sys.argv[1]))); s.send(b"GET / HT"); held.append(s)
        time.sleep(5)
        for s in held[:200]: s.close()
        held = held[200:]
except (KeyboardInterrupt, OSError): pass
PY
  others+=($!)
  sleep 2
  wrk -t2 -c32 -d$((minutes * 60))s -s "$folder/mixed.lua" "$address" >"$folder/wrk" &
  others+=($!)
  : >"$folder/resident"
  for i in $(seq $((minutes * 6))); do
    sleep 10
    echo "$(resident)" >>"$folder/resident"
    load "$i" >/dev/null
  done
  wait "${others[1]}"
  kill "${others[0]}" 2>/dev/null
  sed -n 's/^ *\([0-9]* requests in .*\)/  \1/p' "$folder/wrk"
  awk -v n="$(wc -l <"$folder/resident")" '{ part = NR <= n / 2 ? 1 : 2; if ($1 > most[part]) most[part] = $1 }
    END { printf "  resident: first half at most %d KB, second half %d KB\n", most[1], most[2]
          exit most[2] > most[1] * 1.1 }' "$folder/resident" || fail "memory grew"
else
  echo "  skipped: wrk is not installed"
fi
stop

echo "killed while it writes, 20 times"
"$program" --workspace "$folder/k" init --empty >/dev/null
done_before=0 lost=0
for i in $(seq 20); do
  serve "$folder/k"
  for j in 1 2 3; do load $((i * 100 + j)) >/dev/null; done
  sleep 0.0$((RANDOM % 90 + 10))
  told=$(for j in 1 2 3; do curl -s -m 5 "$address/api/v1/jobs/$j"; done | grep -c '"state":"done"')
  kill -9 "$server"; wait "$server" 2>/dev/null
  sleep 0.3
  sound "$folder/k" "after kill -9"
  kept=$(($("$program" --workspace "$folder/k" sources --format csv | wc -l) - 1))
  [ "$kept" -ge $((done_before + told)) ] || lost=$((lost + 1))
  done_before=$kept
done
echo "  editions kept $done_before, workspaces that lack one that was told as done: $lost"
[ "$lost" = 0 ] || fail "something that was told as done is gone"

echo "a full disk"
if mkdir "$folder/disk" && mount -t tmpfs -o size=6m none "$folder/disk" 2>/dev/null; then
  "$program" --workspace "$folder/disk/w" init --empty >/dev/null
  serve "$folder/disk/w"
  load 1 >/dev/null; sleep 1
  head -c 8m /dev/zero >"$folder/disk/fill" 2>/dev/null
  load 2 >/dev/null; sleep 2
  answer=$(curl -s "$address/api/v1/jobs/2")
  echo "  $(echo "$answer" | grep -o '"message":"[^"]*"')"
  echo "$answer" | grep -q '"state":"failed"' || fail "a load into a full disk did not fail: $answer"
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$address/api/v1/series/migrant_stock/BGD-MYS")" = 200 ] ||
    fail "reading stopped"
  rm "$folder/disk/fill"
  load 3 >/dev/null; sleep 2
  curl -s "$address/api/v1/jobs/3" | grep -q '"state":"done"' || fail "writing did not go on"
  stop
  sound "$folder/disk/w" "after a full disk"
  umount "$folder/disk"
else
  echo "  skipped: a small disk cannot be made here"
fi

echo "a damaged file"
size=$(stat -c %s "$folder/w")
cp "$folder/w" "$folder/damaged"
head -c $((size / 2)) /dev/urandom | dd of="$folder/damaged" bs=4096 seek=$((size / 16384)) conv=notrunc 2>/dev/null
serve "$folder/damaged"
curl -s "$address/api/v1/corridors/BGD-MYS/brief" | grep -o '"detail":"[^"]*"' | sed 's/^/  /'
code=$(curl -s -o "$folder/out" -w '%{http_code}' -X POST -H "Authorization: Bearer $word" -d 'a,b' \
  "$address/api/v1/editions?name=stock.csv")
echo "  writing to it: $code"
[ "$code" = 503 ] || fail "a damaged file was written to"
kill -0 "$server" || fail "the server is gone"
stop
exit $failed
