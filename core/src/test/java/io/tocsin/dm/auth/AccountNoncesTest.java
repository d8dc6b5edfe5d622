/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.TestEntropy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which nonce counts when, and which is kept (OMA DM Security 1.2.1 §5.3.3 and §5.3.4). */
class AccountNoncesTest {

  private static final String SERVER = "com.example.dm";

  private final AccountNonces nonces = new AccountNonces(new TestEntropy(1));
  private final Digests digests = new Digests();
  private final Credential server = new Credential(SERVER, ReferenceDigests.utf8("secret"));

  private boolean receive(String text, boolean authenticated) {
    byte[] octets = ReferenceDigests.utf8(text);
    return nonces.receive(octets, 0, octets.length, authenticated);
  }

  private static byte[] octets(Nonce nonce) {
    return Arrays.copyOf(nonce.octets(), nonce.length());
  }

  private static String taken(AccountNonces from) {
    Nonce into = new Nonce();
    from.takeClientNonce(into);
    return new String(octets(into), StandardCharsets.UTF_8);
  }

  /** What a start finds that reads the record. */
  private AccountNonces restarted() {
    byte[] record = new byte[AccountNonces.RECORD_SIZE_MAX];
    int length = nonces.encode(record, 0);
    AccountNonces read = new AccountNonces(new TestEntropy(2));
    assertTrue(read.decode(record, 0, length));
    return read;
  }

  private int check(AccountNonces account, byte[] nonce, boolean defaultAllowed) {
    byte[] octets = new Notifications().from(SERVER, "secret", nonce);
    NotificationMessage message = new NotificationMessage();
    assertEquals(NotificationMessage.NONE, message.read(octets, 0, octets.length));
    return account.check(message, server, digests, defaultAllowed);
  }

  // ---- the client's nonce ----

  @Test
  void shouldUseTheLastNonceOfAnAuthenticServerAgainAndAgain() {
    receive("first", true);
    receive("second", true);
    assertEquals("second", taken(nonces));
    assertEquals("second", taken(nonces));
    assertEquals("second", taken(restarted()));
  }

  @Test
  void shouldUseTheNonceOfAServerThatHasNotProvedItselfOnceAndNotKeepIt() {
    receive("good", true);
    assertTrue(receive("evil", false));
    assertEquals("good", taken(restarted()));
    assertEquals("evil", taken(nonces));
    assertEquals("good", taken(nonces));
  }

  @Test
  void shouldForgetTheNonceForOnceAtTheEndOfTheSession() {
    receive("good", true);
    receive("evil", false);
    nonces.endSession();
    assertEquals("good", taken(nonces));
  }

  @Test
  void shouldPreferALaterNonceOfAnAuthenticServerToOneForOnce() {
    receive("evil", false);
    receive("good", true);
    assertEquals("good", taken(nonces));
  }

  @Test
  void shouldRefuseNoncesThatAreEmptyOrTooLong() {
    receive("good", true);
    assertFalse(receive("", true));
    assertFalse(receive("x".repeat(Nonce.OCTETS_MAX + 1), true));
    assertFalse(receive("", false));
    assertFalse(receive("x".repeat(Nonce.OCTETS_MAX + 1), false));
    assertEquals("good", taken(nonces));
    assertTrue(receive("x".repeat(Nonce.OCTETS_MAX), true));
    assertEquals("x".repeat(Nonce.OCTETS_MAX), taken(restarted()));
  }

  @Test
  void shouldHaveNoNonceBeforeTheFirst() {
    assertEquals("", taken(nonces));
    assertEquals(0, nonces.serverNonce().length());
  }

  // ---- the server's nonce ----

  @Test
  void shouldMakeNoncesOf16OctetsAtLeastThatNeedNoPadding() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Nonce nonce = i % 2 == 0 ? nonces.next() : nonces.challenge();
      assertTrue(nonce.length() >= 16);
      byte[] text = new byte[nonce.encodedLength()];
      assertEquals(text.length, nonce.encode(text, 0));
      String encoded = new String(text, StandardCharsets.US_ASCII);
      assertFalse(encoded.contains("="));
      assertArrayEquals(octets(nonce), Base64.getDecoder().decode(encoded));
      assertTrue(made.add(encoded));
    }
  }

  @Test
  void shouldKeepTheNonceOfAChallengeOnlyWhenTheServerHasProvedItself() {
    byte[] kept = octets(nonces.next());
    byte[] challenge = octets(nonces.challenge());
    assertArrayEquals(challenge, octets(nonces.serverNonce()));
    assertArrayEquals(kept, octets(restarted().serverNonce()));
    nonces.serverAuthenticated();
    assertArrayEquals(challenge, octets(nonces.serverNonce()));
    assertArrayEquals(challenge, octets(restarted().serverNonce()));
  }

  @Test
  void shouldForgetAChallengeThatWasNotMetAtTheEndOfTheSession() {
    byte[] kept = octets(nonces.next());
    nonces.challenge();
    nonces.endSession();
    assertArrayEquals(kept, octets(nonces.serverNonce()));
  }

  @Test
  void shouldTakeTheNonceBeforeUntilTheServerHasUsedTheLast() {
    byte[] first = octets(nonces.next());
    assertEquals(0, nonces.serverNonceBefore().length());
    byte[] second = octets(nonces.next());
    assertArrayEquals(first, octets(nonces.serverNonceBefore()));
    assertArrayEquals(first, octets(restarted().serverNonceBefore()));
    assertArrayEquals(second, octets(nonces.serverNonce()));
    nonces.serverAuthenticated();
    assertEquals(0, nonces.serverNonceBefore().length());
    assertEquals(0, restarted().serverNonceBefore().length());
  }

  @Test
  void shouldKeepTheNonceThatTheServerHasHoweverOftenItsSuccessorIsLost() {
    byte[] known = octets(nonces.next());
    for (int i = 0; i < 5; i++) {
      byte[] lost = octets(nonces.next());
      assertArrayEquals(lost, octets(nonces.serverNonce()));
      assertArrayEquals(known, octets(nonces.serverNonceBefore()));
      nonces.endSession();
      nonces.serverAuthenticatedBefore();
    }
  }

  @Test
  void shouldTakeNothingButTheChallengeWhileOneIsOut() {
    nonces.next();
    nonces.next();
    nonces.challenge();
    assertEquals(0, nonces.serverNonceBefore().length());
    nonces.endSession();
    assertTrue(nonces.serverNonceBefore().length() > 0);
  }

  // ---- notification messages ----

  @Test
  void shouldTakeTheNonceBeforeForANotificationUntilTheServerHasUsedTheLast() {
    byte[] first = octets(nonces.next());
    byte[] second = octets(nonces.next());
    assertEquals(AccountNonces.AUTHENTIC, check(nonces, first, false));
    assertEquals(AccountNonces.AUTHENTIC, check(restarted(), first, false));
    // To ask for a session with the last one is to use it.
    assertEquals(AccountNonces.AUTHENTIC, check(nonces, second, false));
    assertTrue(nonces.isChanged());
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, first, false));
    nonces.serverAuthenticated();
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, first, false));
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(restarted(), first, false));
    assertEquals(AccountNonces.AUTHENTIC, check(nonces, second, false));
  }

  @Test
  void shouldTakeNoNotificationOfAServerThatNeverGotANonce() {
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, new byte[0], true));
    nonces.next();
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, new byte[0], true));
  }

  @Test
  void shouldNotTakeAChallengeForANotification() {
    nonces.next();
    byte[] challenge = octets(nonces.challenge());
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, challenge, true));
  }

  @Test
  void shouldTakeANonceOfTheConfiguration() {
    byte[] configured = ReferenceDigests.utf8("configured");
    assertTrue(nonces.provisionServer(configured, 0, configured.length));
    assertEquals(AccountNonces.AUTHENTIC, check(nonces, configured, false));
    byte[] tooLong = new byte[Nonce.OCTETS_MAX + 1];
    assertFalse(nonces.provisionServer(tooLong, 0, tooLong.length));
    assertEquals(AccountNonces.AUTHENTIC, check(restarted(), configured, false));
  }

  @Test
  void shouldTakeTheDefaultNonceOnlyWhereItIsAllowed() {
    nonces.next();
    byte[] zeros = new byte[4];
    assertEquals(AccountNonces.AUTHENTIC_BY_DEFAULT, check(nonces, zeros, true));
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, zeros, false));
    assertEquals(AccountNonces.NOT_AUTHENTIC, check(nonces, new byte[5], true));
  }

  @Test
  void shouldUseTheDefaultNonceBothWaysOnceAndNotKeepIt() {
    receive("client", true);
    byte[] kept = octets(nonces.next());
    nonces.useDefault();
    assertEquals("\0\0\0\0", taken(nonces));
    assertEquals("client", taken(nonces));
    assertArrayEquals(new byte[4], octets(nonces.serverNonce()));
    nonces.serverAuthenticated();
    assertArrayEquals(kept, octets(nonces.serverNonce()));
    assertArrayEquals(kept, octets(restarted().serverNonce()));
  }

  @Test
  void shouldKeepAChallengeThatFollowsTheDefaultNonce() {
    nonces.useDefault();
    byte[] challenge = octets(nonces.challenge());
    nonces.serverAuthenticated();
    assertArrayEquals(challenge, octets(restarted().serverNonce()));
  }

  @Test
  void shouldRememberTheLastSessionsThatTheServerHasHad() {
    for (int id = 0; id < SessionIds.COUNT_MAX; id++) {
      assertFalse(nonces.hasHadSession(0xFFF0 + id));
      nonces.sessionHad(0xFFF0 + id);
      nonces.sessionHad(0xFFF0 + id);
    }
    for (int id = 0; id < SessionIds.COUNT_MAX; id++) {
      assertTrue(nonces.hasHadSession(0xFFF0 + id));
      assertTrue(restarted().hasHadSession(0xFFF0 + id));
    }
    nonces.sessionHad(0);
    assertFalse(restarted().hasHadSession(0xFFF0));
    assertTrue(restarted().hasHadSession(0xFFF1));
    assertTrue(restarted().hasHadSession(0));
  }

  // ---- the record ----

  @Test
  void shouldSayWhetherTheRecordHasChanged() {
    assertFalse(nonces.isChanged());
    receive("evil", false);
    nonces.challenge();
    nonces.endSession();
    assertFalse(nonces.isChanged());
    receive("good", true);
    assertTrue(nonces.isChanged());
    assertFalse(restarted().isChanged());
    assertFalse(nonces.isChanged());
    nonces.next();
    assertTrue(nonces.isChanged());
    restarted();
    nonces.next();
    restarted();
    nonces.serverAuthenticated();
    assertTrue(nonces.isChanged());
    restarted();
    nonces.serverAuthenticated();
    assertFalse(nonces.isChanged());
  }

  @Test
  void shouldFitIntoTheRecordAtMost() {
    receive("x".repeat(Nonce.OCTETS_MAX), true);
    byte[] longest = new byte[Nonce.OCTETS_MAX];
    nonces.provisionServer(longest, 0, longest.length);
    nonces.next();
    assertTrue(nonces.encode(new byte[AccountNonces.RECORD_SIZE_MAX], 0) > 2 * Nonce.OCTETS_MAX);
  }

  @Test
  void shouldRefuseRecordsThatAreCutOrLonger() {
    receive("client", true);
    nonces.next();
    byte[] record = new byte[AccountNonces.RECORD_SIZE_MAX];
    int length = nonces.encode(record, 0);
    for (int cut = 0; cut <= length + 1; cut++) {
      AccountNonces read = new AccountNonces(new TestEntropy(2));
      assertEquals(cut == length, read.decode(record, 0, cut));
      assertEquals(cut == length ? "client" : "", taken(read));
    }
    record[0]++;
    assertFalse(nonces.decode(record, 0, length));
    assertEquals("", taken(nonces));
  }

  @Property
  void shouldReadAnyRecordOrNone(@ForAll @Size(max = 12) byte[] record) {
    if (record.length > 0) {
      record[0] &= 3;
    }
    boolean read = nonces.decode(record, 0, record.length);
    byte[] again = new byte[AccountNonces.RECORD_SIZE_MAX];
    int length = nonces.encode(again, 0);
    if (read) {
      assertArrayEquals(record, Arrays.copyOf(again, length));
    } else {
      assertNotEquals(0, length);
      assertArrayEquals(new byte[] {2, 0, 0, 0, 0}, Arrays.copyOf(again, length));
    }
  }
}
