# What the trials have in common, and clean systems to try packages in. Sourced; $roots is where those are made and kept.

fail() { echo "FAILED: $*"; exit 1; }
# As grep -q, but reads to the end: a program that writes on into a closed pipe has failed.
finds() { grep "$@" >/dev/null; }

# Makes a clean system, once, unless it is not to be had here. VIREO_TRY_MIRROR is a mirror for suites that debootstrap has no
# mirror for on this computer.
made_root() {
    local suite=$1
    [ -e "$roots/$suite/usr/bin/apt-get" ] && return
    echo "== $suite: making a clean system"
    mkdir -p "$roots"
    if ! debootstrap --variant=minbase "$suite" "$roots/$suite" ${VIREO_TRY_MIRROR:+"$VIREO_TRY_MIRROR"} >"$roots/$suite.log" 2>&1; then
        echo "== $suite is not to be had here; left out"
        rm -rf "${roots:?}/$suite"
        return 1
    fi
}

# A copy of it that may be spoilt, at $root.
open_root() {
    local suite=$1
    root=$roots/$suite-try
    close_root
    cp -a "$roots/$suite" "$root"
    # Java asks on which file system a file is; a root that is none has no answer.
    mount --bind "$root" "$root"
    for each in proc sys dev; do mount --rbind --make-rslave "/$each" "$root/$each"; done
    mkdir -p "$root/packages" "$root/try" "$roots/$suite-archives"
    mount --bind "$roots/$suite-archives" "$root/var/cache/apt/archives"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    [ ! -e /etc/apt/apt.conf ] || cp /etc/apt/apt.conf "$root/etc/apt/apt.conf"
    mount --bind "$packages" "$root/packages"
    mount --bind "$here/inside" "$root/try"
}

close_root() {
    for each in try packages var/cache/apt/archives proc sys dev .; do
        ! mountpoint -q "$root/$each" || umount -l "$root/$each"
    done
    rm -rf "$root"
}

# In a process namespace of its own: neither do other programs of this computer show there, nor does anything go on afterwards.
inside_root() {
    unshare --pid --mount --fork --kill-child sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        ${http_proxy:+http_proxy="$http_proxy"} "$@"
}
