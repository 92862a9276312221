#!/usr/bin/env bash
# Runs in a clean system, as root: installs, starts, upgrades and removes what is in /packages.
set -euo pipefail
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT
fail() { echo "FAILED: $*"; exit 1; }
quiet() { "$@" >/tmp/last.log 2>&1 || { cat /tmp/last.log; fail "$*"; }; }
awaits() { for _ in $(seq 600); do "$@" >/dev/null 2>&1 && return; sleep 0.2; done; fail "waited in vain: $*"; }
server_deb=$(ls /packages/vireo-server_*.deb)
client_deb=$(ls /packages/vireo_*.deb)
start_server() {
    setpriv --reuid vireo --regid vireo --clear-groups env VIREO_PORT=18080 /usr/bin/vireo-server serve >/tmp/server.log 2>&1 &
    server=$!
    awaits curl -fsS http://127.0.0.1:18080/ready
}

quiet apt-get update
quiet apt-get install -y --no-install-recommends curl
find / -xdev -path /proc -prune -o -path /packages -prune -o -print | sort >/tmp/before

echo "-- server: install"
quiet apt-get install -y --no-install-recommends "$server_deb"
grep -q "setup-code" /tmp/last.log || fail "nothing tells where the setup code is"
[ "$(stat -c '%U:%G %a' /var/lib/vireo)" = "vireo:vireo 700" ] || fail "the data folder's rights"
[ "$(stat -c '%U:%G %a' /etc/vireo/environment)" = "root:vireo 640" ] || fail "the rights of the file for secrets"
[ -e /etc/systemd/system/multi-user.target.wants/vireo.service ] || fail "the service is not enabled"
writable=$(dpkg -L vireo-server | while read -r file; do find "$file" -maxdepth 0 -perm -o+w ! -type l; done)
[ -z "$writable" ] || fail "anybody may write $writable"
start_server
[ "$(cat /proc/$server/comm)" = vireo-server ] || fail "the process is called $(cat /proc/$server/comm)"
awaits test -s /var/lib/vireo/setup-code
code=$(cat /var/lib/vireo/setup-code)
token=$(curl -fsS http://127.0.0.1:18080/api/v1/setup -H 'Content-Type: application/json' \
    -d "{\"code\":\"$code\",\"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"purple lotus pond\"}" \
    | sed 's/.*"token":"\([^"]*\)".*/\1/')
[ -n "$token" ] || fail "the office could not be set up"
echo "host = 127.0.0.1" >>/etc/vireo/vireo.properties

echo "-- server: upgrade while it runs, with a stream open"
curl -sN http://127.0.0.1:18080/api/users/messages/stream/shyam -H "Authorization: Bearer $token" >/tmp/stream.log &
stream=$!
awaits test -s /tmp/stream.log
mkdir -p /tmp/newer && dpkg-deb -R "$server_deb" /tmp/newer
sed -i 's/^Version: .*/Version: 99/' /tmp/newer/DEBIAN/control
old=$(ls -d /usr/lib/vireo-server/*/ | head -1)
name=$(basename "$old")
mv "/tmp/newer/usr/lib/vireo-server/$name" "/tmp/newer/usr/lib/vireo-server/99-00000000"
ln -sf ../lib/vireo-server/99-00000000/bin/vireo-server /tmp/newer/usr/bin/vireo-server
echo 99-00000000 >/tmp/newer/usr/lib/vireo-server/installed
rm -f /tmp/newer/DEBIAN/md5sums
quiet dpkg-deb -Zgzip -z1 -b /tmp/newer /packages/newer.deb
rm -rf /tmp/newer
quiet apt-get install -y --no-install-recommends /packages/newer.deb
[ ! -e "$old" ] || fail "the old program is still there"
grep -q "^host = 127.0.0.1" /etc/vireo/vireo.properties || fail "the upgrade lost the configuration"
curl -fsS http://127.0.0.1:18080/api/v1/users -H "Authorization: Bearer $token" >/dev/null || fail "the running server broke"
kill -0 $stream || fail "the stream broke"
kill -TERM $server; wait $server && code=0 || code=$?
[ $code = 143 ] || [ $code = 0 ] || fail "the server ended with $code"
start_server
curl -fsS http://127.0.0.1:18080/api/v1/users -H "Authorization: Bearer $token" | grep -q shyam || fail "the office is gone"
kill -TERM $server; wait $server || true

echo "-- server: remove, purge, reinstall"
quiet apt-get remove -y vireo-server
[ -e /etc/vireo/vireo.properties ] && [ -e /var/lib/vireo/office.mv.db ] || fail "removal took data or configuration"
quiet apt-get install -y --no-install-recommends "$server_deb"
start_server
curl -fsS http://127.0.0.1:18080/api/v1/users -H "Authorization: Bearer $token" | grep -q shyam || fail "the office is gone"
kill -TERM $server; wait $server || true
quiet apt-get purge -y vireo-server
[ -e /var/lib/vireo/office.mv.db ] && [ ! -e /etc/vireo ] || fail "purge: the data stays, the configuration goes"
quiet apt-get install -y --no-install-recommends "$server_deb"
VIREO_DELETE_DATA=yes quiet apt-get purge -y vireo-server
[ ! -e /var/lib/vireo ] || fail "the data was to be deleted"
find / -xdev -path /proc -prune -o -path /packages -prune -o -print | sort >/tmp/after
left=$(comm -13 /tmp/before /tmp/after | grep -vE '^/(tmp|var/(log|cache|lib/(apt|dpkg|systemd))|etc/(passwd|group|shadow|gshadow|subuid|subgid))' || true)
[ -z "$left" ] || fail "left behind: $left"

echo "-- client: install"
quiet apt-get install -y --no-install-recommends "$client_deb" xvfb xdotool x11-utils desktop-file-utils xauth
missing=$(find /usr/lib/vireo/ -name '*.so' -exec sh -c 'LD_LIBRARY_PATH=$(dirname "$1"):$(dirname "$1")/server ldd "$1" | grep "not found" | sed "s|^|$1 |"' _ {} \;)
[ -z "$missing" ] || fail "libraries are missing: $missing"
quiet desktop-file-validate /usr/share/applications/vireo.desktop
[ "$(vireo --version)" = "Vireo $(dpkg-query -W -f '${Version}' vireo)" ] || fail "it says $(vireo --version)"
Xvfb :77 -screen 0 1280x900x24 >/dev/null 2>&1 &
x=$!
awaits test -e /tmp/.X11-unix/X77
export DISPLAY=:77
vireo --data /tmp/client >/tmp/client.log 2>&1 &
client=$!
awaits xdotool search --onlyvisible --name Vireo
window=$(xdotool search --onlyvisible --name Vireo | head -1)
xprop -id "$window" WM_CLASS | grep -q '"dev.vireo.app.FxApplication"' || fail "the window says $(xprop -id "$window" WM_CLASS)"
[ "$(cat /proc/$client/comm)" = vireo ] || fail "the process is called $(cat /proc/$client/comm)"
[ ! -e /root/.openjfx ] || fail "libraries were unpacked into the home folder"
xprop -id "$window" WM_CLASS
kill -TERM $client; wait $client || true
kill $x
quiet apt-get purge -y vireo
[ ! -e /usr/lib/vireo ] || fail "the client left files behind"
