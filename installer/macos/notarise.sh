#!/bin/sh
# Lets Apple check a package and attaches what it says: notarise.sh FILE. The account is in VIREO_NOTARY_APPLE_ID, VIREO_NOTARY_TEAM and
# VIREO_NOTARY_PASSWORD, an app-specific password.
set -e
: "${VIREO_NOTARY_APPLE_ID:?}" "${VIREO_NOTARY_TEAM:?}" "${VIREO_NOTARY_PASSWORD:?}"
xcrun notarytool submit "$1" --apple-id "$VIREO_NOTARY_APPLE_ID" --team-id "$VIREO_NOTARY_TEAM" --password "$VIREO_NOTARY_PASSWORD" --wait
xcrun stapler staple "$1"
