# An upgrade takes the old program's folder away, but whoever runs it still loads classes, libraries and pictures from there.
# So the folder is kept by hard links, which need no space, and put back under its name, until a later upgrade finds that
# nobody uses it any more.
programs=/usr/lib/@name@

in_use() {
    ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF -e "-> $1/"
}

# Before the new files are unpacked.
keep_programs() {
    for program in "$programs"/*/; do
        program=${program%/}
        case $program in *.kept) continue ;; esac
        if [ -d "$program" ] && in_use "$program"; then
            rm -rf "$program.kept"
            cp -al "$program" "$program.kept" 2>/dev/null || cp -a "$program" "$program.kept" || rm -rf "$program.kept"
        fi
    done
}

# After the old files are gone.
settle_programs() {
    installed=$programs/$(cat "$programs/installed")
    [ -e "$installed/app" ] || return 0
    for kept in "$programs"/*.kept; do
        program=${kept%.kept}
        if [ -d "$kept" ] && [ "$program" != "$installed" ]; then
            rm -rf "$program"
            mv "$kept" "$program"
        fi
        rm -rf "$kept"
    done
    for program in "$programs"/*/; do
        program=${program%/}
        if [ "$program" != "$installed" ] && ! in_use "$program"; then
            rm -rf "$program"
        fi
    done
}

# Uses the new program once, so that everybody's starts are faster. It runs without, too. VIREO_PREPARE=no leaves it out.
prepare_program() {
    [ "${VIREO_PREPARE:-yes}" = no ] || "$programs/$(cat "$programs/installed")/prepare.sh" /var/cache/@name@ >/dev/null 2>&1 || true
}
