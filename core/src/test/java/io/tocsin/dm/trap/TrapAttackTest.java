/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A server that is infected, and authenticates as itself, tries to have the device tell a victim of
 * its traps. Each way that the protocol offers is tried twice: with the policy the victim hears
 * nothing, and without it the victim does, which shows that the way is one.
 */
class TrapAttackTest {

  private static final String EVIL = TrapBed.EVIL;
  private static final String VICTIM = TrapBed.VICTIM;
  private static final String LIST = TrapBed.DOOR + "/ServerIDs";
  private static final String ACCOUNT = TrapBed.accountOf(EVIL);
  private static final String VICTIM_URL = "https://victim.example/dm";

  /** Plays an attack on a device where the attacker may add accounts and change all of them. */
  private static List<String> play(boolean isPolicyOff, Consumer<TrapBed> attack) {
    TrapBed.Settings settings = new TrapBed.Settings();
    settings.isPolicyOff = isPolicyOff;
    TrapBed bed = settings.bed();
    bed.account(EVIL);
    bed.account(TrapBed.GOOD);
    String all = "Add=evil.example&Delete=evil.example&Get=*&Replace=evil.example";
    bed.acl("./DMAcc", all);
    bed.acl("./DMAcc/good", all);
    attack.accept(bed);
    bed.save();
    return bed.hostsTold(bed.door(true));
  }

  private static void check(Consumer<TrapBed> attack) {
    assertFalse(play(false, attack).contains("victim.example"), "the victim is told");
    assertTrue(play(true, attack).contains("victim.example"), "the way is none");
  }

  private static void ok(int status) {
    assertEquals(TreeStatus.OK, status);
  }

  @Test
  void foreignServerId() {
    check(
        bed -> {
          bed.account(VICTIM);
          bed.register(EVIL, TrapBed.DOOR, VICTIM);
        });
  }

  @Test
  void foreignServerIdInTheNodeOfSomebodyElse() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.begin(TrapBed.GOOD, LIST + "/x"));
    ok(bed.replace(TrapBed.GOOD, LIST + "/x?prop=ACL", "Add=*&Delete=*&Get=*&Replace=*"));
    assertEquals(425, bed.add(EVIL, LIST + "/x/ServerID", EVIL));
    assertEquals(425, bed.add(EVIL, LIST + "/x/ServerID", VICTIM));
    bed.save();
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
    assertEquals(2, bed.refusals(TrapRule.ANOTHER_AUTHOR));
  }

  @Test
  void foreignServerIdByReplaceOfTheLeaf() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.register(EVIL, TrapBed.DOOR, EVIL, "x"));
    bed.acl(LIST, "Add=*&Delete=*&Get=*&Replace=*");
    assertEquals(405, bed.replace(EVIL, LIST + "/x/ServerID", VICTIM));
    bed.save();
    assertEquals(List.of("evil.example"), bed.hostsTold(bed.door(true)));
  }

  @Test
  void copyOfAForeignRegistration() {
    check(
        bed -> {
          bed.account(VICTIM);
          ok(bed.register(VICTIM, TrapBed.HEAT, VICTIM, "x"));
          bed.acl(TrapBed.HEAT + "/ServerIDs/x", "Get=*");
          bed.begin(EVIL, LIST + "/y");
          bed.tree.copy(TrapBed.HEAT + "/ServerIDs/x/ServerID", LIST + "/y/ServerID", EVIL);
        });
  }

  @Test
  void copyOfTheServerIdOfAnAccount() {
    check(
        bed -> {
          bed.account(VICTIM);
          bed.acl("./DMAcc/victim", "Get=*");
          bed.begin(EVIL, LIST + "/y");
          bed.tree.copy("./DMAcc/victim/ServerID", LIST + "/y/ServerID", EVIL);
        });
  }

  @Test
  void registrationWithinAnAtomic() {
    check(
        bed -> {
          bed.account(VICTIM);
          bed.tree.begin();
          bed.begin(EVIL, LIST + "/y");
          bed.add(EVIL, LIST + "/y/ServerID", VICTIM);
          bed.tree.commit();
        });
  }

  @Test
  void authorOfAnAtomicThatWasTakenBack() {
    TrapBed bed = TrapBed.withAccounts();
    bed.tree.begin();
    ok(bed.begin(EVIL, LIST + "/x"));
    bed.tree.rollBack();
    ok(bed.begin(TrapBed.GOOD, LIST + "/x"));
    ok(bed.replace(TrapBed.GOOD, LIST + "/x?prop=ACL", "Add=*&Delete=*&Get=*&Replace=*"));
    assertEquals(425, bed.add(EVIL, LIST + "/x/ServerID", EVIL));
    ok(bed.add(TrapBed.GOOD, LIST + "/x/ServerID", TrapBed.GOOD));
    bed.save();
    assertEquals(List.of("good.example"), bed.hostsTold(bed.door(true)));
  }

  @Test
  void authorOfADeleteThatWasTakenBack() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.begin(TrapBed.GOOD, LIST + "/x"));
    ok(bed.replace(TrapBed.GOOD, LIST + "/x?prop=ACL", "Add=*&Delete=*&Get=*&Replace=*"));
    bed.save();
    bed.tree.begin();
    ok(bed.tree.delete(LIST + "/x", EVIL));
    ok(bed.begin(EVIL, LIST + "/x"));
    bed.tree.rollBack();
    assertEquals(425, bed.add(EVIL, LIST + "/x/ServerID", EVIL));
    assertEquals(1, bed.refusals(TrapRule.ANOTHER_AUTHOR));
  }

  @Test
  void forgedAuthor() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.begin(EVIL, LIST + "/x"));
    assertEquals(425, bed.add(EVIL, LIST + "/x/RegisteredBy", VICTIM));
    ok(bed.add(EVIL, LIST + "/x/ServerID", EVIL));
    bed.save();
    bed.acl(LIST, "Add=*&Delete=*&Get=*&Replace=*");
    assertEquals(405, bed.replace(EVIL, LIST + "/x/RegisteredBy", VICTIM));
    assertEquals(405, bed.tree.delete(LIST + "/x/RegisteredBy", EVIL));
    assertEquals(425, bed.replace(EVIL, LIST + "/x?prop=Name", "y"));
    assertEquals(EVIL, bed.tree.view().text(LIST + "/x/RegisteredBy"));
  }

  @Test
  void forgedSlot() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
    bed.acl("./DiagMon", "Add=*&Delete=*&Get=*&Replace=*");
    bed.acl("./DiagMon/TrapSlots", "Add=*&Delete=*&Get=*&Replace=*");
    assertEquals(425, bed.replace(EVIL, "./DiagMon/TrapSlots/0?prop=Name", "1"));
    assertEquals(425, bed.replace(EVIL, "./DiagMon/TrapSlots/0?prop=ACL", "Get=*"));
    assertEquals(405, bed.add(EVIL, "./DiagMon/TrapSlots/1", "0000000000000000 h " + VICTIM));
    assertEquals(405, bed.tree.delete("./DiagMon/TrapSlots/0", EVIL));
    bed.save();
    assertEquals(0, bed.traps.registrations().slotOf(EVIL));
  }

  @Test
  void changedAddrOfItsOwnAccount() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          bed.replace(EVIL, ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL);
        });
  }

  @Test
  void changedAddrBeforeTheRegistration() {
    check(
        bed -> {
          bed.replace(EVIL, ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL);
          bed.save();
          bed.register(EVIL, TrapBed.DOOR, EVIL);
        });
  }

  @Test
  void addrThatReadersTakeForTwoHosts() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
    String[] tricks = {
      "https://evil.example@victim.example/",
      "https://evil.example:80@victim.example/",
      "https://victim.example\\@evil.example/",
      "https://victim.example#@evil.example/",
      "https://victim.example?@evil.example/",
      "https://evil.example victim.example/",
      "https://evil.example\t.victim.example/",
      "https:victim.example",
      "//victim.example/",
      "ftp://evil.example/",
      "https://evil.example.victim.example/",
      "https://victim.example/evil.example",
      "",
    };
    for (String trick : tricks) {
      int status = bed.replace(EVIL, ACCOUNT + "/AppAddr/1/Addr", trick);
      assertEquals(425, status, trick);
    }
    assertEquals(tricks.length, bed.refusals(TrapRule.FOREIGN_HOST));
  }

  @Test
  void anotherAppAddrThatComesFirst() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          bed.begin(EVIL, ACCOUNT + "/AppAddr/0");
          bed.add(EVIL, ACCOUNT + "/AppAddr/0/Addr", VICTIM_URL);
        });
  }

  @Test
  void addrByCopy() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          bed.add(EVIL, "./Note", VICTIM_URL);
          bed.tree.copy("./Note", ACCOUNT + "/AppAddr/1/Addr", EVIL);
        });
  }

  @Test
  void addrOfAnAccountWithoutAddress() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          ok(bed.tree.delete(ACCOUNT + "/AppAddr/1", EVIL));
          bed.save();
          bed.begin(EVIL, ACCOUNT + "/AppAddr/1");
          bed.add(EVIL, ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL);
          bed.save();
          bed.register(EVIL, TrapBed.DOOR, EVIL, "again");
        });
  }

  @Test
  void aclOfServerIdsForTheVictim() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.begin(EVIL, LIST + "/x"));
    String acl = "Add=victim.example&Delete=victim.example&Get=*&Replace=victim.example";
    ok(bed.replace(EVIL, LIST + "/x?prop=ACL", acl));
    bed.save();
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
  }

  @Test
  void grantOfTheVictimThatTheVictimNeverMade() {
    TrapBed.Settings settings = new TrapBed.Settings();
    settings.trust = new TrapTrust(List.of(), true);
    TrapBed bed = settings.bed().furnished();
    String all = "Add=*&Delete=*&Exec=*&Get=*&Replace=*";
    bed.acl("./DMAcc", all);
    assertEquals(425, bed.replace(EVIL, "./DMAcc/victim?prop=ACL", all));
    bed.acl("./DMAcc/victim", "");
    assertEquals(425, bed.register(EVIL, TrapBed.DOOR, VICTIM, "x"));
    assertEquals(425, bed.replace(EVIL, "./DMAcc/victim?prop=ACL", all));
    assertEquals(425, bed.add(EVIL, LIST + "/x/ServerID", VICTIM));
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
    assertEquals(2, bed.refusals(TrapRule.NOT_GRANTED));
  }

  @Test
  void newAccountForTheVictim() {
    check(
        bed -> {
          addAccount(bed, "./DMAcc/new", VICTIM, VICTIM_URL);
          bed.save();
          bed.register(EVIL, TrapBed.DOOR, VICTIM);
        });
  }

  @Test
  void newAccountUnderAnInventedName() {
    check(
        bed -> {
          addAccount(bed, "./DMAcc/new", "invented.example", VICTIM_URL);
          bed.save();
          bed.register("invented.example", TrapBed.DOOR, "invented.example");
        });
  }

  @Test
  void newAccountByAtomic() {
    check(
        bed -> {
          bed.tree.begin();
          addAccount(bed, "./DMAcc/new", "invented.example", VICTIM_URL);
          bed.tree.commit();
          bed.register("invented.example", TrapBed.DOOR, "invented.example");
        });
  }

  @Test
  void deleteAndAddOfItsAccountInOneMessage() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          ok(bed.tree.delete(ACCOUNT, EVIL));
          addAccount(bed, "./DMAcc/new", EVIL, VICTIM_URL);
        });
  }

  @Test
  void deleteAndAddOfItsAccountUnderAnotherServerId() {
    check(
        bed -> {
          ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
          ok(bed.tree.delete(ACCOUNT, EVIL));
          addAccount(bed, "./DMAcc/new", VICTIM, VICTIM_URL);
          bed.register(EVIL, TrapBed.DOOR, VICTIM);
        });
  }

  @Test
  void accountOfAnotherServerMovedToTheVictim() {
    check(
        bed -> {
          ok(bed.register(TrapBed.GOOD, TrapBed.DOOR, TrapBed.GOOD));
          bed.replace(EVIL, "./DMAcc/good/AppAddr/1/Addr", VICTIM_URL);
        });
  }

  @Test
  void accountOfAnotherServerReplaced() {
    TrapBed bed = TrapBed.withAccounts();
    bed.acl("./DMAcc", "Add=*&Delete=*&Get=*&Replace=*");
    bed.acl("./DMAcc/good", "Add=*&Delete=*&Get=*&Replace=*");
    ok(bed.register(TrapBed.GOOD, TrapBed.DOOR, TrapBed.GOOD));
    ok(bed.tree.delete("./DMAcc/good", EVIL));
    assertFalse(addAccount(bed, "./DMAcc/good", TrapBed.GOOD, "https://evil.example/"));
    bed.save();
    assertEquals(List.of(), bed.hostsTold(bed.door(true)));
    assertEquals(List.of("NO_ACCOUNT good.example line-door"), bed.deregistered);
  }

  @Test
  void secretOfAnotherServerReplaced() {
    TrapBed bed = TrapBed.withAccounts();
    bed.acl("./DMAcc/good", "Add=*&Delete=*&Get=*&Replace=*");
    assertEquals(425, bed.replace(EVIL, "./DMAcc/good/AppAuth/server/AAuthSecret", "mine"));
    assertEquals(425, bed.tree.delete("./DMAcc/good/AppAuth/server", EVIL));
    assertEquals(425, bed.begin(EVIL, "./DMAcc/good/AppAuth/a"));
    assertEquals(3, bed.refusals(TrapRule.FOREIGN_ACCOUNT));
  }

  /** Two servers at one host are still two; and the host of one is not the other's. */
  @Test
  void twoAccountsWithTheSameHost() {
    TrapBed bed = TrapBed.withAccounts();
    bed.account("twin.example", "https://evil.example/twin");
    assertEquals(425, bed.register(EVIL, TrapBed.DOOR, "twin.example"));
    assertEquals(425, bed.replace(EVIL, ACCOUNT + "/AppAddr/1/Addr", VICTIM_URL));
    ok(bed.replace("twin.example", "./DMAcc/twin/AppAddr/1/Addr", "https://EVIL.example:8443/"));
    ok(bed.register("twin.example", TrapBed.DOOR, "twin.example"));
    assertEquals(List.of("evil.example"), bed.hostsTold(bed.door(true)));
  }

  @Test
  void slotOfAServerThatHasGone() {
    TrapBed bed = TrapBed.withAccounts();
    ok(bed.register(VICTIM, TrapBed.DOOR, VICTIM));
    var old = bed.door(true);
    assertTrue(bed.isTold(VICTIM, old));
    ok(bed.tree.local().delete("./DMAcc/victim"));
    bed.save();
    ok(bed.register(EVIL, TrapBed.DOOR, EVIL));
    assertEquals(0, bed.traps.registrations().slotOf(EVIL));
    assertFalse(bed.isTold(EVIL, old));
    assertEquals(1, bed.refusals(TrapRule.BEFORE_REGISTRATION));
    assertTrue(bed.isTold(EVIL, bed.door(false)));
  }

  /** Another account at another place, as far as the device lets that happen. */
  private static boolean addAccount(TrapBed bed, String uri, String serverId, String address) {
    boolean isOk = bed.begin(EVIL, uri) == TreeStatus.OK;
    isOk &= bed.add(EVIL, uri + "/AppID", "w7") == TreeStatus.OK;
    isOk &= bed.add(EVIL, uri + "/ServerID", serverId) == TreeStatus.OK;
    isOk &= bed.begin(EVIL, uri + "/AppAddr") == TreeStatus.OK;
    isOk &= bed.begin(EVIL, uri + "/AppAddr/1") == TreeStatus.OK;
    isOk &= bed.add(EVIL, uri + "/AppAddr/1/Addr", address) == TreeStatus.OK;
    isOk &= bed.begin(EVIL, uri + "/AppAuth") == TreeStatus.OK;
    String credential = uri + "/AppAuth/1";
    isOk &= bed.begin(EVIL, credential) == TreeStatus.OK;
    isOk &= bed.add(EVIL, credential + "/AAuthLevel", "SRVCRED") == TreeStatus.OK;
    isOk &= bed.add(EVIL, credential + "/AAuthType", "DIGEST") == TreeStatus.OK;
    isOk &= bed.add(EVIL, credential + "/AAuthName", serverId) == TreeStatus.OK;
    isOk &= bed.add(EVIL, credential + "/AAuthSecret", "known") == TreeStatus.OK;
    NodeValue nonce = TrapBed.bin("");
    isOk &= bed.tree.add(credential + "/AAuthData", EVIL, nonce) == TreeStatus.OK;
    return isOk;
  }
}
