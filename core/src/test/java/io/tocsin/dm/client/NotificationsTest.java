/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static io.tocsin.dm.session.ServerText.b64;
import static io.tocsin.dm.session.ServerText.bytes;
import static io.tocsin.dm.session.ServerText.md5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.NodeValue;
import io.tocsin.hal.VirtualHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notification messages from the network (OMA DM Notification 1.2.1). */
class NotificationsTest {

  private static final int PORT = 2948;

  private final ClientBed bed = new ClientBed();
  private final VirtualHost anybody = bed.world.addHost("10.0.0.99");

  @BeforeEach
  void start() throws IOException {
    bed.start(bed.settings());
    bed.notifications = new Notifications(bed.platform.host.receive("0.0.0.0", PORT), bed.client);
  }

  /** A message, put together by the standard's own words. */
  private static byte[] message(String serverId, String secret, byte[] nonce, int sessionId) {
    ByteArrayOutputStream trigger = new ByteArrayOutputStream();
    // Version 1.1 (10 bits), background (2 bits), begun by the server (1 bit), 27 bits reserved.
    trigger.writeBytes(new byte[] {0x02, (byte) 0xD8, 0, 0, 0});
    trigger.write(sessionId >> 8);
    trigger.write(sessionId);
    trigger.write(serverId.length());
    trigger.writeBytes(bytes(serverId));
    String key = b64(md5(bytes(serverId + ":" + secret)));
    byte[] digest = md5(bytes(key + ":"), nonce, bytes(":" + b64(md5(trigger.toByteArray()))));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(digest);
    whole.writeBytes(trigger.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] good(int sessionId) {
    return message(ClientBed.SERVER_ID, "server secret", ClientBed.FIRST_NONCE, sessionId);
  }

  private void send(byte[] datagram) {
    anybody.send(datagram, "10.0.0.7", PORT);
    bed.run(10);
  }

  private long count(int fate) {
    return bed.notifications.count(fate);
  }

  @Test
  void shouldHaveTheSessionThatTheServerAsksFor() {
    send(good(0x1A2B));
    bed.run(10_000);
    assertEquals(1, count(Notifications.TAKEN));
    assertEquals("1A2B", bed.messages.get(0).header("SessionID"));
    assertEquals("1200", bed.messages.get(0).alertCodes().get(0));
  }

  @Test
  void shouldHaveOneSessionForAMessageThatComesAgain() {
    for (int i = 0; i < 20; i++) {
      send(good(7));
      bed.run(1_000);
    }
    assertEquals(1, bed.client.sessionCount());
    assertEquals(19, count(Notifications.REPEATED) + count(Notifications.NOT_AUTHENTIC));
  }

  @Test
  void shouldNotBelieveAWrongDigest() {
    send(message(ClientBed.SERVER_ID, "guessed", ClientBed.FIRST_NONCE, 7));
    send(message(ClientBed.SERVER_ID, "server secret", bytes("another"), 7));
    bed.run(10_000);
    assertEquals(2, count(Notifications.NOT_AUTHENTIC));
    assertEquals(0, bed.client.sessionCount());
  }

  @Test
  void shouldKnowNoServerWithoutAccount() {
    send(message("somebody.else", "server secret", new byte[0], 7));
    assertEquals(1, count(Notifications.UNKNOWN_SERVER));
  }

  @Test
  void shouldThrowAwayWhatIsNoMessage() {
    send(new byte[0]);
    send(new byte[20]);
    send(new byte[5_000]);
    assertEquals(3, count(Notifications.MALFORMED));
  }

  @Test
  void shouldNotLetAFloodHaveItCheckDigestsWithoutEnd() {
    for (int i = 0; i < 1_000; i++) {
      anybody.send(message(ClientBed.SERVER_ID, "guessed", new byte[0], i), "10.0.0.7", PORT);
    }
    bed.run(1_000);
    long checked = count(Notifications.NOT_AUTHENTIC);
    assertEquals(1_000, checked + count(Notifications.TOO_MANY));
    assertTrue(checked >= 50 && checked <= 60, checked + " checked");
  }

  @Test
  void shouldNotCallMoreOftenThanThePaceAllowsHoweverOftenItIsAsked() {
    for (int i = 1; i <= 200; i++) {
      send(message(ClientBed.SERVER_ID, "server secret", bed.serverNonce, i));
      bed.run(5_000);
    }
    // A thousand seconds: a burst of five, and sixty in an hour.
    long count = bed.client.sessionCount();
    assertTrue(count >= 18 && count <= 23, count + " sessions");
  }

  @Test
  void shouldHaveNoSessionForAnOldMessageWhateverTimeHasPassed() {
    send(good(7));
    bed.run(10_000);
    assertEquals(1, bed.client.sessionCount());
    // The server has asked for nothing, so its nonce is that of before.
    bed.run(24 * 3_600_000);
    send(good(7));
    bed.run(10_000);
    assertEquals(1, count(Notifications.REPEATED));
    assertEquals(1, bed.client.sessionCount());
  }

  @Test
  void shouldHaveASessionThatWasNotHadWhenItIsAskedForAgain() {
    bed.answers.add(request -> PlayedHttpServer.message("<html/>"));
    send(good(7));
    bed.run(24 * 3_600_000);
    assertEquals(1, bed.client.sessionCount());
    bed.answers.clear();
    send(good(7));
    bed.run(10_000);
    assertEquals(2, bed.client.sessionCount());
    assertEquals(List.of("BAD_MESSAGE", "COMPLETE"), bed.road);
  }

  @Test
  void shouldBelieveNoMessageOfAnAccountWithoutSecret() {
    bed.tree.local().put("./DMAcc/1/AppAuth/server/AAuthType", NodeValue.text("TRANSPORT"));
    bed.tree.local().put("./DMAcc/1/AppAuth/server/AAuthSecret", NodeValue.text(""));
    bed.tree.save(bed.platform.monotonicMs());
    send(message(ClientBed.SERVER_ID, "", ClientBed.FIRST_NONCE, 7));
    assertEquals(1, count(Notifications.UNKNOWN_SERVER));
    assertEquals(0, bed.client.sessionCount());
  }

  @Test
  void shouldNotLetAFloodInTheNameOfOneServerSilenceAnother() {
    ClientBed.account(bed.tree, "other.example", "2");
    bed.tree.save(bed.platform.monotonicMs());
    for (int i = 0; i < 1_000; i++) {
      anybody.send(message("other.example", "guessed", ClientBed.FIRST_NONCE, i), "10.0.0.7", PORT);
    }
    send(good(7));
    assertEquals(1, count(Notifications.TAKEN));
    assertTrue(count(Notifications.TOO_MANY) > 0);
  }
}
