/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.text.Utf8;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The nonces of all accounts, kept over a restart:
 *
 * <pre>
 *  ServerID   1 + length      for each account
 *  nonces     2 + length      as AccountNonces writes them
 * </pre>
 *
 * <p>It is written before a message goes out that has a new nonce: else a server could have one
 * that a power cut has taken from us. That is one write for each message at most: of a session with
 * codes over messages (HMAC) one for each of our messages but the first, of any other one or two in
 * all. A record that is lost costs each server one more challenge.
 */
final class NonceStore {

  static final String REGION = "dm-nonces";

  private static final String TOPIC = "dm";
  private static final int SERVER_ID_BYTES_MAX = 255;
  private static final int ENTRY_BYTES_MAX =
      1 + SERVER_ID_BYTES_MAX + 2 + AccountNonces.RECORD_SIZE_MAX;

  private final Entropy entropy;
  private final Log log;
  private final TwoSlotRecord record;
  private final byte[] content;
  private final Map<String, AccountNonces> nonces = new TreeMap<>();

  /** Whether the record differs from what is here, whatever the nonces themselves say. */
  private boolean isStale;

  private boolean isFailing;

  /**
   * Reads what was kept.
   *
   * @param storage the board's memory
   * @param accountsMax most accounts
   * @param entropy the source of our own nonces
   * @param log is told when they cannot be kept
   * @throws IOException when the memory cannot be opened or read
   */
  NonceStore(Storage storage, int accountsMax, Entropy entropy, Log log) throws IOException {
    this.entropy = entropy;
    this.log = log;
    content = new byte[bytesMax(accountsMax)];
    record = new TwoSlotRecord(storage, REGION, content.length);
    int at = 0;
    while (at >= 0 && at < record.length()) {
      at = read(record.content(), at, record.length());
    }
  }

  /** Most bytes of the record. */
  static int bytesMax(int accountsMax) {
    return accountsMax * ENTRY_BYTES_MAX;
  }

  /** Reads one entry; returns the index behind it, or -1 when it is none. */
  private int read(byte[] from, int at, int end) {
    int idLength = from[at] & 0xFF;
    int lengthAt = at + 1 + idLength;
    if (idLength == 0 || lengthAt + 2 > end) {
      return -1;
    }
    int length = (from[lengthAt] & 0xFF) << 8 | (from[lengthAt + 1] & 0xFF);
    StringBuilder serverId = new StringBuilder();
    boolean isText = Utf8.decode(from, at + 1, lengthAt, serverId) < 0;
    AccountNonces found = new AccountNonces(entropy);
    int next = lengthAt + 2 + length;
    if (!isText || next > end || !found.decode(from, lengthAt + 2, length)) {
      return -1;
    }
    nonces.put(serverId.toString(), found);
    return next;
  }

  /** The nonces of a server's account; fresh ones where there were none. */
  AccountNonces of(String serverId) {
    AccountNonces found = nonces.get(serverId);
    if (found == null) {
      found = new AccountNonces(entropy);
      nonces.put(serverId, found);
    }
    return found;
  }

  /** Whether nonces of a server were kept or made. */
  boolean has(String serverId) {
    return nonces.containsKey(serverId);
  }

  /** Forgets those of all servers but these. */
  void keepOnly(Set<String> serverIds) {
    isStale |= nonces.keySet().retainAll(serverIds);
  }

  /** Forgets those of a server. */
  void forget(String serverId) {
    isStale |= nonces.remove(serverId) != null;
  }

  /** Keeps all nonces, if any has changed. When the memory fails, the next call tries again. */
  void save() {
    boolean isChanged = isStale;
    for (AccountNonces each : nonces.values()) {
      isChanged |= each.isChanged();
    }
    if (!isChanged) {
      return;
    }
    int at = 0;
    for (Map.Entry<String, AccountNonces> each : nonces.entrySet()) {
      if (at + ENTRY_BYTES_MAX <= content.length) {
        at = write(each.getKey(), each.getValue(), at);
      }
    }
    try {
      record.write(content, 0, at);
      isStale = false;
      isFailing = false;
    } catch (IOException e) {
      // The nonces take themselves for kept, as they were encoded.
      isStale = true;
      if (!isFailing) {
        log.write(Log.WARNING, TOPIC, "Nonces cannot be kept: " + e.getMessage());
      }
      isFailing = true;
    }
  }

  private int write(String serverId, AccountNonces each, int at) {
    byte[] id = Utf8.bytes(serverId);
    if (id.length > SERVER_ID_BYTES_MAX) {
      return at;
    }
    content[at] = (byte) id.length;
    System.arraycopy(id, 0, content, at + 1, id.length);
    int lengthAt = at + 1 + id.length;
    int end = each.encode(content, lengthAt + 2);
    int length = end - lengthAt - 2;
    content[lengthAt] = (byte) (length >> 8);
    content[lengthAt + 1] = (byte) length;
    return end;
  }
}
