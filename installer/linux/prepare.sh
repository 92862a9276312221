#!/bin/sh
# Lets this program start faster: uses it once, in an office of its own that is deleted afterwards, and keeps what Java learned.
#     prepare.sh FOLDER [hosting]
# With "hosting", as a client that hosts the office. It needs some seconds, and up to 100 MB in the folder. Exits with 1 if that cannot be; the program runs without, too.
set -eu
folder=$1 use=${2:-}
home=$(dirname "$(readlink -f "$0")")
jar=vireo-server.jar
if [ -e "$home/app/$jar" ]; then
    name=vireo-server program=dev.vireo.server.Rehearsal
else
    name=vireo program=dev.vireo.app.Rehearsal jar=vireo-app.jar
fi
. "$home/prepared.sh"
look_for "$use"
[ -n "$state" ] || exit 1
umask 022
mkdir -p "$folder"
lock=$folder/$of_use.lock
# Of one that was killed.
find "$lock" -maxdepth 0 -mmin +30 -exec rmdir {} \; 2>/dev/null || true
mkdir "$lock" 2>/dev/null || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"; rmdir "$lock"' EXIT
trap 'exit 1' HUP INT TERM
result=0
# Nothing of the surroundings: no settings, no display, no office that exists.
rehearse() {
    env -i PATH="$PATH" HOME="$work" TMPDIR="$work" LC_ALL=C.UTF-8 MALLOC_ARENA_MAX="$MALLOC_ARENA_MAX" timeout 300 \
        "$home/runtime/bin/$name" "@$home/$name.options" "-Djava.io.tmpdir=$work" "-Duser.home=$work" -Dvireo.rehearsal=true \
        "$@" -cp "$home/app/$jar" "$program" "$work/office" ${use:+"$use"} >"$work/log" 2>&1 </dev/null || result=1
}
# What a server does only in a new office, no later start needs: that is not recorded.
[ "$name" != vireo-server ] || rehearse
[ $result = 1 ] || rehearse -XX:AOTCacheOutput="$work/cache"
# Those of other versions, and that of files that were replaced; not those of another program or use.
find "$folder" -maxdepth 1 -name "$of_use-[0-9a-f]*.aot" ! -name "$prepared" -exec rm -f {} +
if [ $result = 0 ] && [ -s "$work/cache" ]; then
    cp "$work/cache" "$folder/.$prepared"
    mv "$folder/.$prepared" "$folder/$prepared"
else
    # An empty one says that it was tried.
    : >"$folder/$prepared"
    tail -n 20 "$work/log" >&2
    exit 1
fi
