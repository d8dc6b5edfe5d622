/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.DmServerSettings;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.store.BigEndian;
import io.tocsin.store.Crc32;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.text.Utf8;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the accounts of the management tree what the configuration says, as bootstrap from a file
 * on the board (OMA-TS-DM_Bootstrap §5). Of each entry it is remembered, by a checksum, what it
 * said when its account was made; so what a server has changed in its own account stays until the
 * entry changes, and a server that has deleted its account stays away until then.
 *
 * <pre>
 *  serverId   1 + length   for each entry
 *  checksum   4
 * </pre>
 */
final class AccountProvisioning {

  private static final String REGION = "dm-accounts";
  private static final String TOPIC = "dm";
  private static final String ACCOUNTS = "./DMAcc/";
  private static final int ENTRY_BYTES_MAX = 1 + 255 + 4;

  private final ManagementTree tree;
  private final DmAccounts accounts;
  private final Log log;
  private final TwoSlotRecord record;
  private final byte[] content;
  private Map<String, Integer> made = new TreeMap<>();

  /**
   * Reads what is remembered.
   *
   * @param tree a tree of the standard objects
   * @param accounts its accounts
   * @param storage the board's memory
   * @param entriesMax most entries
   * @param log hears of accounts that cannot be made
   * @throws IOException when the memory cannot be read
   */
  AccountProvisioning(
      ManagementTree tree, DmAccounts accounts, Storage storage, int entriesMax, Log log)
      throws IOException {
    this.tree = tree;
    this.accounts = accounts;
    this.log = log;
    content = new byte[entriesMax * ENTRY_BYTES_MAX];
    record = new TwoSlotRecord(storage, REGION, content.length);
    // Where the tree was lost, its accounts are to be made anew.
    if (tree.origin() == ManagementTree.Origin.STORED) {
      read();
    }
  }

  private void read() {
    byte[] from = record.content();
    int at = 0;
    while (at < record.length()) {
      int end = at + 1 + (from[at] & 0xFF);
      StringBuilder serverId = new StringBuilder();
      if (end + 4 > record.length() || Utf8.decode(from, at + 1, end, serverId) >= 0) {
        return;
      }
      made.put(serverId.toString(), BigEndian.getInt(from, end));
      at = end + 4;
    }
  }

  /**
   * Makes accounts, and removes those that no entry asks for.
   *
   * @param servers the entries
   * @param nowMs monotonic time in milliseconds
   */
  void apply(DmServers servers, long nowMs) {
    for (DmAccount account : accounts.all()) {
      if (servers.indexOf(account.serverId()) < 0) {
        remove(account);
      }
    }
    Map<String, Integer> asked = new TreeMap<>();
    for (int i = 0; i < servers.count(); i++) {
      byte[] entry = servers.content(i);
      int checksum = Crc32.of(entry, 0, entry.length);
      if (isMade(servers.settings(i), checksum) || make(servers, i)) {
        asked.put(servers.settings(i).serverId(), checksum);
      }
    }
    // The accounts first: what is made twice does no harm.
    if (tree.save(nowMs) && !asked.equals(made)) {
      made = asked;
      remember();
    }
  }

  private boolean isMade(DmServerSettings server, int checksum) {
    Integer before = made.get(server.serverId());
    return before != null
        && before == checksum
        && (server.isKeptByServer() || accounts.of(server.serverId()) != null);
  }

  private boolean make(DmServers servers, int index) {
    DmServerSettings server = servers.settings(index);
    DmAccount present = accounts.of(server.serverId());
    if (present != null && !present.uri().equals(ACCOUNTS + server.name())) {
      remove(present);
    }
    int status = servers.account(index).write(tree, server.name());
    if (status != TreeStatus.OK) {
      warn("The account of server " + server.serverId() + " cannot be made: status " + status);
    }
    return status == TreeStatus.OK;
  }

  private void remove(DmAccount account) {
    if (tree.begin() != TreeStatus.OK) {
      return;
    }
    if (tree.local().delete(account.uri()) == TreeStatus.OK) {
      tree.commit();
    } else {
      tree.rollBack();
    }
  }

  private void remember() {
    int at = 0;
    for (Map.Entry<String, Integer> each : made.entrySet()) {
      byte[] serverId = Utf8.bytes(each.getKey());
      content[at] = (byte) serverId.length;
      System.arraycopy(serverId, 0, content, at + 1, serverId.length);
      BigEndian.putInt(content, at + 1 + serverId.length, each.getValue());
      at += 1 + serverId.length + 4;
    }
    try {
      record.write(content, 0, at);
    } catch (IOException e) {
      warn("The accounts will be made anew at the next start: " + e.getMessage());
    }
  }

  private void warn(String text) {
    log.write(Log.WARNING, TOPIC, text);
  }
}
