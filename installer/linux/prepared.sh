# For the launchers and prepare.sh, which set $home and $name. After "look_for USE", $prepared is the name of the cache that prepare.sh
# makes of exactly these files for that use, and $cache the path of one that can be used, or nothing. The name is a hash of what the system
# knows of each file: whoever replaces one, even by another of the same size and age, cannot give it the same inode and time of change.
# Java itself may not notice.
state=$(cd "$home" && stat -L -c '%n %s %Y %Z %i' app/*.jar app/lib/*.jar runtime/lib/modules "$name.options" 2>/dev/null) || state=
sum=$(echo "$state" | sha256sum 2>/dev/null) || state=
sum=${sum%% *}
# Threads share what they take from the system instead of keeping a store each.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
of_user=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
of_user=${of_user:+$of_user/vireo}
# USE is empty, or "hosting" for a client that hosts the office: it needs what the server needs, and all others would carry that along.
look_for() {
    of_use=$name${1:+-$1}
    prepared=$of_use-$sum.aot
    cache=
    for candidate in "/var/cache/$name/$prepared" ${of_user:+"$of_user/$prepared"}; do
        if [ -n "$state" ] && [ -s "$candidate" ] && [ -r "$candidate" ]; then
            cache=$candidate
            break
        fi
    done
}
