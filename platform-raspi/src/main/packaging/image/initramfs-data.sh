#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# Runs in the initramfs once the root is mounted: mounts the data partition in it, because systemd wants to know the machine-id and the name of the
# board, which lie there, before it mounts anything. The first start makes the machine-id.
[ "${1:-}" != prereqs ] || exit 0
# shellcheck disable=SC1091 # in the initramfs
. /scripts/functions

device=$(resolve_device PARTUUID=746f6373-03) || panic 'There is no data partition'
# A board in the field has nobody to answer questions: repair what can be repaired.
e2fsck -p "$device" >/dev/kmsg 2>&1 || e2fsck -y "$device" >/dev/kmsg 2>&1
# shellcheck disable=SC2154 # of the initramfs
data=$rootmnt/data
mount -t ext4 -o noatime,nodev,nosuid,noexec,errors=remount-ro "$device" "$data" || panic 'The data partition cannot be mounted'
if [ ! -s "$data/machine-id" ]; then
  read -r uuid </proc/sys/kernel/random/uuid
  IFS=-
  # shellcheck disable=SC2086 # its five parts
  set -- $uuid
  umask 222
  echo "$1$2$3$4$5" >"$data/machine-id.new"
  sync
  mv "$data/machine-id.new" "$data/machine-id"
  sync
fi
