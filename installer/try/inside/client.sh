#!/usr/bin/env bash
# The client's package: installed on a bare system, invited through a link, upgraded while it runs, started without a screen, purged.
. "$(dirname "$0")/common.sh"
older=$(package /packages/previous vireo)
newer=$(package /packages vireo)
pictures=/tmp/pictures
mkdir -p $pictures

quiet apt-get update

echo "-- install on a bare system"
quiet apt-get install -y --no-install-recommends "$older"
nobody_else_may_write vireo
missing=$(find /usr/lib/vireo/ -name '*.so' | while read -r each; do
    folder=$(dirname "$each")
    LD_LIBRARY_PATH=$folder:$folder/server ldd "$each" | grep "not found" | sed "s|^|$each |" || true
done)
[ -z "$missing" ] || fail "libraries are missing: $missing"
vireo --version | finds "^Vireo " || fail "it says $(vireo --version)"
quiet apt-get purge -y vireo

quiet apt-get install -y --no-install-recommends "$(package /packages vireo-server)" \
    curl jq xvfb openbox xdotool x11-utils xdg-utils desktop-file-utils libglib2.0-bin imagemagick fonts-dejavu-core procps
start_server
set_up_office
system_files >/tmp/before
quiet apt-get install -y --no-install-recommends "$older"
link=$(ask POST /api/v1/invitations '{"role":"admin"}' | jq -r .link)

Xvfb :77 -screen 0 1280x900x24 >/dev/null 2>&1 &
started+=("$!")
awaits test -e /tmp/.X11-unix/X77
export DISPLAY=:77 VIREO_APP_DATA=/tmp/client
openbox >/dev/null 2>&1 &
started+=("$!")
picture() { import -window root "$pictures/$1.png"; }
window() { xdotool search --onlyvisible --name "$1"; }
online() { ask GET /api/v1/online-users | jq -e '.users[] | select(.user == "rama" or .user.username == "rama")'; }
program() { pgrep -x vireo; }

echo "-- a link opens the place where one joins"
[ "$(xdg-mime query default x-scheme-handler/vireo)" = vireo.desktop ] || fail "links are opened by $(xdg-mime query default x-scheme-handler/vireo)"
gio mime x-scheme-handler/vireo | finds vireo.desktop || fail "GNOME does not know who opens links"
xdg-open "$link" >/tmp/client.log 2>&1 &
awaits window '^Vireo$'
# The form with three fields is higher than what was there before: its white reaches further up.
white() { import -window root -crop "1x1+$1+$2" -depth 8 txt:- | finds '#FFFFFF'; }
awaits white 640 250
sleep 1
picture join
client=$(program)
main=$(window '^Vireo$' | head -1)
xprop -id "$main" WM_CLASS | finds -F "\"$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/vireo.desktop)\"" \
    || fail "the window says $(xprop -id "$main" WM_CLASS)"
xprop -id "$main" -notype 32c _NET_WM_ICON | finds -E '= [0-9]+' || fail "the window has no icon"
[ ! -e /root/.openjfx ] || fail "libraries were unpacked into the home folder"
xdotool windowfocus --sync "$main"
xdotool type --delay 60 "Rama"
xdotool key Tab
xdotool key ctrl+a
xdotool type --delay 60 "rama"
xdotool key Tab
xdotool type --delay 60 "silver mango tree"
picture typed
xdotool key Return
awaits online
write_to rama "Good morning"
awaits window '(1)'
picture message

echo "-- upgrade while it runs"
old=$(ls -d /usr/lib/vireo/*/)
quiet apt-get install -y --no-install-recommends "$newer"
new=/usr/lib/vireo/$(cat /usr/lib/vireo/installed)
[ "$old" != "$new/" ] || fail "nothing was upgraded"
[ -e /usr/share/applications/vireo.desktop ] || fail "the menu entry is gone"
kill -0 "$client" || fail "the client ended"
[ -e "$old/app/vireo-app.jar" ] || fail "the old program is gone while it runs"
# What was never opened before is loaded now.
eval "$(xdotool getwindowgeometry --shell "$main")"
shows() { for _ in $(seq 75); do window "^$1\$" >/dev/null 2>&1 && return; sleep 0.2; done; return 1; }
# The window that the menu behind one's own picture opens: NUMBER TITLE
from_menu() {
    for _ in 1 2 3 4; do
        xdotool windowactivate --sync "$main" mousemove $((X + 60)) $((Y + HEIGHT - 40)) click 1
        sleep 2
        for _ in $(seq "$1"); do xdotool key Down; sleep 0.2; done
        xdotool key Return
        shows "$2" && return
        xdotool key Escape
    done
    fail "the menu does not open $2"
}
screen() {
    shows "$1" || fail "$1 does not open"
    sleep 3
    picture "after-$2"
    xdotool windowactivate --sync "$(window "^$1\$" | head -1)" key alt+F4
    awaits sh -c "! xdotool search --onlyvisible --name '^$1\$'"
}
xdotool windowactivate --sync "$main" key ctrl+2
sleep 2
picture after-messages
xdotool windowactivate --sync "$main" key ctrl+f
sleep 2
picture after-find
xdotool key Escape
xdotool windowactivate --sync "$main" key ctrl+comma
screen Settings settings
from_menu 1 "My profile"
screen "My profile" profile
from_menu 5 People
screen People people
from_menu 6 "Invite people"
screen "Invite people" invite
xdotool windowactivate --sync "$main" key ctrl+k
sleep 1
xdotool type --delay 60 "Shyam"
sleep 2
xdotool key Return
sleep 4
picture after-chat
shows Vireo || fail "the message is still unread: $(xdotool getwindowname "$main")"
! grep -E "NoClassDefFound|ClassNotFound|UnsatisfiedLink|NoSuchFile|FileNotFound|ERROR" /tmp/client.log || fail "the running client broke"

echo "-- a second start raises the first, whatever its version"
vireo >/tmp/second.log 2>&1 || fail "the second start"
[ "$(program)" = "$client" ] || fail "there are two clients"
kill -TERM "$client"
awaits sh -c "! kill -0 $client"

echo "-- start the new one, with a window and without"
vireo >/tmp/client.log 2>&1 &
started+=("$!")
awaits online
awaits window Vireo
client=$(program)
[ "$(readlink -f "/proc/$client/exe")" = "$new/runtime/bin/java" ] || fail "the old program was started again"
kill -TERM "$client"
awaits sh -c "! kill -0 $client"
env -u DISPLAY JDK_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw" vireo >/tmp/headless.log 2>&1 &
headless=$!
started+=("$headless")
awaits online
# What its threads say while the process is being ended is of no interest.
! grep -E "Exception|ERROR" /tmp/headless.log || fail "without a screen"
kill -TERM "$headless"
wait "$headless" || true

echo "-- an administrator forbids hosting"
mkdir -p /etc/vireo /tmp/hosted
echo "hosting.allowed = no" >/etc/vireo/policy.properties
: >/tmp/hosted/vireo.properties
code=0
vireo --office /tmp/hosted >/tmp/hosted.log 2>&1 || code=$?
[ $code = 2 ] && finds "administrator has turned off hosting" /tmp/hosted.log || fail "an office is served in spite of it: $code"
rm /etc/vireo/policy.properties

echo "-- the same version again, purge"
quiet apt-get install -y --reinstall --no-install-recommends "$newer"
[ "$(echo /usr/lib/vireo/*/)" = "$new/" ] || fail "the old program is still there"
quiet apt-get purge -y vireo
is_nothing_left
