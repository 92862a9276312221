#!/usr/bin/env bash
# Squid 5.7 (Debian 12) as an accelerator: an upload breaks as soon as the server takes it more slowly than the client sends it.
#
# Squid keeps up to client_request_buffer_max_size (512 KB) of a request's body until the server has taken it. When that is full it reads
# no further, takes that for the client's end ("ERR_CLIENT_GONE" at debug_options 33,3), and drops both connections in the middle of the
# body: the client gets no answer. A limit that is larger than any upload avoids it; there is no timeout or log line to find it by.
#
# Output seen (24 MB, to a server that reads 128 MB/s at most):
#   by default: answer 000, the server took 3 of 3 uploads in part
#   with client_request_buffer_max_size 32 MB: answer 201, the server took 3 of 3 uploads whole
#
# Needs Debian 12 on amd64 with apt, python3 and network access to its archive; may have to run as root.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq squid=5.7-2+deb12u6 squid-common=5.7-2+deb12u6 libecap3=1.0.1-3.4 libltdl7 libdb5.3 libtdb1 \
    squid-langpack libnetfilter-conntrack3 libnfnetlink0 libmnl0 2>/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
squid=$work/root/usr/sbin/squid
"$squid" -v | sed -n 1p

cat > server.py <<'PY'
import http.server, time

class Upload(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        left = int(self.headers["Content-Length"])
        while left:
            part = self.rfile.read(min(65536, left))
            if not part:
                break
            left -= len(part)
            time.sleep(0.0005)
        with open("taken", "a") as taken:
            taken.write("part\n" if left else "whole\n")
        if left:
            self.close_connection = True
            return
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *line):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upload)
with open("port", "w") as port:
    port.write(str(server.server_port))
server.serve_forever()
PY
python3 server.py 2> errors &
until [ -s port ]; do sleep 0.1; done
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
head -c 24000000 /dev/urandom > upload

# $1: a further line for squid.conf
try() {
    local port
    port=$(free)
    rm -rf run; mkdir -m 777 run
    cat > squid.conf <<CONF
http_port 127.0.0.1:$port accel defaultsite=localhost
cache_peer 127.0.0.1 parent $(cat port) 0 no-query no-digest no-netdb-exchange originserver
acl everybody src all
http_access allow everybody
cache deny all
pinger_enable off
shutdown_lifetime 0 seconds
icon_directory $work/root/usr/share/squid/icons
error_directory $work/root/usr/share/squid-langpack/templates
mime_table $work/root/usr/share/squid/mime.conf
unlinkd_program $work/root/usr/lib/squid/unlinkd
pid_filename none
access_log none
cache_log $work/run/log
coredump_dir $work/run
$1
CONF
    "$squid" -N -f squid.conf > run/out 2>&1 &
    local pid=$!
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done
    : > taken
    for _ in 1 2 3; do
        answer=$(curl -s -o /dev/null -w '%{http_code}' -H 'Expect:' --data-binary @upload "http://127.0.0.1:$port/") || true
    done
    sleep 1
    kill "$pid"; wait "$pid" 2>/dev/null || true
}
try ""
part=$(grep -c part taken || true)
echo "by default: answer $answer, the server took $part of 3 uploads in part"
[ "$answer $part" = "000 3" ]
try "client_request_buffer_max_size 32 MB"
whole=$(grep -c whole taken || true)
echo "with client_request_buffer_max_size 32 MB: answer $answer, the server took $whole of 3 uploads whole"
[ "$answer $whole" = "201 3" ]
