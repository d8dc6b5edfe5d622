#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# Takes identity and configuration of the board from the folder "tocsin" of the boot partition, before the agent starts: tocsin.conf, *.crt, *.key,
# *.crl and hostname. All or nothing: where "tocsin check" objects to what the configuration would become, nothing is taken. What was taken
# is deleted from the boot partition, which everybody who holds the card can read, and REPORT.txt there says what was done.
#
# A power cut at any time does no harm: files are deleted only when all of them are safe, so the next start takes them again.
# Ends with status 1 when something is wrong. TOCSIN_ROOT is for tests: a folder in place of /.
set -eu
umask 077

root=${TOCSIN_ROOT:-}
from=$root/boot/firmware/tocsin
to=$root/etc/tocsin
stage=$root/run/tocsin-provision
data=$root/data
# Far above every certificate; far below the memory and the partition that it goes to.
FILE_BYTES_MAX=1048576

# Whether a name is one of a file of the configuration.
is_taken() {
  case $1 in
    .* | *[!A-Za-z0-9._-]*) return 1 ;;
    tocsin.conf | *.crt | *.key | *.crl) return 0 ;;
    *) return 1 ;;
  esac
}

remount() {
  mount -o "remount,$1" "$root/boot/firmware"
}

# Adds a line to the report, which the console gets too.
report() {
  printf '%s\n' "$*"
  printf '%s\r\n' "$*" >>"$stage/REPORT.txt"
}

# Adds what "tocsin check" has said.
report_check() {
  while IFS= read -r line; do
    report "  $line"
  done <"$stage/check"
}

# Puts a file to its place in such a way that there is always a whole one: FILE PLACE MODE GROUP.
put() {
  cp "$1" "$2.new"
  chmod "$3" "$2.new"
  chown "root:$4" "$2.new"
  sync "$2.new"
  mv -f "$2.new" "$2"
}

# Overwrites and deletes a file of the boot partition. First it gets a name that is not taken, lest half of it be taken after a power cut.
wipe() {
  if [ "$1" != "$from/WIPED.TMP" ]; then
    mv -f "$1" "$from/WIPED.TMP"
    sync -f "$from"
  fi
  dd if=/dev/zero of="$from/WIPED.TMP" bs="$(($(wc -c <"$from/WIPED.TMP") + 1))" count=1 conv=notrunc,fsync 2>/dev/null
  rm "$from/WIPED.TMP"
  sync -f "$from"
}

# Hands the report over, whatever was done, and closes the boot partition again.
finish() {
  sync
  cp "$stage/REPORT.txt" "$from/REPORT.txt"
  sync -f "$from"
  remount ro
  rm -r "$stage"
}

[ -d "$from" ] || { echo 'nothing can be taken: there is no boot partition, or no folder tocsin on it'; exit 1; }
files=
others=
hostname=
for path in "$from"/*; do
  name=${path##*/}
  if [ ! -f "$path" ]; then
    [ ! -d "$path" ] || others="$others $name"
  elif is_taken "$name"; then
    files="$files $name"
  elif [ "$name" = hostname ]; then
    hostname=$name
  elif [ "$name" = WIPED.TMP ]; then
    # The power failed while it was being wiped.
    remount rw
    wipe "$path"
    remount ro
  elif [ "$name" != REPORT.txt ] && [ "$name" != README.txt ]; then
    others="$others $name"
  fi
done
[ -n "$files$hostname" ] || { echo 'nothing new on the boot partition'; exit 0; }

rm -rf "$stage"
mkdir "$stage" "$stage/tocsin"
: >"$stage/REPORT.txt"
: >"$stage/check"
remount rw
trap finish EXIT
report 'Tocsin: what this board did with the files that it found here at a start.'
[ -z "$others" ] || report "Left alone, because such names are not taken:$others"

wrong=
for name in $files $hostname; do
  if [ "$(wc -c <"$from/$name")" -gt "$FILE_BYTES_MAX" ]; then
    wrong="$name has more than $FILE_BYTES_MAX bytes."
  fi
done
if [ -z "$wrong" ] && [ -n "$hostname" ]; then
  # RFC 1123 section 2.1, of a single label.
  host=$(tr -d '\r\n' <"$from/hostname")
  case $host in
    '' | -* | *- | *[!A-Za-z0-9-]*) wrong='hostname must have one name of letters, digits and hyphens.' ;;
  esac
  [ "${#host}" -le 63 ] || wrong='The name in hostname has more than 63 characters.'
fi
if [ -z "$wrong" ] && [ -n "$files" ]; then
  # What the configuration would be: what is there, and the new files over it.
  cp "$to"/* "$stage/tocsin/"
  for name in $files; do
    cp "$from/$name" "$stage/tocsin/$name"
  done
  # As the agent's user: nobody who writes to the boot partition gets more of this board than the agent has.
  chown -R root:tocsin "$stage"
  chmod -R u=rwX,g=rX,o= "$stage"
  setpriv --reuid=tocsin --regid=tocsin --clear-groups tocsin check "$stage/tocsin/tocsin.conf" >"$stage/check" 2>&1 || wrong=check
  sed -i -e "s|$stage/tocsin/||g" -e '/: no errors$/d' "$stage/check"
fi
if [ -n "$wrong" ]; then
  report 'NOTHING WAS TAKEN. What is wrong:'
  if [ "$wrong" = check ]; then
    report_check
  else
    report "  $wrong"
  fi
  report 'The files are still here, private keys too: everybody who holds this card can read them.'
  report 'Correct them, and start the board again. It runs with the configuration that it had.'
  exit 1
fi

for name in $files; do
  put "$stage/tocsin/$name" "$to/$name" 0640 tocsin
done
if [ -n "$hostname" ]; then
  printf '%s\n' "$host" >"$stage/hostname"
  put "$stage/hostname" "$data/hostname" 0644 root
  printf '%s\n' "$host" >"$root/proc/sys/kernel/hostname"
fi
sync
for name in $files $hostname; do
  report "Taken, and deleted here: $name"
  wipe "$from/$name"
done
report 'The configuration is right, and in use.'
# Warnings, if any.
report_check
