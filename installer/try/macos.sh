#!/bin/bash
# Tries the packages of a folder on this Mac: sudo bash installer/try/macos.sh FOLDER. Vireo must not be installed on it.
set -euo pipefail
packages=$(cd "$1" && pwd)
data="/Library/Application Support/Vireo Server"

check() {
    local what=$1
    shift
    "$@" || { echo "not so: $what" >&2; exit 1; }
    echo "ok: $what"
}

await() {
    local what=$1
    shift
    for _ in $(seq 60); do
        if "$@" >/dev/null 2>&1; then
            echo "ok: $what"
            return
        fi
        sleep 1
    done
    echo "not within a minute: $what" >&2
    exit 1
}

echo "== the client"
installer -pkg "$packages"/vireo-[0-9]*.pkg -target /
app=/Applications/Vireo.app
check "the program is there" test -x $app/Contents/MacOS/Vireo
check "its description is well-formed" plutil -lint $app/Contents/Info.plist
check "it opens invitations" test "$(plutil -extract CFBundleURLTypes.0.CFBundleURLSchemes.0 raw $app/Contents/Info.plist)" = vireo
check "it has an icon" test -s $app/Contents/Resources/Vireo.icns
check "it knows its version" $app/Contents/MacOS/Vireo --version
if [ -n "${VIREO_MAC_IDENTITY:-}" ]; then
    check "it is signed" codesign --verify --deep --strict $app
    check "Gatekeeper lets it in" spctl --assess --type execute $app
fi
rm -rf $app

echo "== the disk image"
volume=$(hdiutil attach -nobrowse "$packages"/vireo-[0-9]*.dmg | awk -F '\t' '/Volumes/ {print $NF}')
check "it holds the program" test -x "$volume/Vireo.app/Contents/MacOS/Vireo"
check "it leads to the programs' folder" test -L "$volume/Applications"
hdiutil detach -quiet "$volume"

echo "== the server"
installer -pkg "$packages"/vireo-server-*.pkg -target /
await "it answers" curl -fsS http://127.0.0.1:8080/health
check "it runs as its user" test "$(ps -axo user=,command= | awk '/vireo-server.jar/ && !/awk/ {print $1; exit}')" = _vireo
check "it has a setup code" test -s "$data/office/setup-code"
check "nobody else reads the office" test "$(stat -f %Lp "$data/office")" = 700
echo "# ours" >> "$data/vireo.properties"
installer -pkg "$packages"/vireo-server-*.pkg -target /
await "it answers after an upgrade" curl -fsS http://127.0.0.1:8080/health
check "an upgrade keeps the settings" grep -q "^# ours" "$data/vireo.properties"
check "one version is there" test "$(find /usr/local/lib/vireo-server -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 1
sh /usr/local/lib/vireo-server/uninstall.sh
check "it is gone" test ! -e /usr/local/lib/vireo-server
check "the office and the settings are kept" test -s "$data/office/office.mv.db" -a -s "$data/vireo.properties"
echo "all well"
