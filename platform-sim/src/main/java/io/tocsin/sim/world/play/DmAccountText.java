/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.world.board.MemoryFiles;
import io.tocsin.sim.world.scenario.AccountSpec;
import io.tocsin.sim.world.scenario.DmSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The accounts of a scenario, as boards are configured with them and as servers know them. */
final class DmAccountText {

  /** The nonce that servers begin with: in hexadecimal digits, and as servers have it. */
  private static final String NONCE = "01:02:03:04";

  private static final String NONCE_BASE64 = "AQIDBA==";

  private DmAccountText() {}

  private static String clientSecret(AccountSpec account) {
    return "secret of " + account.board() + " for " + account.server();
  }

  private static String serverSecret(AccountSpec account) {
    return "secret of " + account.server() + " for " + account.board();
  }

  private static String file(AccountSpec account, String side) {
    return account.server() + "-" + side + ".secret";
  }

  /** Puts the files with the secrets of an account onto its board. */
  static void putSecrets(AccountSpec account, MemoryFiles files) {
    files.put(file(account, "client"), bytes(clientSecret(account)));
    files.put(file(account, "server"), bytes(serverSecret(account)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The lines of configuration that make an account.
   *
   * @param host the server's host name
   * @param fingerprints gives the fingerprint of a host's usual certificate
   */
  static List<String> lines(AccountSpec account, String host, UnaryOperator<String> fingerprints) {
    List<String> lines = new ArrayList<>();
    String prefix = "dm.server." + account.server() + ".";
    String scheme = account.plain() ? "http" : "https";
    lines.add(prefix + "id = " + account.server());
    lines.add(prefix + "address = " + scheme + "://" + host + "/dm");
    for (String side : List.of("client", "server")) {
      lines.add(prefix + side + ".auth = " + account.auth());
      lines.add(prefix + side + ".secret = " + file(account, side));
    }
    lines.add(prefix + "client.name = " + account.board());
    // Without it a board believes no notification message before the first session.
    lines.add(prefix + "server.nonce = " + NONCE);
    if (account.pinned() && !account.plain()) {
      lines.add(prefix + "fingerprint = " + fingerprints.apply(host));
    }
    return lines;
  }

  /** The accounts that a server has for boards, by the boards' names. */
  static List<Account> accounts(DmSpec dm, String server) {
    List<Account> accounts = new ArrayList<>();
    for (AccountSpec account : dm.accounts()) {
      if (account.server().equals(server)) {
        AuthType type = type(account.auth());
        accounts.add(
            Account.of(
                account.board(),
                Credential.of(type, account.board(), clientSecret(account)),
                new Credential(type, server, serverSecret(account), NONCE_BASE64)));
      }
    }
    return accounts;
  }

  private static AuthType type(String auth) {
    return switch (auth) {
      case "basic" -> AuthType.BASIC;
      case "hmac" -> AuthType.HMAC;
      default -> AuthType.MD5;
    };
  }
}
