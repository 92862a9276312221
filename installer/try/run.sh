#!/usr/bin/env bash
# Tries the packages of a folder in clean Debian systems: bash installer/try/run.sh FOLDER [SUITE...]
# Needs root, debootstrap and Debian's packages; says so and does nothing where one is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "$1" && pwd)
shift
suites=("${@:-bookworm}")
[ $# -gt 0 ] || suites=(bookworm trixie)
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "The packages are not tried out: that needs root and debootstrap."
    exit 0
fi
roots=${VIREO_ROOTS:-$packages/roots}
mkdir -p "$roots"
for suite in "${suites[@]}"; do
    if [ ! -e "$roots/$suite/usr/bin/apt-get" ]; then
        echo "== $suite: making a clean system"
        debootstrap --variant=minbase "$suite" "$roots/$suite" >"$roots/$suite.log" 2>&1 \
            || { echo "== $suite is not to be had here; left out"; rm -rf "${roots:?}/$suite"; continue; }
    fi
    root=$roots/$suite-try
    mounts() { for each in proc sys dev; do mountpoint -q "$root/$each" && umount -l "$root/$each"; done; mountpoint -q "$root" && umount -l "$root"; true; }
    trap mounts EXIT
    mounts
    rm -rf "$root"
    cp -a "$roots/$suite" "$root"
    # Java asks on which file system a file is; a root that is none has no answer.
    mount --bind "$root" "$root"
    for each in proc sys dev; do mount --rbind --make-rslave "/$each" "$root/$each"; done
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    [ -e /etc/apt/apt.conf ] && cp /etc/apt/apt.conf "$root/etc/apt/apt.conf"
    # As an administrator would forbid it: nothing starts by itself in a system without systemd.
    mkdir -p "$root/packages"
    cp "$packages"/*.deb "$here/inside.sh" "$root/packages/"
    echo "== $suite"
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        ${http_proxy:+http_proxy="$http_proxy"} bash /packages/inside.sh
    mounts
    rm -rf "$root"
    echo "== $suite: all well"
done
