#!/usr/bin/env bash
# The rpms: installed, upgraded and removed by rpm itself, in a clean system: bash installer/try/rpm.sh FOLDER [SUITE]
# There is no clean Fedora to be had here; Debian's has what the scripts need. Dependencies are checked by name only.
# Needs root, debootstrap and rpm; says so and does nothing where one is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "$1" && pwd)
suite=${2:-bookworm}
roots=${VIREO_ROOTS:-$packages/roots}
root=$roots/none
server=
. "$here/root.sh"
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null || ! command -v rpm >/dev/null; then
    echo "The rpms are not tried out: that needs root, debootstrap and rpm."
    exit 0
fi
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; close_root' EXIT
made_root "$suite" || exit 0
open_root "$suite"
log=$roots/rpm.log
in_rpm() { rpm --root "$root" --nodeps --noplugins "$@" >"$log" 2>&1 || { cat "$log"; fail "rpm $*"; }; ! grep -iE "warning|error|failed" "$log" || fail "rpm $*"; }
# The files' names end in the computer's architecture.
older=$(ls "$packages"/previous/vireo-server-[0-9]*.rpm)
newer=$(ls "$packages"/vireo-server-[0-9]*.rpm)

echo "-- server: install, upgrade while it runs, remove"
in_rpm -i "$older"
grep -q setup-code "$log" || fail "nothing tells where the setup code is"
[ "$(chroot "$root" stat -c '%U:%G %a' /var/lib/vireo)" = "vireo:vireo 700" ] || fail "the data folder's rights"
[ "$(chroot "$root" stat -c '%U:%G %a' /etc/vireo/environment)" = "root:vireo 640" ] || fail "the rights of the file for secrets"
rpm --root "$root" -V --nodeps vireo-server || fail "the installed files are not the package's"
# Not by inside_root, whose process would be a shell.
chroot "$root" setpriv --reuid vireo --regid vireo --clear-groups env -i PATH=/usr/bin:/bin VIREO_PORT=18083 VIREO_DISCOVERY=off \
    /usr/bin/vireo-server serve >"$roots/rpm-server.log" 2>&1 &
server=$!
for _ in $(seq 300); do curl -fsS http://127.0.0.1:18083/ready >/dev/null 2>&1 && break; sleep 0.2; done
echo "port = 18083" >>"$root/etc/vireo/vireo.properties"
old=$(echo "$root"/usr/lib/vireo-server/*/)
in_rpm -U "$newer"
new=$root/usr/lib/vireo-server/$(cat "$root/usr/lib/vireo-server/installed")
[ -d "$new" ] && [ "$new/" != "$old" ] || fail "nothing was upgraded"
[ -d "$old/runtime/lib" ] || fail "the old program is gone while it runs"
curl -fsS http://127.0.0.1:18083/health >/dev/null || fail "the running server broke"
grep -q "^port = 18083" "$root/etc/vireo/vireo.properties" || fail "the upgrade lost the configuration"
[ "$(chroot "$root" stat -c '%U:%G %a' /etc/vireo/environment)" = "root:vireo 640" ] || fail "the rights of the file for secrets after the upgrade"
kill "$server"
wait "$server" || true
server=
in_rpm -U --replacepkgs "$newer"
[ "$(echo "$root"/usr/lib/vireo-server/*/)" = "$new/" ] || fail "the old program is still there"
rpm --root "$root" --nodeps --noplugins -e vireo-server >"$log" 2>&1 || { cat "$log"; fail "removal"; }
[ -e "$root/etc/vireo/vireo.properties.rpmsave" ] && [ -e "$root/var/lib/vireo/office.mv.db" ] || fail "removal took data or configuration"
[ ! -e "$root/usr/lib/vireo-server" ] && [ ! -e "$root/usr/lib/systemd/system/vireo.service" ] || fail "removal left the program"

echo "-- client: the menu entry and the icons survive an upgrade"
in_rpm -i "$(ls "$packages"/previous/vireo-[0-9]*.rpm)"
in_rpm -U "$(ls "$packages"/vireo-[0-9]*.rpm)"
for each in usr/share/applications/vireo.desktop usr/share/icons/hicolor/scalable/apps/vireo.svg usr/bin/vireo; do
    chroot "$root" test -e "/$each" || fail "the upgrade took $each"
done
[ "$(echo "$root"/usr/lib/vireo/*/ | wc -w)" = 1 ] || fail "the old program is still there"
rpm --root "$root" -V --nodeps vireo || fail "the installed files are not the package's"
in_rpm -e vireo
[ ! -e "$root/usr/lib/vireo" ] && [ ! -e "$root/usr/share/applications/vireo.desktop" ] || fail "removal left files"
find "$root/usr" "$root/etc" -name '*vireo*' | grep -vE 'rpmsave|etc/vireo$' && fail "removal left this"
if command -v rpmlint >/dev/null; then
    echo "-- rpmlint"
    rpmlint --config "$here/rpmlint.toml" "$packages"/vireo-server-[0-9]*.rpm "$packages"/vireo-[0-9]*.rpm >"$log" 2>&1 || { cat "$log"; fail "rpmlint"; }
    tail -1 "$log"
fi
