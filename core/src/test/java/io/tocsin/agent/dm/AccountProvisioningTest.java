/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import static io.tocsin.agent.dm.ServersOf.server;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.hal.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountProvisioningTest {

  private static final String KEPT = "keeps.account = true";
  private static final String NAME_OF_A = "./DMAcc/a/Name";

  private final ServersOf bed = new ServersOf();
  private final TestLog log = new TestLog();
  private MemoryStorage storage = new MemoryStorage();
  private ManagementTree tree;
  private DmAccounts accounts;
  private AccountProvisioning provisioning;

  @BeforeEach
  void start() throws IOException {
    tree = new ManagementTree(TreeDescription.standardObjects(), new TreeLimits(), storage);
    accounts = new DmAccounts(tree);
    provisioning = new AccountProvisioning(tree, accounts, storage, 4, log);
  }

  private void apply(String... entries) {
    provisioning.apply(bed.load(entries), 0);
    assertEquals("[]", bed.errors.toString());
  }

  private static String text(byte[] secret) {
    return new String(secret, StandardCharsets.UTF_8);
  }

  private void change(String name) {
    assertEquals(TreeStatus.OK, tree.replace(NAME_OF_A, "one", NodeValue.text(name)));
    assertTrue(tree.save(0));
  }

  @Test
  void shouldMakeAnAccountOfEachEntry() {
    apply(server("a", "one"), server("b", "two", "client.auth = hmac"));
    DmAccount one = accounts.of("one");
    assertEquals("./DMAcc/a", one.uri());
    assertTrue(one.isUsable());
    assertEquals("https://one/dm", one.address());
    assertEquals("DIGEST", one.client().type());
    assertEquals("board", one.client().name());
    assertEquals("client secret", text(one.client().secret()));
    assertEquals("one", one.server().name());
    assertEquals("server secret", text(one.server().secret()));
    assertEquals("HMAC", accounts.of("two").client().type());
  }

  @Test
  void shouldKeepAccountsOverARestart() throws IOException {
    apply(server("a", "one"));
    start();
    assertNotNull(accounts.of("one"));
    byte[] tree = storage.durable("dm-tree");
    byte[] made = storage.durable("dm-accounts");
    apply(server("a", "one"));
    assertArrayEquals(tree, storage.durable("dm-tree"), "nothing has changed");
    assertArrayEquals(made, storage.durable("dm-accounts"), "so nothing is written");
  }

  @Test
  void shouldRemoveAnAccountWithoutEntry() throws IOException {
    apply(server("a", "one"), server("b", "two"));
    start();
    apply(server("b", "two"));
    assertNull(accounts.of("one"));
    assertNotNull(accounts.of("two"));
  }

  @Test
  void shouldMakeAnAccountAnewWhenItsEntryChanges() throws IOException {
    apply(server("a", "one"));
    start();
    apply(server("a", "one", "client.name = other"));
    assertEquals("other", accounts.of("one").client().name());
  }

  @Test
  void shouldMakeAnAccountAnewWhenItsSecretChanges() throws IOException {
    apply(server("a", "one"));
    start();
    bed.file("s.txt", "another");
    apply(server("a", "one"));
    assertEquals("another", text(accounts.of("one").server().secret()));
  }

  @Test
  void shouldLeaveWhatAServerHasChangedInItsOwnAccount() throws IOException {
    apply(server("a", "one", KEPT));
    change("changed");
    start();
    apply(server("a", "one", KEPT));
    assertEquals("changed", accounts.of("one").name());
    apply(server("a", "one", KEPT, "client.name = other"));
    assertEquals("a", accounts.of("one").name());
  }

  @Test
  void shouldNotLetAServerChangeItsAccountUnlessItKeepsIt() {
    apply(server("a", "one"));
    assertEquals(
        TreeStatus.PERMISSION_DENIED, tree.replace(NAME_OF_A, "one", NodeValue.text("changed")));
  }

  @Test
  void shouldLeaveAServerAwayThatHasDeletedItsAccount() throws IOException {
    apply(server("a", "one", KEPT));
    assertEquals(TreeStatus.OK, tree.delete("./DMAcc/a", "one"));
    tree.save(0);
    start();
    apply(server("a", "one", KEPT));
    assertNull(accounts.of("one"));
    apply(server("a", "one"));
    assertNotNull(accounts.of("one"), "the entry has changed");
  }

  @Test
  void shouldMakeAllAccountsAnewWhereTheTreeWasLost() throws IOException {
    apply(server("a", "one", KEPT));
    byte[] made = storage.durable("dm-accounts");
    storage = new MemoryStorage();
    StorageRegion region = storage.open("dm-accounts", made.length);
    region.write(0, made, 0, made.length);
    region.sync();
    start();
    apply(server("a", "one", KEPT));
    assertNotNull(accounts.of("one"));
  }

  @Test
  void shouldLetTwoEntriesExchangeTheirNames() throws IOException {
    apply(server("a", "one"), server("b", "two"));
    start();
    apply(server("b", "one"), server("a", "two"));
    assertEquals("./DMAcc/b", accounts.of("one").uri());
    assertEquals("./DMAcc/a", accounts.of("two").uri());
    assertEquals(2, accounts.all().size());
  }

  @Test
  void shouldTellOfAnAccountThatCannotBeMade() throws IOException {
    tree =
        new ManagementTree(
            TreeDescription.standardObjects(),
            TreeLimits.draft().nodes(64).build(),
            new MemoryStorage());
    accounts = new DmAccounts(tree);
    provisioning = new AccountProvisioning(tree, accounts, new MemoryStorage(), 4, log);
    apply(server("a", "one"), server("b", "two"), server("c", "three"));
    assertTrue(log.entries().toString().contains("cannot be made: status 420"), log::toString);
  }
}
