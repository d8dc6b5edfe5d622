/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Base64Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The accounts with the nonces that both sides know, which are kept in memory alone. */
final class AccountBook {

  /** An account and its nonces. Only one thread may use it at a time: its monitor is for that. */
  static final class Entry {

    private final Account account;
    private byte[] clientNonce;
    private byte[] serverNonce;

    Entry(Account account) {
      this.account = account;
      clientNonce = Base64Text.decode(account.client().firstNonce());
      serverNonce = Base64Text.decode(account.server().firstNonce());
    }

    Account account() {
      return account;
    }

    /** What the client is to use next. */
    synchronized byte[] clientNonce() {
      return clientNonce.clone();
    }

    synchronized void setClientNonce(byte[] nonce) {
      clientNonce = nonce.clone();
    }

    /** What the server is to use next. */
    synchronized byte[] serverNonce() {
      return serverNonce.clone();
    }

    synchronized void setServerNonce(byte[] nonce) {
      serverNonce = nonce.clone();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  AccountBook(List<Account> accounts) {
    accounts.forEach(account -> entries.add(new Entry(account)));
  }

  /**
   * The account that somebody claims.
   *
   * @param user the user name in the credentials; null for none
   * @return null when there is none
   */
  Entry find(String user, String device, String tlsName) {
    List<Predicate<Account>> rules =
        List.of(
            account -> account.client().name().equals(user),
            account -> account.device().equals(device),
            account -> account.client().type() == AuthType.TLS && account.tlsName().equals(tlsName),
            account -> account.client().type() == AuthType.NONE && account.tlsName().isEmpty());
    for (Predicate<Account> rule : rules) {
      for (Entry entry : entries) {
        Account account = entry.account;
        boolean fits = account.device().isEmpty() || account.device().equals(device);
        if (fits && rule.test(account)) {
          return entry;
        }
      }
    }
    return null;
  }

  /** The account of that name. */
  Entry named(String name) {
    return entries.stream()
        .filter(entry -> entry.account.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no account '" + name + "'"));
  }
}
