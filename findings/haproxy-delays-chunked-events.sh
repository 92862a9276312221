#!/usr/bin/env bash
# HAProxy 2.6.12 (Debian 12): an event stream that is sent in chunks reaches the client about 200 ms late.
#
# A server sends one short event after the other, half a second apart. If the body ends with the connection, HAProxy passes each one on
# at once. If the same events come with Transfer-Encoding: chunked, HAProxy tells the kernel that more is to follow, and the kernel
# waits 200 ms for it, each time. `option http-no-delay` ends that.
#
# Output seen (median of ten events, in ms):
#   ends with the connection:    0
#   chunked:                     205
#   chunked, http-no-delay:      0
#
# Needs Debian 12 on amd64 with apt, python3 and network access to its archive.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq haproxy=2.6.12-1+deb12u4 liblua5.3-0
for package in *.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
haproxy=$work/root/usr/sbin/haproxy
"$haproxy" -v | sed -n 1p

# Sends the time as each event; /chunked in chunks, all else until the connection ends.
cat > server.py <<'PY'
import socket, threading, time

listener = socket.create_server(("127.0.0.1", 0))
open("port", "w").write(str(listener.getsockname()[1]))

def serve(client):
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    chunked = b"/chunked" in client.recv(4096).split(b"\r\n")[0]
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                   + (b"Transfer-Encoding: chunked\r\n\r\n" if chunked else b"Connection: close\r\n\r\n"))
    for _ in range(10):
        time.sleep(0.5)
        event = b"data: %f\n\n" % time.time()
        client.sendall(b"%x\r\n%s\r\n" % (len(event), event) if chunked else event)
    client.close()

while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
PY
cat > client.py <<'PY'
import re, socket, statistics, sys, time

port, path = int(sys.argv[1]), sys.argv[2]
late = []
with socket.create_connection(("127.0.0.1", port)) as server:
    server.sendall(b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode())
    while data := server.recv(4096):
        late += [time.time() - float(sent) for sent in re.findall(rb"data: ([0-9.]+)\n", data)]
assert len(late) == 10, late
print(round(statistics.median(late) * 1000))
PY
python3 server.py &
until [ -s port ]; do sleep 0.1; done
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
default=$(free); quick=$(free)
cat > haproxy.cfg <<CFG
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
listen default
  bind 127.0.0.1:$default
  server only 127.0.0.1:$(cat port)
listen quick
  bind 127.0.0.1:$quick
  option http-no-delay
  server only 127.0.0.1:$(cat port)
CFG
"$haproxy" -f haproxy.cfg &
until (exec 3<>"/dev/tcp/127.0.0.1/$quick") 2>/dev/null; do sleep 0.1; done

closing=$(python3 client.py "$default" /)
chunked=$(python3 client.py "$default" /chunked)
nodelay=$(python3 client.py "$quick" /chunked)
echo "ends with the connection:    $closing"
echo "chunked:                     $chunked"
echo "chunked, http-no-delay:      $nodelay"
[ "$closing" -lt 100 ] && [ "$chunked" -ge 150 ] && [ "$nodelay" -lt 100 ]
