#!/usr/bin/env bash
# Measures starts and memory: what "mvn -Prun" would run beside the laid out program, with and without its cache, in turns.
#     bash installer/try/measure.sh JAVA_HOME CLIENT SERVER [ROUNDS]
# JAVA_HOME is the JDK's; CLIENT and SERVER are program folders, such as unpacked tar.gz files. Needs app/target/lib and
# app/target/classes (mvn -Pinstaller package), Xvfb and curl. Prints a line for each run; sort and take the middle one. By the
# environment: ONLY=client, more or server, REST=45 seconds until memory is read, CLASSES=a jar of another version for the first side,
# CACHE=a folder whose vireo/ holds caches that are there already. "client" is one with one chat open; "more" are a client with ten
# chats, one that opens hidden (in the tray, if there is one) and one that hosts the office.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
java=$1/bin/java client=$(cd "$2" && pwd) server=$(cd "$3" && pwd) rounds=${4:-5}
work=$(mktemp -d)
export XDG_CACHE_HOME=${CACHE:-$work/cache} VIREO_PREPARE=no
data=$work/client
port=$((20000 + RANDOM % 10000)) office=
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
now() { date +%s%3N; }
cpu() { awk '{print ($14 + $15) * 10}' "/proc/$1/stat"; }
memory() { awk '/^(Rss|Pss|Private_Dirty):/ {printf " %s %d MB", $1, $2 / 1024}' "/proc/$1/smaps_rollup"; }
awaits() { local end=$(($(now) + 120000)); until "$@" >/dev/null 2>&1; do [ "$(now)" -lt $end ] || { echo "waited in vain: $*" >&2; exit 1; }; sleep 0.02; done; }
ready() { curl -fsS -o /dev/null "http://127.0.0.1:$port/ready"; }
stop() { kill "$1"; wait "$1" || true; }

# When something was, as the client's log tells it, in a file or on its standard error.
painted() { cat "$work/client.log" "$data"/logs/* 2>/dev/null | grep -o "$1 painted [0-9]* ms" | head -1 | grep -o " [0-9]* ms"; }

server_run() { # LABEL COMMAND...
    local label=$1 start pid
    shift
    start=$(now)
    "$@" serve --data "$work/office" --port $port --host 127.0.0.1 --limits off >"$work/server.log" 2>&1 &
    pid=$!
    awaits ready
    echo -n "server, $label: first answer after $(($(now) - start)) ms, $(cpu $pid) ms of CPU;"
    sleep "${REST:-45}"
    echo " at rest$(memory $pid)"
    stop $pid
}

client_run() { # LABEL CHATS COMMAND...
    local label=$1 chats pid
    chats=$(seq 1 "$2" | sed 's/.*/"sita&"/' | paste -sd,)
    shift 2
    rm -rf "$data/logs"
    echo "{\"username\":\"shyam\",\"chats\":[$chats]}" >"$data/reopen.json"
    chmod 600 "$data/reopen.json"
    "$@" --data "$data" >"$work/client.log" 2>&1 &
    pid=$!
    if [ "$label" = "package, hidden" ]; then
        # Nothing is ever painted.
        sleep 20
        echo -n "client, $label: $(cpu $pid) ms of CPU;"
    else
        awaits painted Window
        local window_cpu
        window_cpu=$(cpu $pid)
        awaits painted Dashboard
        echo -n "client, $label: window$(painted Window), $window_cpu ms of CPU; dashboard$(painted Dashboard), $(cpu $pid) ms of CPU;"
    fi
    sleep "${REST:-45}"
    echo " at rest$(memory $pid)"
    stop $pid
}

# By exec, so that the process that is measured is the program itself.
as_run() {
    exec "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx512m -Dvireo.log=debug \
        -cp "${CLASSES:-$root/app/target/classes}:$(printf '%s:' "$root"/app/target/lib/*.jar)" dev.vireo.app.Launcher "$@"
}
packed() { JDK_JAVA_OPTIONS="-Dvireo.log=debug" exec "$client/bin/vireo" "$@"; }
uncached() { XDG_CACHE_HOME=$work/none JDK_JAVA_OPTIONS="-Dvireo.log=debug" exec "$client/bin/vireo" "$@"; }
plain_server() { exec "$java" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -jar "$server/app/vireo-server.jar" "$@"; }
packed_server() { exec "$server/bin/vireo-server" "$@"; }
uncached_server() { XDG_CACHE_HOME=$work/none exec "$server/bin/vireo-server" "$@"; }

[ -n "${CACHE:-}" ] || { "$client/prepare.sh" "$XDG_CACHE_HOME/vireo" && "$server/prepare.sh" "$XDG_CACHE_HOME/vireo"; }
ls -l "$XDG_CACHE_HOME/vireo"

# An office of fifty.
packed_server serve --data "$work/office" --port $port --host 127.0.0.1 --limits off >"$work/server.log" 2>&1 &
office=$!
awaits test -s "$work/office/setup-code"
awaits ready
post() { curl -fsS "http://127.0.0.1:$port/api/v1/$1" -H "Authorization: Bearer ${token:-}" -H 'Content-Type: application/json' -d "$2"; }
token=$(post setup "{\"code\":\"$(cat "$work/office/setup-code")\",\"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"purple lotus pond\"}" \
    | sed 's/.*"token":"\([^"]*\)".*/\1/')
people=
for i in $(seq 49); do people="$people${people:+,}{\"username\":\"sita$i\",\"display_name\":\"Sita $i\",\"bot\":true}"; done
post users "[$people]" >/dev/null
account() { # FOLDER WHETHER_IT_HOSTS
    mkdir -p "$1"
    echo "{\"server\":\"http://127.0.0.1:$port\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"token\":\"$token\",\"local\":$2}" >"$1/account.json"
    chmod 700 "$1" && chmod 600 "$1/account.json"
}
account "$data" false

if [ "${ONLY:-client}" != server ]; then
    number=70
    while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1280x900x24 >/dev/null 2>&1 &
    awaits test -e "/tmp/.X11-unix/X$number"
    export DISPLAY=":$number"
    for _ in $(seq "$rounds"); do
        [ "${ONLY:-client}" = client ] || break
        client_run "as mvn -Prun" 1 as_run
        client_run "package without cache" 1 uncached
        client_run "package" 1 packed
    done
    for _ in $(seq "$rounds"); do
        [ "${ONLY:-more}" = more ] || break
        client_run "package, ten chats" 10 packed
        client_run "package, hidden" 1 packed --hidden
    done
fi
stop $office
if [ "${ONLY:-more}" = more ]; then
    account "$work/host" true
    cp -a "$work/office" "$work/host/office"
    printf 'host=127.0.0.1\nport=%d\n' $port >"$work/host/office/vireo.properties"
    [ -n "${CACHE:-}" ] || "$client/prepare.sh" "$XDG_CACHE_HOME/vireo" hosting
    data=$work/host
    for _ in $(seq "$rounds"); do client_run "package, hosting" 1 packed; done
fi
if [ "${ONLY:-server}" = server ]; then
    for _ in $(seq "$rounds"); do
        server_run "plain java -jar" plain_server
        server_run "package without cache" uncached_server
        server_run "package" packed_server
    done
fi
