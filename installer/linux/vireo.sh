#!/bin/sh
# Starts Vireo. How its Java runtime is started stands in vireo.options.
home=$(dirname "$(dirname "$(readlink -f "$0")")")
name=vireo
. "$home/prepared.sh"
case $home in
    # An upgrade gives the folder another name, but not this.
    /usr/lib/vireo/*) launcher=/usr/bin/vireo ;;
    *) launcher=$home/bin/vireo ;;
esac
case ${1:-} in
    # Whatever shows no window.
    --help | -h | --version | -V | --office) ;;
    *)
        # A minute later, in the background, and once: what a package prepares when it is installed.
        if [ -z "$cache" ] && [ -n "$state" ] && [ -n "$of_user" ] && [ ! -e "$of_user/$prepared" ] && [ "${VIREO_PREPARE:-yes}" = yes ]; then
            (trap '' HUP INT; (sleep 60; exec nice -n 19 "$home/prepare.sh" "$of_user") </dev/null >/dev/null 2>&1 &)
        fi
        ;;
esac
exec "$home/runtime/bin/vireo" "@$home/vireo.options" ${cache:+"-XX:AOTCache=$cache"} "-Djpackage.app-path=$launcher" "-Dvireo.home=$home" -jar "$home/app/vireo-app.jar" "$@"
