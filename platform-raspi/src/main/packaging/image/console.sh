#!/bin/sh
#
# Copyright the Tocsin authors.
# SPDX-License-Identifier: Apache-2.0
#
# What stands in place of a login at the consoles of the board: a few questions that the agent answers, and no shell. Nobody can log in to this
# image; whoever sits at the console holds the card too, and may see this much.
set -u

as_agent() {
  setpriv --reuid=tocsin --regid=tocsin --clear-groups --no-new-privs "$@"
}

help() {
  echo 'status, test-trap, log, report (of the boot partition), addresses, version, restart (the board), off'
}

printf '\nTocsin on %s. No login here; type one of these:\n' "$(uname -n)"
help
while printf 'tocsin> ' && read -r word; do
  case $word in
    '') ;;
    status) as_agent tocsin status ;;
    test-trap) as_agent tocsin test-trap --wait 60 ;;
    log) journalctl --no-pager --lines 40 --output short-iso --unit tocsin --unit tocsin-provision ;;
    report) cat /boot/firmware/tocsin/REPORT.txt ;;
    addresses) ip -brief address ;;
    version) as_agent tocsin version ;;
    restart) systemctl --no-block reboot ;;
    off) systemctl --no-block poweroff ;;
    *) help ;;
  esac
done
