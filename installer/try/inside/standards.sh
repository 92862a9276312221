#!/usr/bin/env bash
# What Debian and the desktops ask of packages.
. "$(dirname "$0")/common.sh"

quiet apt-get update
quiet apt-get install -y --no-install-recommends lintian desktop-file-utils appstream binutils file librsvg2-bin
# The project has no page of its own that could be named. Earlier versions don't ask for one, nor know how to leave that out.
unasked=() unheard=()
if ! appstreamcli --version | finds -F "version: 0."; then
    unasked=(--override=url-homepage-missing=info)
    # Lintian asks the same program, without that.
    unheard=(--suppress-tags appstream-metadata-validation-failed)
fi
for name in vireo-server vireo; do
    deb=$(package /packages $name)
    echo "-- lintian $(basename "$deb")"
    lintian --allow-root --fail-on error,warning --tag-display-limit 20 "${unheard[@]}" "$deb" || fail "lintian"
    quiet dpkg-deb -x "$deb" "/tmp/$name"
    # Ubuntu 22.04 has glibc 2.35, Debian 12 has 2.36.
    newest=$(find "/tmp/$name/usr/lib" -type f \( -name '*.so' -o -name java -o -name jspawnhelper \) -exec objdump -T {} + 2>/dev/null \
        | grep -o 'GLIBC_2\.[0-9]*' | sort -uV | tail -1)
    [ "$(printf '%s\nGLIBC_2.35\n' "$newest" | sort -V | tail -1)" = GLIBC_2.35 ] || fail "$name needs $newest"
    echo "   needs $newest"
    find "/tmp/$name" -type f -perm /022 -print -quit | grep . && fail "others may write this"
done
echo "-- menu entry, icons, description"
usr=/tmp/vireo/usr
quiet desktop-file-validate $usr/share/applications/vireo.desktop
[ ! -s /tmp/last.log ] || fail "desktop-file-validate: $(cat /tmp/last.log)"
quiet appstreamcli validate --no-net --pedantic "${unasked[@]}" $usr/share/metainfo/dev.vireo.Vireo.metainfo.xml
for size in 16 24 32 48 64 128 256 512; do
    icon=$usr/share/icons/hicolor/${size}x$size/apps/vireo.png
    file "$icon" | finds "PNG image data, $size x $size," || fail "$icon is $(file -b "$icon")"
done
quiet rsvg-convert --output /tmp/icon.png $usr/share/icons/hicolor/scalable/apps/vireo.svg
