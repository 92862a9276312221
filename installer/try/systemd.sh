#!/usr/bin/env bash
# The service under a real systemd, in a container: bash installer/try/systemd.sh FOLDER [SUITE]
# Needs root, debootstrap and systemd-nspawn; says so and does nothing where one is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "$1" && pwd)
suite=${2:-bookworm}
roots=${VIREO_ROOTS:-$packages/roots}
root=$roots/$suite-systemd
container=
. "$here/root.sh"
fail() { echo "FAILED: $*"; [ -z "$container" ] || inside journalctl -u vireo -n 40 --no-pager || true; exit 1; }
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null || ! command -v systemd-nspawn >/dev/null; then
    echo "The service is not tried out under systemd: that needs root, debootstrap and systemd-nspawn."
    exit 0
fi
inside() { nsenter --target "$leader" --all env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
ended() {
    [ -z "$container" ] || kill "$container" 2>/dev/null || true
    [ -z "$container" ] || wait "$container" 2>/dev/null || true
    umount "$root/var/cache/apt/archives" 2>/dev/null || true
    rm -rf "$root"
}
trap ended EXIT

booted() { { inside systemctl is-system-running 2>/dev/null || true; } | finds -E 'running|degraded'; }

made_root "$suite" || exit 0
rm -rf "$root"
cp -a "$roots/$suite" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ ! -e /etc/apt/apt.conf ] || cp /etc/apt/apt.conf "$root/etc/apt/apt.conf"
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} sh -c '
    apt-get update && apt-get install -y --no-install-recommends systemd systemd-sysv dbus curl jq' >"$roots/$suite-systemd.log" 2>&1 \
    || { cat "$roots/$suite-systemd.log"; fail "the system could not be made"; }
mkdir "$root/packages"
cp -r "$packages"/vireo-server_*.deb "$root/packages/"
cp "$packages"/previous/vireo-server_*.deb "$root/packages/older.deb"

echo "-- boot"
systemd-nspawn --quiet --directory="$root" --boot --register=no --keep-unit --machine=vireo-try </dev/null >"$roots/$suite-boot.log" 2>&1 &
container=$!
for _ in $(seq 150); do
    leader=$(pgrep -P "$container" | head -1 || true)
    [ -n "$leader" ] && booted && break
    kill -0 "$container" 2>/dev/null || { echo "No system boots in a container here; the service is not tried out."; container=; exit 0; }
    sleep 0.4
done
booted || { tail -20 "$roots/$suite-boot.log"; fail "the system does not boot"; }
port=18082
printf 'VIREO_PORT=%s\nVIREO_DISCOVERY=off\n' $port >"$root/port"
active() { inside systemctl show -P "$1" vireo; }

echo "-- install: it starts, and waits until the server answers"
inside dpkg -i /packages/older.deb >"$roots/$suite-dpkg.log" 2>&1 || { cat "$roots/$suite-dpkg.log"; fail "the installation"; }
inside sh -c 'cat /port >>/etc/vireo/environment'
inside systemctl restart vireo || fail "it does not start"
# Not a moment later: "systemctl start" returns when the server answers.
inside curl -fsS http://127.0.0.1:$port/ready >/dev/null || fail "it was said to be ready too early"
[ "$(active ActiveState)" = active ] && [ "$(active StatusErrno)" = 0 ] || fail "it is $(active ActiveState)"
pid=$(active MainPID)
[ "$(inside stat -c %U "/proc/$pid")" = vireo ] || fail "it runs as $(inside stat -c %U "/proc/$pid")"
[ "$(inside stat -c '%U %a' /var/lib/vireo)" = "vireo 700" ] || fail "the data folder"
inside journalctl -u vireo --no-pager | finds "$port" || fail "its log is not in the journal"
# What has to be compiled, written and looked up works under all restrictions.
token=$(inside curl -fsS http://127.0.0.1:$port/api/v1/setup -H 'Content-Type: application/json' -d "{\"code\":\"$(inside cat /var/lib/vireo/setup-code)\",
    \"office\":\"Ayodhya\",\"username\":\"shyam\",\"display_name\":\"Shyam\",\"password\":\"purple lotus pond\"}" | jq -r .token)
ask() {
    inside curl -fsS -X "$1" "http://127.0.0.1:$port$2" -H "Authorization: Bearer $token" ${3:+-H 'Content-Type: application/json' -d "$3"}
}
inside install -d -o vireo -g vireo /var/backups/vireo
ask PATCH /api/v1/backups/schedule '{"folder":"/var/backups/vireo"}' >/dev/null
ask POST /api/v1/backups >/dev/null || fail "it makes no backup"
for _ in $(seq 150); do ask GET /api/v1/backups | jq -e .verified.id >/dev/null && break; sleep 0.4; done
ask GET /api/v1/backups | jq -e .verified.id >/dev/null || fail "it makes no backup: $(ask GET /api/v1/backups)"

echo "-- upgrade: it is restarted if it ran"
inside sh -c 'dpkg -i /packages/vireo-server_*.deb' >"$roots/$suite-dpkg.log" 2>&1 || { cat "$roots/$suite-dpkg.log"; fail "the upgrade"; }
[ "$(active MainPID)" != "$pid" ] || fail "it was not restarted"
ask GET /api/v1/users >/dev/null || fail "the office is gone"
[ "$(inside sh -c 'echo /usr/lib/vireo-server/*/ | wc -w')" = 1 ] || fail "two programs: $(inside sh -c 'echo /usr/lib/vireo-server/*/')"
echo "-- and stays as it is if not: stopped, disabled"
inside systemctl disable --now vireo 2>/dev/null
[ "$(active Result)" = success ] || fail "a normal stop is a failure: $(active Result)"
inside sh -c 'dpkg -i /packages/vireo-server_*.deb' >"$roots/$suite-dpkg.log" 2>&1
[ "$(active ActiveState)" = inactive ] || fail "the upgrade started what an administrator stopped"
[ "$(active UnitFileState)" = disabled ] || fail "the upgrade enabled what an administrator disabled"

echo "-- a crash is followed by a restart, a broken setting is not"
inside systemctl enable --now vireo 2>/dev/null
pid=$(active MainPID)
# Asked at once: just after the end it may still be active, but has no process any more.
started_again() {
    local now
    now=$(inside systemctl show -p MainPID -p ActiveState vireo)
    echo "$now" | finds -x ActiveState=active && ! echo "$now" | finds -xE "MainPID=(0|$pid)"
}
inside systemctl kill --signal=KILL vireo
for _ in $(seq 300); do started_again && break; sleep 0.4; done
started_again || fail "it was not started again"
inside sh -c 'echo "port = many" >>/etc/vireo/vireo.properties'
inside sed -i '/VIREO_PORT/d' /etc/vireo/environment
! inside systemctl restart vireo 2>/dev/null || fail "it starts with a broken setting"
[ "$(active ActiveState) $(active ExecMainStatus)" = "failed 2" ] || fail "a broken setting: $(active ActiveState) $(active ExecMainStatus)"
inside sed -i '/port = many/d' /etc/vireo/vireo.properties

echo "-- how exposed it is"
inside systemd-analyze verify --man=no vireo.service || fail "systemd-analyze verify"
inside systemd-analyze security vireo.service | tail -1
inside systemd-analyze security --threshold=20 vireo.service >/dev/null || fail "it is more exposed than it was"
inside systemctl restart vireo
inside dpkg --purge vireo-server >"$roots/$suite-dpkg.log" 2>&1 || { cat "$roots/$suite-dpkg.log"; fail "the removal"; }
[ "$(active LoadState)" = not-found ] || fail "the service is still known"
! inside sh -c 'cat /proc/[0-9]*/comm' | finds -x vireo-server || fail "it still runs"
