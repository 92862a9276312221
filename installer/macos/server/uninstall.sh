#!/bin/sh
# Removes Vireo Server, and keeps the office, its settings and its log: sudo sh /usr/local/lib/vireo-server/uninstall.sh
set -e
if [ "$(id -u)" != 0 ]; then
    echo "This needs an administrator: sudo sh $0" >&2
    exit 1
fi
launchctl bootout system/dev.vireo.server 2>/dev/null || true
rm -f /Library/LaunchDaemons/dev.vireo.server.plist /usr/local/bin/vireo-server
rm -rf /usr/local/lib/vireo-server
pkgutil --forget dev.vireo.server >/dev/null 2>&1 || true
echo "Vireo Server is removed. The office is still in /Library/Application Support/Vireo Server."
