#!/bin/sh
# Starts Vireo. How its Java runtime is started stands in vireo.options.
home=$(dirname "$(dirname "$(readlink -f "$0")")")
case $home in
    # An upgrade gives the folder another name, but not this.
    /usr/lib/vireo/*) launcher=/usr/bin/vireo ;;
    *) launcher=$home/bin/vireo ;;
esac
exec "$home/runtime/bin/vireo" "@$home/vireo.options" "-Djpackage.app-path=$launcher" "-Dvireo.home=$home" -jar "$home/app/vireo-app.jar" "$@"
