#!/usr/bin/env bash
# Runs what is in the tar.gz, from a folder with spaces in its name: bash installer/try/portable.sh FOLDER
set -euo pipefail
packages=$(cd "$1" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
. "$(dirname "$0")/root.sh"
place="$work/in another place"
mkdir "$place"
for name in vireo-server vireo; do
    tar -xzf "$packages/$name"-[0-9]*-linux-*.tar.gz -C "$place"
done
find "$place" -perm -o+w ! -type l | grep . && fail "anybody may write this"
client=$(echo "$place"/vireo-[0-9]*/bin/vireo)
"$client" --version | finds "^Vireo " || fail "the client"
ln -s "$client" "$work/vireo"
"$work/vireo" --version | finds "^Vireo " || fail "the client through a link"
export VIREO_PORT=18081 VIREO_DISCOVERY=off
"$place"/vireo-server-[0-9]*/bin/vireo-server serve --data "$work/the office" >"$work/log" 2>&1 &
server=$!
for _ in $(seq 300); do
    curl -fsS http://127.0.0.1:18081/ready >/dev/null 2>&1 && break
    kill -0 $server || { cat "$work/log"; fail "the server ended"; }
    sleep 0.2
done
curl -fsS http://127.0.0.1:18081/ready >/dev/null || fail "the server does not answer"
[ -e "$work/the office/setup-code" ] || fail "the office is elsewhere"
if ! command -v Xvfb >/dev/null || ! command -v xdotool >/dev/null || ! ldconfig -p | grep -q 'libgtk-3\.so\.0'; then
    echo "The client's window is left out: that needs Xvfb, xdotool and GTK 3."
else
    Xvfb -displayfd 3 3>"$work/display" -screen 0 1280x900x24 >/dev/null 2>&1 &
    screen=$!
    until [ -s "$work/display" ]; do sleep 0.2; done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    "$client" --data "$work/client" >"$work/client.log" 2>&1 &
    window=$!
    for _ in $(seq 300); do
        xdotool search --onlyvisible --name '^Vireo$' >/dev/null 2>&1 && break
        kill -0 $window || { cat "$work/client.log"; fail "the client ended"; }
        sleep 0.2
    done
    xdotool search --onlyvisible --name '^Vireo$' >/dev/null || fail "the client shows no window"
    kill $window
    wait $window || true
    kill $screen
fi
