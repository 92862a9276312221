#!/usr/bin/env bash
# Renders the PNG sizes from the SVG files beside it. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert -w "$size" -h "$size" vireo.svg -o "vireo-$size.png"
done
for size in 16 22 24 32 48 64; do
    rsvg-convert -w "$size" -h "$size" tray.svg -o "tray-$size.png"
    rsvg-convert -w "$size" -h "$size" tray-unread.svg -o "tray-unread-$size.png"
done
# The largest of macOS's icons stays out of the client.
rsvg-convert -w 1024 -h 1024 vireo.svg -o ../../installer/macos/vireo-1024.png
