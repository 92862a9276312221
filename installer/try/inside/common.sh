# What the trials have in common. Sourced, in a clean system, as root: the packages are in /packages.
set -euo pipefail
started=()
trap 'for each in "${started[@]}"; do kill "$each" 2>/dev/null || true; done' EXIT
office=http://127.0.0.1:18080

# As grep -q, but reads to the end: a program that writes on into a closed pipe has failed.
finds() { grep "$@" >/dev/null; }
fail() { echo "FAILED: $*"; exit 1; }
# Says nothing unless it fails.
quiet() { "$@" >/tmp/last.log 2>&1 || { cat /tmp/last.log; fail "$*"; }; }
awaits() {
    for _ in $(seq 900); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    fail "waited in vain: $*"
}
has() { grep -qF -- "$2" "$1"; }

# The one package of this name in a folder.
package() { ls "$1/$2"_*.deb; }

system_files() {
    find / -xdev \( -path /proc -o -path /run -o -path /root/.cache -o -path /packages -o -path /try \) -prune -o -print \
        | grep -vE '^/(tmp|var/(lib/vireo/|log|cache|lib/(apt|dpkg|systemd))|etc/(passwd|group|shadow|gshadow|subuid|subgid))' | sort
}
is_nothing_left() {
    system_files >/tmp/after
    local left
    left=$(comm -13 /tmp/before /tmp/after)
    [ -z "$left" ] || fail "left behind: $left"
}
nobody_else_may_write() {
    local writable
    writable=$(dpkg -L "$1" | while read -r file; do find "$file" -maxdepth 0 -perm -o+w ! -type l ! -perm -1000; done)
    [ -z "$writable" ] || fail "anybody may write $writable"
}

start_server() {
    ! curl -fsS "$office/ready" >/dev/null 2>&1 || fail "another server answers at $office"
    setpriv --reuid vireo --regid vireo --clear-groups env VIREO_PORT=18080 VIREO_DISCOVERY=off /usr/bin/vireo-server serve \
        >>/tmp/server.log 2>&1 &
    server=$!
    started+=("$server")
    awaits curl -fsS "$office/ready"
}
stop_server() {
    kill -TERM "$server"
    local code=0
    wait "$server" || code=$?
    [ $code = 143 ] || [ $code = 0 ] || fail "the server ended with $code"
}
# An office with Shyam as its owner; his token is in $shyam.
set_up_office() {
    awaits test -s /var/lib/vireo/setup-code
    shyam=$(curl -fsS "$office/api/v1/setup" -H 'Content-Type: application/json' -d "{\"code\":\"$(cat /var/lib/vireo/setup-code)\",
        \"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"purple lotus pond\"}" | jq -r .token)
    [ -n "$shyam" ] || fail "the office could not be set up"
}
# Calls the office as Shyam: METHOD PATH [BODY]
ask() { curl -fsS -X "$1" "$office$2" -H "Authorization: Bearer $shyam" ${3:+-H 'Content-Type: application/json' -d "$3"}; }
# Shyam writes to somebody: TO TEXT
write_to() {
    ask POST /api/users/messages/send-with-notification "{\"from_user\":\"shyam\",\"to_user\":\"$1\",\"message\":\"$2\"}" >/dev/null
}
