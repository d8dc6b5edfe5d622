#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# Starts the board's program on the runtime that lies beside it, with the flags that were measured
# (platform-raspi/docs/packages.md). TOCSIN_JAVA_FLAGS goes after them.
set -eu
home=$(dirname "$(dirname "$(readlink -f "$0")")")
archive=${TOCSIN_ARCHIVE:-/var/cache/tocsin/tocsin.jsa}
[ -r "$archive" ] || archive=$home/lib/tocsin.jsa
# Among the JDK's own classes ours need no checks of their code, and no class loader in Java that remembers each of them.
# -Xshare:auto does without an archive that is missing or was made for another jar.
# shellcheck disable=SC2086 # several flags
exec "$home/bin/java" -Xshare:auto -XX:SharedArchiveFile="$archive" -Xlog:disable -Xlog:all=error:stderr \
  -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -Xms4m -Xmx16m -Xss256k -XX:MaxMetaspaceSize=24m \
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:ReservedCodeCacheSize=4m \
  -XX:+UnlockExperimentalVMOptions -XX:StringTableSize=1024 -XX:SymbolTableSize=1024 -XX:TrimNativeHeapInterval=60000 -XX:-UsePerfData \
  -Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider -Dtocsin.native.directory="$home" \
  -Xbootclasspath/a:"$home/tocsin.jar" ${TOCSIN_JAVA_FLAGS:-} -jar "$home/tocsin.jar" "$@"
