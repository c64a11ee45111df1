#!/usr/bin/env bash
# The server against nginx serving the same bytes from a file, and a corridor's page under load.
#   bench/serve.sh [BUILD]     needs wrk; nginx for the first bound; BUILD is build/release
# Bounds: at least 75 % of nginx's requests a second (wrk -t2 -c64); at 200 requests a second the
# 99th percentile is at most 3 times the median of a lone request; 1,000 slow clients change no
# percentile beyond noise. Exit 1 when one is exceeded.
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." || exit 1
build=${1:-build/release}
seconds=${SECONDS_EACH:-10}
command -v wrk >/dev/null || { echo "skipped: wrk is not installed"; exit 0; }
[ -x "$build/corridor" ] || { echo "skipped: build the preset release first"; exit 0; }
folder=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
failed=0
# On a machine that others use, REALTIME=1 lets server and clients go before them (as root).
first=${REALTIME:+chrt -r 5}
bound() { # NAME RATIO COMPARISON BOUND
  local verdict
  verdict=$(awk -v r="$2" -v b="$4" -v c="$3" \
    'BEGIN { print ((c == ">=" && r >= b) || (c == "<=" && r <= b)) ? "ok" : "EXCEEDED" }')
  printf '  %-58s %8.3f  (bound %s %s) %s\n' "$1" "$2" "$3" "$4" "$verdict"
  [ "$verdict" = ok ] || failed=1
}

"$build/corridor" --workspace "$folder/w.sqlite" init >/dev/null || exit 1
$first "$build/corridor" --workspace "$folder/w.sqlite" serve --listen 127.0.0.1:0 --log none \
  >"$folder/address" &
pids+=($!)
for _ in $(seq 100); do grep -q http "$folder/address" && break; sleep 0.1; done
api=$(sed 's/.* //' "$folder/address")/api/v1
port=${api#*://*:}
port=${port%%/*}
page=$api/corridors/BGD-MYS/brief
small=$api/models/remittance_kept

rate() { $first wrk -t2 -c64 -d"${seconds}s" "$1" | sed -n 's/^Requests\/sec: *//p'; }

if command -v nginx >/dev/null; then
  mkdir -p "$folder/html"
  curl -s "$small" -o "$folder/html/small.json"
  theirs_at=$((20000 + RANDOM % 20000))
  cat >"$folder/nginx.conf" <<CONF
worker_processes 2; pid $folder/nginx.pid; error_log /dev/null; daemon off;
events { worker_connections 1024; }
http { access_log off; types { application/json json; } sendfile on; keepalive_requests 100000000;
  client_body_temp_path $folder; proxy_temp_path $folder; fastcgi_temp_path $folder;
  uwsgi_temp_path $folder; scgi_temp_path $folder;
  server { listen 127.0.0.1:$theirs_at; root $folder/html; } }
CONF
  $first nginx -c "$folder/nginx.conf" &
  pids+=($!)
  sleep 1
  echo "small cached read, $(stat -c %s "$folder/html/small.json") bytes, wrk -t2 -c64 ${seconds}s, in turn:"
  ours=0 theirs=0
  for _ in 1 2 3; do
    a=$(rate "$small") b=$(rate "http://127.0.0.1:$theirs_at/small.json")
    echo "    corridor $a, nginx $b requests a second"
    ours=$(awk -v x="$ours" -v y="$a" 'BEGIN { print x + y }')
    theirs=$(awk -v x="$theirs" -v y="$b" 'BEGIN { print x + y }')
  done
  bound "corridor / nginx" "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { print a / b }')" '>=' 0.75
else
  echo "skipped: nginx is not installed"
fi

# Times of requests sent at a fixed rate, by several clients so that none waits for the last reply.
g++ -std=c++20 -O2 -pthread bench/steady_load.cpp -o "$folder/steady" || exit 1
times() { # COUNT RATE CLIENTS OUT
  $first "$folder/steady" "$port" "/${page#*://*/}" "$1" "$2" "$3" >"$4"
}
percentile() { awk -v p="$2" '{ a[NR] = $1 } END { i = int(NR * p + 0.5); print a[i < 1 ? 1 : i] }' "$1"; }

curl -s "$page" -o /dev/null
times 400 40 1 "$folder/lone"
times $((seconds * 200)) 200 16 "$folder/load"
lone=$(percentile "$folder/lone" 0.5) p99=$(percentile "$folder/load" 0.99)
echo "page of a corridor, $(curl -s "$page" | wc -c) bytes: lone median $lone ms; at 200 a second:" \
  "median $(percentile "$folder/load" 0.5) ms, p99 $p99 ms"
bound "p99 at 200 a second / median of a lone request" \
  "$(awk -v a="$p99" -v b="$lone" 'BEGIN { print a / b }')" '<=' 3

python3 - "$page" <<'PY' &
import socket, sys, time, urllib.parse
url = urllib.parse.urlparse(sys.argv[1]); held = []
try:
    while True:
        held = [s for s in held if s.fileno() >= 0][-1000:]
        while len(held) < 1000:
            s = socket.create_connection((url.hostname, url.port)); s.send(b"GET / HT"); held.append(s)
        time.sleep(5); held = held[200:]
except (KeyboardInterrupt, OSError): pass
PY
pids+=($!)
sleep 2
times $((seconds * 200)) 200 16 "$folder/slow"
slow=$(percentile "$folder/slow" 0.99)
echo "the same beside 1,000 slow clients: median $(percentile "$folder/slow" 0.5) ms, p99 $slow ms"
bound "p99 beside 1,000 slow clients / without" \
  "$(awk -v a="$slow" -v b="$p99" 'BEGIN { print a / b }')" '<=' 2
exit $failed
