#!/usr/bin/env bash
# Tries the packages of a folder in clean Debian systems: bash installer/try/run.sh FOLDER [SUITE...]
# Needs root, debootstrap and Debian's packages; says so and does nothing where one is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "$1" && pwd)
shift
suites=("$@")
[ $# -gt 0 ] || suites=(bookworm trixie)
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "The packages are not tried out: that needs root and debootstrap."
    exit 0
fi
roots=${VIREO_ROOTS:-$packages/roots}
root=$roots/none
. "$here/root.sh"
trap close_root EXIT
for suite in "${suites[@]}"; do
    made_root "$suite" || continue
    for what in server client standards; do
        echo "== $suite: $what"
        open_root "$suite"
        inside_root bash "/try/$what.sh"
        close_root
    done
    echo "== $suite: all well"
done
trap - EXIT
for what in systemd rpm portable; do
    echo "== $what"
    VIREO_ROOTS=$roots bash "$here/$what.sh" "$packages"
done
