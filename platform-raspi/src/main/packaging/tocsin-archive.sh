#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# Makes the archive of classes from which tocsin starts sooner: tocsin-archive FILE. It holds for the runtime and the jar that lie
# beside this script, at this path and as old as they are now.
set -eu
[ $# -eq 1 ] || { echo 'usage: tocsin-archive FILE' >&2; exit 2; }
home=$(dirname "$(dirname "$(readlink -f "$0")")")
# The collector that tocsin runs on: archives of others hold objects that it cannot use.
"$home/bin/java" -Xshare:dump -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC -Xmx64m -XX:TieredStopAtLevel=1 \
  -XX:SharedClassListFile="$home/lib/tocsin.classes" -XX:SharedArchiveFile="$1.new" \
  -Xbootclasspath/a:"$home/tocsin.jar" -cp "$home/tocsin.jar"
mv -f "$1.new" "$1"
