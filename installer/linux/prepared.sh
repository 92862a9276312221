# For the launchers and prepare.sh, which set $home and $name: $prepared becomes the name of the cache that prepare.sh makes of exactly
# these files, and $cache the path of one that can be used, or nothing. The name is a hash of what the system knows of each file: whoever
# replaces one, even by another of the same size and age, cannot give it the same inode and time of change. Java itself may not notice.
state=$(cd "$home" && stat -L -c '%n %s %Y %Z %i' app/*.jar app/lib/*.jar runtime/lib/modules "$name.options" 2>/dev/null) || state=
prepared=$(echo "$state" | sha256sum 2>/dev/null) || state=
prepared=$name-${prepared%% *}.aot
# Threads share what they take from the system instead of keeping a store each.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
of_user=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
of_user=${of_user:+$of_user/vireo}
cache=
for candidate in "/var/cache/$name/$prepared" ${of_user:+"$of_user/$prepared"}; do
    if [ -n "$state" ] && [ -s "$candidate" ] && [ -r "$candidate" ]; then
        cache=$candidate
        break
    fi
done
