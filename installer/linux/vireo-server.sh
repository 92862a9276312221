#!/bin/sh
# Starts Vireo's server. How its Java runtime is started stands in vireo-server.options.
home=$(dirname "$(dirname "$(readlink -f "$0")")")
name=vireo-server
. "$home/prepared.sh"
look_for ""
case $home in
    # Where the package keeps the office; --data, --config and the environment take precedence.
    /usr/lib/vireo-server/*) export VIREO_DATA="${VIREO_DATA-/var/lib/vireo}" VIREO_CONFIG="${VIREO_CONFIG-/etc/vireo/vireo.properties}" ;;
esac
exec "$home/runtime/bin/vireo-server" "@$home/vireo-server.options" ${cache:+"-XX:AOTCache=$cache"} -jar "$home/app/vireo-server.jar" "$@"
