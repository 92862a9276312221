#!/usr/bin/env bash
# HAProxy 2.6.12 and curl 7.88.1 (Debian 12): one POST over HTTP/2 is stored six times.
#
# A server takes a POST whole and is lost before it answers. HAProxy, in its default configuration, sends it to no other server; but it
# does not answer 502 either: it resets the stream with REFUSED_STREAM, which RFC 9113 (8.7) reserves for requests that nobody has processed.
# curl believes it and sends the POST again, five times. Over HTTP/1.1, on a new connection, the same HAProxy answers 502.
#
# Output seen:
#   HTTP/1.1: answer 502, the server took 1 POST
#   HTTP/2:   answer 000, the server took 6 POSTs
#
# Needs Debian 12 with apt, python3 and network access to its archive.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq haproxy=2.6.12-1+deb12u4 liblua5.3-0 curl=7.88.1-10+deb12u15 libcurl4=7.88.1-10+deb12u15
for package in *.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
haproxy=$work/root/usr/sbin/haproxy
curl=$work/root/usr/bin/curl
"$haproxy" -v | sed -n 1p
"$curl" --version | sed -n 1p

cat > server.py <<'PY'
import re, socket, sys
listener = socket.create_server(("127.0.0.1", 0))
open("port", "w").write(str(listener.getsockname()[1]))
while True:
    client, _ = listener.accept()
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(4096)
    length = int(re.search(rb"content-length: *(\d+)", data, re.I).group(1))
    while len(data.split(b"\r\n\r\n", 1)[1]) < length:
        data += client.recv(4096)
    open("taken", "a").write("POST\n")
    client.close()
PY
python3 server.py &
until [ -s port ]; do sleep 0.1; done
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
one=$(free); two=$(free)
cat > haproxy.cfg <<CFG
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend http1
  bind 127.0.0.1:$one
  default_backend server
frontend http2
  bind 127.0.0.1:$two proto h2
  default_backend server
backend server
  server only 127.0.0.1:$(cat port)
CFG
"$haproxy" -f haproxy.cfg &
until (exec 3<>"/dev/tcp/127.0.0.1/$two") 2>/dev/null; do sleep 0.1; done

post() { : > taken; answer=$("$curl" -s -o body -w '%{http_code}' "$@" -d text=hello) || true; times=$(wc -l < taken); }
post http://127.0.0.1:"$one"/
echo "HTTP/1.1: answer $answer, the server took $times POST"
[ "$answer $times" = "502 1" ]
post --http2-prior-knowledge http://127.0.0.1:"$two"/
echo "HTTP/2:   answer $answer, the server took $times POSTs"
[ "$answer $times" = "000 6" ]
