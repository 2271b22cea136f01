#!/bin/sh
# Package for macOS 13 and newer, made by "python3 dev.py package". NIET HIER GETEST: er is geen macOS op de machines
# van dit project. Not signed and not notarised: macOS asks for that before others may open it.
#
# package.sh APP PACKAGE VERSION
set -e
app=$1 package=$2 version=$3
pkgbuild --component "$app" --install-location /Applications --identifier kassa --version "$version" "$package"
