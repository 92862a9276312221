#!/usr/bin/env bash
# apt 2.6.1 (Debian 12): "apt-get install --no-download ./FILE.deb" fails, though the file is there and needs nothing else.
#
# The manual says that --no-download disables the downloading of packages. A file that is named on the command line is not downloaded, and still
# apt hands dpkg a name without a path and stops with an internal error. Whoever must not reach any other computer can empty the list of sources
# for this one call instead: the file is installed, and one that needs something else is refused without a look at the network.
#
# Output seen:
#   --no-download     E: Internal Error, Pathname to install is not absolute 'trial_1.0_all.deb'
#   without sources   installed
#
# Needs apt, dpkg-deb and fakeroot or root. Everything happens in a temporary folder.
set -uo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p root/{etc/apt/{apt.conf.d,preferences.d,sources.list.d},var/lib/dpkg/{info,updates,triggers},var/lib/apt/lists/partial} \
    root/{var/cache/apt/archives/partial,var/log/apt} pack/DEBIAN
touch root/etc/apt/sources.list root/var/lib/dpkg/status
printf '%s\n' 'Package: trial' 'Version: 1.0' 'Architecture: all' 'Maintainer: Nobody <nobody@localhost>' 'Description: a trial' \
    > pack/DEBIAN/control
dpkg-deb --root-owner-group --build pack trial.deb > /dev/null

fake=()
[ "$(id -u)" = 0 ] || fake=(fakeroot)
try() {
    "${fake[@]}" apt-get install --yes "$@" -o "Dir=$work/root" -o "Dir::State::status=$work/root/var/lib/dpkg/status" \
        -o Debug::NoLocking=true -o "APT::Sandbox::User=$(id -un)" -o Dir::Bin::dpkg=/usr/bin/dpkg \
        -o "DPkg::Options::=--root=$work/root" -o DPkg::Options::=--force-script-chrootless "$work/trial.deb" 2>&1
}
installed() {
    grep -q '^Status: install ok installed' root/var/lib/dpkg/status
}

printf '%-18s' --no-download
try --no-download > said
grep '^E: Internal Error' said || exit 1
installed && exit 1
printf '%-18s' 'without sources'
try -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null > /dev/null
installed && echo installed
