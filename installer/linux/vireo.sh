#!/bin/sh
# Starts Vireo. How its Java runtime is started stands in vireo.options.
home=$(dirname "$(dirname "$(readlink -f "$0")")")
name=vireo
. "$home/prepared.sh"
# Whether this client hosts an office: there is one in its data folder, or it is asked for.
data=${VIREO_APP_DATA:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/vireo} use= before=
for each in "$@"; do
    case $before in
        --data) data=$each ;;
    esac
    case $each in
        --data=*) data=${each#--data=} ;;
        --office | --office=*) use=hosting ;;
    esac
    before=$each
done
[ ! -e "$data/office/vireo.properties" ] || use=hosting
look_for "$use"
missing=$prepared
# Better than none, the first times.
[ -n "$cache" ] || look_for ""
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
        if [ "${cache##*/}" != "$missing" ] && [ -n "$state" ] && [ -n "$of_user" ] && [ ! -e "$of_user/$missing" ] && [ "${VIREO_PREPARE:-yes}" = yes ]; then
            (trap '' HUP INT; (sleep 60; exec nice -n 19 "$home/prepare.sh" "$of_user" $use) </dev/null >/dev/null 2>&1 &)
        fi
        ;;
esac
exec "$home/runtime/bin/vireo" "@$home/vireo.options" ${cache:+"-XX:AOTCache=$cache"} "-Djpackage.app-path=$launcher" "-Dvireo.home=$home" -jar "$home/app/vireo-app.jar" "$@"
