#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# Puts into the initramfs what initramfs-data.sh needs.
[ "${1:-}" != prereqs ] || exit 0
# shellcheck disable=SC1091 # of the package
. /usr/share/initramfs-tools/hook-functions
for program in /sbin/e2fsck /bin/mv; do
  copy_exec "$program"
done
