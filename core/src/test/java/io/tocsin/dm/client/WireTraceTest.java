/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static io.tocsin.dm.session.ServerText.command;
import static io.tocsin.dm.session.ServerText.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.session.ClientMessage;
import io.tocsin.trace.DmTrace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client whose messages are traced. */
class WireTraceTest {

  private static final String SCRIPT =
      get("2", "./DevInfo/Man")
          + command("Replace", "3", "./DMAcc/1/AppAuth/1/AAuthSecret", "<Data>new secret</Data>");

  private final ClientBed bed = new ClientBed();

  private void startTraced() {
    bed.script(SCRIPT);
    bed.start(bed.settings());
    bed.client.setTrace(new DmTrace(bed.platform.log, bed.tree, 4_096));
  }

  private List<String> told() {
    return bed.platform.log.entries().stream()
        .filter(entry -> entry.startsWith("trace: "))
        .map(entry -> entry.substring("trace: ".length()))
        .toList();
  }

  @Test
  void shouldTellEachMessageOfASessionInTheOrderOfTheWire() {
    startTraced();
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    List<String> told = told();
    assertEquals(4, told.size(), told::toString);
    String to = "Sent to dm.example: POST http://dm.test/dm, application/vnd.syncml.dm+xml, ";
    String from = "Received from dm.example: HTTP status 200, XML, ";
    for (int i = 0; i < 4; i++) {
      assertTrue(told.get(i).startsWith(i % 2 == 0 ? to : from), told.get(i));
      assertTrue(told.get(i).endsWith("<Final/></SyncBody></SyncML>"), told.get(i));
    }
    assertTrue(told.get(0).contains("<Alert><CmdID>1</CmdID><Data>1200</Data>"), told.get(0));
    assertTrue(told.get(1).contains("AAuthSecret</LocURI></Target><Data>(rem"), told.get(1));
    assertTrue(told.get(2).contains("<Data>Tocsin</Data>"), told.get(2));
    for (ClientMessage message : bed.messages) {
      String digest = message.xml.replaceAll("(?s).*<Cred>.*?<Data>(.*?)</Data>.*", "$1");
      assertFalse(told.toString().contains(digest), digest);
    }
    assertFalse(told.toString().contains("new secret"), told::toString);
  }

  @Test
  void shouldChangeNothing() {
    startTraced();
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    ClientBed untraced = new ClientBed();
    untraced.script(SCRIPT);
    untraced.start(untraced.settings());
    untraced.client.ask(ClientBed.SERVER_ID, "1A");
    untraced.run(10_000);
    assertEquals(
        untraced.messages.stream().map(message -> message.xml).toList(),
        bed.messages.stream().map(message -> message.xml).toList());
  }

  @Test
  void shouldTellWhyThereIsNoAnswer() {
    startTraced();
    bed.answers.add(request -> "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(100);
    assertEquals("No answer from dm.example: the answer has no Content-Type", told().get(1));
  }

  @Test
  void shouldTellNothingWhenItIsSwitchedOff() throws IOException {
    startTraced();
    bed.notifications = new Notifications(bed.platform.host.receive("0.0.0.0", 2948), bed.client);
    bed.client.setTrace(null);
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.world.addHost("10.0.0.99").send(new byte[30], "10.0.0.7", 2948);
    bed.run(10_000);
    assertEquals(2, bed.messages.size());
    assertEquals(1, bed.notifications.count(Notifications.MALFORMED));
    assertEquals(List.of(), told());
  }

  @Test
  void shouldTellNotificationMessages() throws IOException {
    startTraced();
    bed.notifications = new Notifications(bed.platform.host.receive("0.0.0.0", 2948), bed.client);
    bed.notifications.setTrace(new DmTrace(bed.platform.log, bed.tree, 4_096));
    var anybody = bed.world.addHost("10.0.0.99");
    anybody.send(
        new io.tocsin.dm.auth.Notifications().from("dm.example", "guessed", new byte[0]),
        "10.0.0.7",
        2948);
    anybody.send(new byte[5_000], "10.0.0.7", 2948);
    bed.run(10);
    List<String> told = told();
    assertTrue(
        told.get(0).startsWith("Received from 10.0.0.99: notification message, 34 bytes, server"),
        told.get(0));
    assertTrue(told.get(0).endsWith("digest (removed); not authentic"), told.get(0));
    assertEquals(
        "Received from 10.0.0.99: notification message, longer than 512 bytes; malformed",
        told.get(1));
  }
}
