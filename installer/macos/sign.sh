#!/bin/bash
# Signs what is in a folder for macOS's hardened runtime: sign.sh FOLDER ENTITLEMENTS, with the identity in VIREO_MAC_IDENTITY.
# From the inside out: libraries, then programs, then the bundle itself if the folder is one.
set -e
folder=$1
entitlements=$2
: "${VIREO_MAC_IDENTITY:?names the identity in the keychain, as in: Developer ID Application: NAME (TEAM)}"

sign() {
    codesign --force --timestamp --options runtime --sign "$VIREO_MAC_IDENTITY" "$@"
}

find "$folder" -type f \( -name '*.dylib' -o -name '*.jnilib' \) -print0 | while IFS= read -r -d '' file; do
    sign "$file"
done
find "$folder" -type f -perm -u+x ! -name '*.dylib' ! -name '*.jnilib' -print0 | while IFS= read -r -d '' file; do
    case $(file -b "$file") in
        Mach-O*) sign --entitlements "$entitlements" "$file" ;;
    esac
done
case $folder in
    *.app)
        [ ! -d "$folder/Contents/runtime" ] || sign "$folder/Contents/runtime"
        sign --entitlements "$entitlements" "$folder"
        codesign --verify --deep --strict "$folder"
        ;;
esac
