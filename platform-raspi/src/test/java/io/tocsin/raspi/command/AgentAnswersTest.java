/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.agent.Agent;
import io.tocsin.agent.AgentStartException;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent answers, in a virtual world with plain channels. */
class AgentAnswersTest {

  private final VirtualNetwork world = new VirtualNetwork();
  private final TestPlatform platform = new TestPlatform(world, "10.0.0.1");
  private final VirtualHost receiver = world.addHost("10.0.0.2");
  private final TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
  private final TestPki.Issued peer = TestPki.leaf("peer").dns("noc").issuedBy(ca);
  private Agent agent;
  private AgentAnswers answers;

  @BeforeEach
  void prepare() {
    TestPki.Issued own = TestPki.leaf("board1").issuedBy(ca);
    platform.files.put("board.crt", own.certificatePem());
    platform.files.put("board.key", own.keyPem());
    platform.files.put("ca.crt", ca.certificatePem());
    world.addName("noc", receiver);
  }

  private void start(String... further) throws IOException, AgentStartException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "state.directory = state",
                "outbox.first.contact.ms = 0",
                "outbox.coalesce.ms = 0",
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt",
                "view.all.include = 1.3.6.1",
                "group.all.members = peer",
                "group.all.notify = all"));
    lines.addAll(List.of(further));
    ConfigurationResult result =
        ConfigurationReader.read(
            "tocsin.conf", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    agent =
        Agent.start(
            result.configuration(),
            7,
            platform,
            "test",
            (configuration, board, identity, next) ->
                new PlainChannels(20_000, peer.certificate()));
    answers = new AgentAnswers(agent, new StatusReport(agent, platform, "Tocsin test on a board"));
    world.drive(platform.host, agent);
    world.wake();
    world.run(1_000);
  }

  private void startWithTarget() throws IOException, AgentStartException {
    start("target.noc.host = noc", "target.noc.security.name = peer");
  }

  private String ask(String request) {
    return answers.answer(request, world.nowMs());
  }

  /** Asks for a test event; returns its identifier. */
  private String test(String severity) {
    String answer = ask("test " + severity + " text");
    assertTrue(answer.startsWith("pending\nundelivered "), answer);
    return answer.lines().toList().get(1).substring("undelivered ".length());
  }

  private void run(long timeMs) {
    world.wake();
    for (long ranMs = 0; ranMs < timeMs; ranMs += 100) {
      world.run(100);
      answers.look();
    }
  }

  @Test
  void shouldTellPeopleHowTheAgentIs() throws Exception {
    startWithTarget();
    List<String> lines = ask("status text").lines().toList();
    assertEquals("ok", lines.get(0));
    assertTrue(lines.get(1).startsWith("Tocsin test on a board, up "), lines.get(1));
    assertTrue(lines.get(2).endsWith(", trusted"), lines.get(2));
    assertTrue(lines.get(3).startsWith("own certificate: cn=board1, until "), lines.get(3));
    assertTrue(lines.get(3).endsWith(" days left"), lines.get(3));
    assertTrue(lines.get(4).startsWith("trusted: cn=Test CA, until "), lines.get(4));
    assertEquals("sessions: 0", lines.get(5));
    assertTrue(
        lines.get(6).startsWith("target noc (traps): idle, 1 events, 0 delivered, 1 queued"),
        lines.get(6));
    assertTrue(lines.get(7).startsWith("journal: good, 0 events unsaved, "), lines.get(7));
    assertEquals(8, lines.size());
  }

  @Test
  void shouldTellThatTheClockIsNotTrusted() throws Exception {
    platform.wallTrusted = false;
    start();
    String text = ask("status text");
    assertTrue(text.contains(", not trusted; it never was\n"), text);
    assertTrue(!text.contains("days left"), text);
  }

  @Test
  void shouldTellSessions() throws Exception {
    receiver.listen("::", 10162);
    startWithTarget();
    String text = ask("status text");
    assertTrue(text.contains("sessions: 1\n  to 10.0.0.2 port 10162, "), text);
  }

  @Test
  void shouldTellProgramsHowTheAgentIs() throws Exception {
    startWithTarget();
    String answer = ask("status json");
    assertTrue(answer.startsWith("ok\n{\"program\":\"Tocsin test on a board\",\"upSeconds\":"));
    assertEquals(2, answer.lines().count());
    for (String part :
        List.of(
            "\"trusted\":true",
            "\"ownCertificates\":[{\"subject\":\"cn=board1\",\"fingerprint\":\"sha256:",
            "\"sessions\":[]",
            "\"targets\":[{\"name\":\"noc\",\"type\":\"traps\",\"state\":\"idle\",\"accepted\":1,",
            "\"dropped\":{\"queueFull\":0,\"notAcknowledged\":0,",
            "\"journal\":{\"state\":\"good\",")) {
      assertTrue(answer.contains(part), answer);
    }
  }

  @Test
  void shouldTellWhatBecameOfATest() throws Exception {
    startWithTarget();
    String id = test("minor");
    run(2_000);
    assertTrue(ask("fate " + id + " text").startsWith("pending\n"));
    receiver.listen("::", 10162);
    run(600_000);
    assertEquals(
        "ok\ndelivered " + id + "\nevent " + id + "\ntarget noc (traps): delivered",
        ask("fate " + id + " text"));
    assertEquals(
        "ok\ndelivered "
            + id
            + "\n{\"eventId\":\""
            + id
            + "\",\"delivered\":true,\"pending\":false,\"targets\":"
            + "[{\"name\":\"noc\",\"type\":\"traps\",\"state\":\"delivered\"}]}",
        ask("fate " + id + " json"));
  }

  @Test
  void shouldTellOfATestThatIsDropped() throws Exception {
    start("target.noc.host = noc", "target.noc.security.name = peer", "outbox.minor.events = 2");
    String first = test("minor");
    test("minor");
    test("minor");
    answers.look();
    String answer = ask("fate " + first + " text");
    assertEquals(
        "ok\nundelivered "
            + first
            + "\nevent "
            + first
            + "\ntarget noc (traps): dropped: queue full",
        answer);
  }

  @Test
  void shouldSayThatNobodyIsToldOfATest() throws Exception {
    start();
    String answer = ask("test critical text");
    assertTrue(answer.startsWith("ok\nundelivered "), answer);
    assertTrue(answer.endsWith(": no target is told of it"), answer);
  }

  @Test
  void shouldForgetTheOldestTest() throws Exception {
    startWithTarget();
    String first = test("minor");
    for (int i = 0; i < AgentAnswers.TESTS_MAX; i++) {
      test("minor");
    }
    assertEquals("error '" + first + "' is no test event of late", ask("fate " + first + " text"));
  }

  @Test
  void shouldRefuseATestWhenItEnds() throws Exception {
    start();
    agent.stop(world.nowMs());
    assertEquals("error the agent is ending", ask("test minor text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "status", "status a b", "test", "test minor", "sing", "fate 1"})
  void shouldRefuseWhatItDoesNotUnderstand(String request) throws Exception {
    start();
    assertTrue(ask(request).endsWith(" is not understood"), ask(request));
  }

  @Test
  void shouldRefuseASeverityThatThereIsNot() throws Exception {
    start();
    assertEquals("error 'awful' is no severity", ask("test awful text"));
  }
}
