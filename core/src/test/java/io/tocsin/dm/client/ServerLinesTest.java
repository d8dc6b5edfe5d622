/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import io.tocsin.tls.TestEntropy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class ServerLinesTest implements AlertRoad {

  private final MemoryStorage storage = new MemoryStorage();
  private final TestLog log = new TestLog();
  private final TestEntropy entropy = new TestEntropy(1);
  private final ManagementTree tree;
  private final ServerLines lines;

  ServerLinesTest() throws IOException {
    tree = new ManagementTree(TreeDescription.standardObjects(), new TreeLimits(), storage);
    write("a");
    write("b");
    write("c");
    DmSettings settings = new DmSettings(new SessionLimits(4_096, 4_096, 50)).firstContact(0);
    NonceStore nonces = new NonceStore(storage, 8, entropy, log);
    DmAccounts accounts = new DmAccounts(tree);
    ServerTrust trust = (account, url) -> null;
    lines = new ServerLines(settings, entropy, log, this, trust, nonces, accounts, 0);
  }

  private void write(String name) {
    new AccountSettings(name + ".example", "https://" + name + ".example/dm").write(tree, name);
    tree.save(0);
  }

  private void delete(String name) {
    tree.local().delete("./DMAcc/" + name);
    tree.save(0);
  }

  private String turn() {
    return lines.takeTurn().account().serverId();
  }

  @Test
  void shouldGoRound() {
    assertEquals("a.example", turn());
    assertEquals("b.example", turn());
    assertEquals("c.example", turn());
    assertEquals("a.example", turn());
  }

  @Test
  void shouldNotBeginAnewWhenAnAccountGoes() {
    assertEquals("a.example", turn());
    delete("c");
    assertEquals("b.example", turn());
    write("c");
    assertEquals("c.example", turn());
    delete("a");
    assertEquals("b.example", turn());
    delete("b");
    assertEquals("c.example", turn());
    assertEquals("c.example", turn());
  }

  private String numbers() {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < lines.count(); i++) {
      numbers.append(lines.at(i).serverId().charAt(0)).append(lines.at(i).number());
    }
    return numbers.toString();
  }

  @Test
  void numbersShouldStayAndNotComeBack() {
    assertEquals("a1b2c3", numbers());
    delete("b");
    assertEquals("a1c3", numbers());
    write("b");
    assertEquals("a1c3b4", numbers());
    new AccountSettings("c.example", "https://other.example/dm").write(tree, "c");
    tree.save(0);
    assertEquals("a1c3b4", numbers());
    lines.adapt(new DmSettings(new SessionLimits(4_096, 4_096, 50)).firstContact(0));
    assertEquals("a1c3b4", numbers());
  }

  // ---- something waits for everybody ----

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    return nowMs;
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean ended(DmAccount account, SessionOutcome outcome, long nowMs) {
    throw new UnsupportedOperationException();
  }
}
