#!/usr/bin/env bash
# The server's package: installed over an older one under a running server, removed, purged, installed again.
. "$(dirname "$0")/common.sh"
older=$(package /packages/previous vireo-server)
newer=$(package /packages vireo-server)

quiet apt-get update
quiet apt-get install -y --no-install-recommends curl jq
system_files >/tmp/before

echo "-- install"
quiet apt-get install -y --no-install-recommends "$older"
has /tmp/last.log setup-code || fail "nothing tells where the setup code is"
[ "$(stat -c '%U:%G %a' /var/lib/vireo)" = "vireo:vireo 700" ] || fail "the data folder's rights"
[ "$(stat -c '%U:%G %a' /etc/vireo/environment)" = "root:vireo 640" ] || fail "the rights of the file for secrets"
[ -e /etc/systemd/system/multi-user.target.wants/vireo.service ] || fail "the service is not enabled"
nobody_else_may_write vireo-server
start_server
[ "$(cat "/proc/$server/comm")" = vireo-server ] || fail "the process is called $(cat "/proc/$server/comm")"
[ "$(stat -c %U "/proc/$server")" = vireo ] || fail "the process belongs to $(stat -c %U "/proc/$server")"
set_up_office
ask POST /api/v1/users '{"username":"rama","display_name":"Rama","password":"silver mango tree"}' >/dev/null
rama=$(curl -fsS "$office/api/v1/session" -H 'Content-Type: application/json' -d '{"username":"rama","password":"silver mango tree"}' | jq -r .token)
echo "host = 127.0.0.1" >>/etc/vireo/vireo.properties
stream() { curl -sN "$office/api/users/messages/stream/rama" -H "Authorization: Bearer $rama" "$@"; }

echo "-- upgrade while it runs, with a stream open"
stream >/tmp/stream.log &
open=$!
started+=("$open")
write_to rama "before the upgrade"
awaits has /tmp/stream.log "before the upgrade"
old=$(ls -d /usr/lib/vireo-server/*/)
quiet apt-get install -y --no-install-recommends "$newer"
new=/usr/lib/vireo-server/$(cat /usr/lib/vireo-server/installed)
[ "$old" != "$new/" ] && [ -d "$new" ] || fail "the new program is not where it should be"
has /etc/vireo/vireo.properties "host = 127.0.0.1" || fail "the upgrade lost the configuration"
[ "$(stat -c '%U:%G %a' /etc/vireo/environment)" = "root:vireo 640" ] || fail "the rights of the file for secrets after the upgrade"
kill -0 "$open" || fail "the stream broke"
# The old server goes on, and does what it never did before.
write_to rama "after the upgrade"
awaits has /tmp/stream.log "after the upgrade"
head -c 70000 /dev/urandom | curl -fsS "$office/api/v1/attachments?name=plan.bin" -H "Authorization: Bearer $shyam" --data-binary @- >/dev/null \
    || fail "the old server takes no file after the upgrade"
ask GET '/api/v1/search?query=upgrade' >/dev/null
install -d -o vireo -g vireo /var/backups/vireo
ask PATCH /api/v1/backups/schedule '{"folder":"/var/backups/vireo"}' >/dev/null
ask POST /api/v1/backups >/dev/null || fail "the old server makes no backup after the upgrade"
awaits sh -c "curl -fsS $office/api/v1/backups -H 'Authorization: Bearer $shyam' | jq -e .verified.id"
[ -d "$old/runtime/lib" ] || fail "the old program is gone while it runs"
stop_server
place=$(sed -n 's/^id: *//p' /tmp/stream.log | tail -1)
start_server
write_to rama "after the restart"
stream -H "Last-Event-ID: $place" >/tmp/resumed.log &
started+=("$!")
awaits has /tmp/resumed.log "after the restart"
! has /tmp/resumed.log "after the upgrade" || fail "the stream did not continue at its place"
[ "$(readlink -f "/proc/$server/exe")" = "$new/runtime/bin/java" ] || fail "the old program was started again"
stop_server

echo "-- the same version again, remove, install"
quiet apt-get install -y --reinstall --no-install-recommends "$newer"
[ "$(echo /usr/lib/vireo-server/*/)" = "$new/" ] || fail "the old program is still there: $(echo /usr/lib/vireo-server/*/)"
quiet apt-get remove -y vireo-server
[ -e /etc/vireo/vireo.properties ] && [ -e /var/lib/vireo/office.mv.db ] || fail "removal took data or configuration"
[ ! -e /usr/lib/vireo-server ] || fail "removal left the program"
quiet apt-get install -y --no-install-recommends "$newer"
start_server
ask GET /api/v1/users | jq -e '.users[] | select(.username == "rama")' >/dev/null || fail "the office is gone"
stop_server

echo "-- purge, install, purge with the data"
quiet apt-get purge -y vireo-server
[ -e /var/lib/vireo/office.mv.db ] && [ ! -e /etc/vireo ] || fail "purge: the data stays, the configuration goes"
quiet apt-get install -y --no-install-recommends "$newer"
VIREO_DELETE_DATA=yes quiet apt-get purge -y vireo-server
[ ! -e /var/lib/vireo ] || fail "the data was to be deleted"
quiet apt-get autoremove -y --purge
rm -r /var/backups/vireo
is_nothing_left
