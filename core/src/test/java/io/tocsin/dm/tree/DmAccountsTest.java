/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static io.tocsin.dm.tree.TreeBed.B;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DmAccountsTest {

  private final TreeBed bed =
      new TreeBed(TreeLimits.draft().build(), new MemoryStorage()).furnished();
  private final DmAccounts accounts = new DmAccounts(bed.tree);
  private final List<String> told = new ArrayList<>();

  private AccountSettings settings(String serverId) {
    return new AccountSettings(serverId, "https://dm.example/" + serverId)
        .name("Server")
        .port(8443)
        .client(DmCredential.DIGEST, "board", bytes("secret1"), bytes("nonce1"))
        .server(DmCredential.HMAC, "server", bytes("secret2"), bytes("nonce2"));
  }

  private void provision(String nodeName, AccountSettings settings) {
    assertEquals(TreeStatus.OK, settings.write(bed.tree, nodeName));
    bed.tree.save(0);
  }

  private void listen() {
    accounts.addListener(
        new AccountListener() {
          @Override
          public void accountAdded(DmAccount account) {
            told.add("added " + account.serverId());
          }

          @Override
          public void accountChanged(DmAccount before, DmAccount after) {
            told.add(
                "changed " + after.serverId() + (before.hasSameAddressAs(after) ? "" : " moved"));
          }

          @Override
          public void accountRemoved(DmAccount account) {
            told.add("removed " + account.serverId());
          }
        });
  }

  @Test
  void shouldReadAnAccountThatWasProvisioned() {
    provision("one", settings(A));
    DmAccount account = accounts.of(A);
    assertTrue(account.isUsable());
    assertEquals("./DMAcc/one", account.uri());
    assertEquals("Server", account.name());
    assertEquals("https://dm.example/a.example", account.address());
    assertEquals("URI", account.addressType());
    assertEquals(8443, account.port());
    assertEquals("DIGEST", account.preferredAuthentication());
    assertEquals("board", account.client().name());
    assertEquals("DIGEST", account.client().type());
    assertArrayEquals(bytes("secret1"), account.client().secret());
    assertArrayEquals(bytes("nonce1"), account.client().nonce());
    assertEquals("HMAC", account.server().type());
    assertArrayEquals(bytes("secret2"), account.server().secret());
    assertNull(account.http());
    assertFalse(account.toString().contains("secret"));
    assertFalse(account.toString().contains("dm.example"));
  }

  @Test
  void shouldShowSecretsToNoServer() {
    provision("one", settings(A).keptByServer());
    for (String leaf : List.of("AAuthSecret", "AAuthData")) {
      String uri = "./DMAcc/one/AppAuth/server/" + leaf;
      assertEquals(405, bed.get(uri, A));
      assertEquals(405, bed.get(uri + "?prop=Size", A));
      assertEquals(405, bed.copy(uri, "./Vendor/Seen", A));
      assertEquals(405, bed.copy(uri, "./DMAcc/one/Name", A));
    }
  }

  @Test
  void shouldLetAServerReadItsOwnAccountAndNoOther() {
    provision("one", settings(A));
    assertEquals(200, bed.get("./DMAcc/one/AppAddr/1/Addr", A));
    assertEquals(425, bed.get("./DMAcc/one/AppAddr/1/Addr", B));
    assertEquals(425, bed.replace("./DMAcc/one/AppAddr/1/Addr", A, "https://other.example/"));
  }

  @Test
  void shouldLetAServerKeepItsAccountWhenItMay() {
    provision("one", settings(A).keptByServer());
    assertEquals(200, bed.replace("./DMAcc/one/AppAddr/1/Addr", A, "https://new.example/"));
    assertEquals(200, bed.replace("./DMAcc/one/AppAuth/client/AAuthSecret", A, "new"));
    assertEquals(405, bed.replace("./DMAcc/one/ServerID", A, B));
    assertEquals(405, bed.replace("./DMAcc/one/AppAuth/client/AAuthLevel", A, "SRVCRED"));
    assertEquals(405, bed.delete("./DMAcc/one/ServerID", A));
    assertEquals(425, bed.replace("./DMAcc/one/AppAddr/1/Addr", B, "https://evil.example/"));
    assertEquals(200, bed.delete("./DMAcc/one", A));
  }

  @Test
  void shouldRefuseAServerIdThatAnotherAccountHas() {
    provision("one", settings(A).keptByServer());
    assertEquals(TreeStatus.ALREADY_EXISTS, settings(A).write(bed.tree, "two"));
    assertFalse(bed.tree.view().exists("./DMAcc/two"));

    bed.acl("./DMAcc", "Add=*&Get=*");
    assertEquals(200, bed.addNode("./DMAcc/two", B));
    assertEquals(418, bed.add("./DMAcc/two/ServerID", B, A));
    assertEquals(200, bed.add("./Vendor/Copied", B, A));
    assertEquals(418, bed.copy("./Vendor/Copied", "./DMAcc/two/ServerID", B));
    assertEquals(200, bed.add("./DMAcc/two/ServerID", B, B));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a b", "a+b", "a&Get=*", "a=b", ""})
  void shouldRefuseAServerIdThatWouldMeanSomethingElseInAList(String serverId) {
    assertEquals(TreeStatus.UNSUPPORTED_MEDIA_TYPE, settings(serverId).write(bed.tree, "one"));
    bed.acl("./DMAcc", "Add=*&Get=*");
    bed.addNode("./DMAcc/two", B);
    assertEquals(415, bed.add("./DMAcc/two/ServerID", B, serverId));
  }

  @Test
  void shouldChangeNothingWhenAnAccountCannotBeWritten() {
    provision("one", settings(A));
    Node before = bed.tree.root();
    assertEquals(
        TreeStatus.REQUEST_ENTITY_TOO_LARGE,
        settings(A).name("n".repeat(5_000)).write(bed.tree, "one"));
    assertTrue(before.isSameAs(bed.tree.root()));
    bed.tree.begin();
    assertEquals(TreeStatus.COMMAND_FAILED, settings(B).write(bed.tree, "two"));
    assertTrue(bed.tree.isAtomic());
  }

  @ParameterizedTest
  @CsvSource({
    "./DMAcc/one/AppAddr/1/Port/1/PortNbr, 0, 5",
    "./DMAcc/one/AppAddr/1/Port/1/PortNbr, 65536, 5",
    "./DMAcc/one/AppAddr/1/Port/1/PortNbr, 99999999999, 5",
    "./DMAcc/one/AppAddr/1/Port/1/PortNbr, 8O, 5",
    "./DMAcc/one/AppAddr/1/Port/1/PortNbr, 65535, 0",
    "./DMAcc/one/AppAddr/1/Addr, '', 4",
    "./DMAcc/one/AppID, w2, 1",
    "./DMAcc/one/Name, '', 0"
  })
  void shouldSayWhyAnAccountCannotBeUsed(String uri, String value, int problem) {
    provision("one", settings(A));
    bed.put(uri, value);
    bed.tree.save(0);
    assertEquals(problem, accounts.all().get(0).problem());
    assertEquals(problem == DmAccount.USABLE, accounts.of(A).isUsable());
  }

  @Test
  void shouldSayThatAnUnfinishedAccountHasNoServer() {
    bed.put("./DMAcc/one/AppID", "w7");
    bed.tree.save(0);
    assertEquals(DmAccount.NO_SERVER_ID, accounts.all().get(0).problem());
    assertNull(accounts.of(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAuthSecret", "AAuthName"})
  void shouldHaveNoCredentialOfWhichAPartIsMissing(String leaf) {
    provision("one", settings(A));
    assertNotNull(accounts.of(A).server());
    assertEquals(TreeStatus.OK, bed.tree.local().delete("./DMAcc/one/AppAuth/server/" + leaf));
    bed.tree.save(0);
    assertNull(accounts.of(A).server());
    assertNotNull(accounts.of(A).client());
  }

  @Test
  void shouldTakeTheTransportForACredentialWhenTheAccountSaysSo() {
    provision(
        "one",
        new AccountSettings(A, "https://dm.example/")
            .server(DmCredential.TRANSPORT, null, null, null));
    assertEquals(DmCredential.TRANSPORT, accounts.of(A).server().type());
    assertEquals(DmAccount.NO_PORT, accounts.of(A).port());
  }

  @Test
  void shouldTellWhatBecameOfAccounts() {
    listen();
    provision("one", settings(A).keptByServer());
    provision("two", settings(B));
    bed.replace("./DMAcc/one/Name", A, "Other");
    bed.tree.save(0);
    bed.replace("./DMAcc/one/AppAddr/1/Addr", A, "https://new.example/");
    bed.tree.save(0);
    bed.delete("./DMAcc/one", A);
    bed.tree.save(0);
    assertEquals(
        List.of(
            "added a.example",
            "added b.example",
            "changed a.example",
            "changed a.example moved",
            "removed a.example"),
        told);
  }

  @Test
  void shouldTellAReplacedAccountAsChanged() {
    provision("one", settings(A));
    listen();
    bed.tree.begin();
    bed.tree.local().delete("./DMAcc/one");
    bed.put("./DMAcc/other/AppID", "w7");
    bed.put("./DMAcc/other/ServerID", A);
    bed.put("./DMAcc/other/AppAddr/1/Addr", "https://new.example/");
    bed.tree.commit();
    assertEquals(List.of("changed a.example moved"), told);
    assertNull(accounts.of(A).server());
  }

  @Test
  void shouldNotTellOfNoncesAndOtherParts() {
    provision("one", settings(A));
    listen();
    String nonce = accounts.of(A).server().nonceUri();
    assertEquals("./DMAcc/one/AppAuth/server/AAuthData", nonce);
    bed.put(nonce, new NodeValue(NodeFormat.BIN, null, bytes("next")));
    bed.put("./Vendor/Text", "x");
    bed.tree.save(0);
    assertEquals(List.of(), told);
    assertArrayEquals(bytes("next"), accounts.of(A).server().nonce());
  }

  @Test
  void shouldForgetTheRightsOfAServerWhoseAccountGoes() {
    provision("one", settings(A).keptByServer());
    bed.delete("./DMAcc/one", A);
    bed.tree.save(0);
    assertFalse(bed.tree.isDirty());
    assertEquals("Add=b.example&Get=*", bed.got("./Vendor?prop=ACL", B));
    assertEquals(425, bed.replace("./Vendor/Text", A, "x"));
  }

  @Test
  void shouldFindTheAccountsOfAnEarlierRun() {
    provision("one", settings(A));
    DmAccounts again = new DmAccounts(bed.tree);
    assertEquals("./DMAcc/one", again.of(A).uri());
    assertEquals(1, again.all().size());
  }

  private static byte[] bytes(String text) {
    return TreeBed.bytes(text);
  }
}
