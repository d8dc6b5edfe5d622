/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.session.DmAlert;
import io.tocsin.sim.dmserver.session.DmResult;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.sim.dmserver.session.DmSettings;
import io.tocsin.tools.dm.DmServer;
import io.tocsin.tools.dm.interop.TableRow.Directive;
import io.tocsin.tools.dm.interop.TableRow.Session;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays a row of the table: a board and its servers, and their sessions over real sockets. */
final class TableRun implements AutoCloseable {

  private static final int PATIENCE_MS = 20_000;
  private static final int FIRST_SESSION_ID = 0x1A;
  private static final String NOWHERE = "http://127.0.0.1:9/dm";
  private static final List<String> ACCOUNTS = List.of("a.example", "b.example");

  private final TableRow row;
  private final Map<String, DmServer> servers = new LinkedHashMap<>();
  private final ClientTraffic traffic = new ClientTraffic();
  private final ClientBoard board;
  private int sessionCount;

  TableRun(TableRow row, Encoding encoding) throws IOException {
    this.row = row;
    TableBoard furnished = new TableBoard(setting("third-party") != null);
    for (String serverId : ACCOUNTS) {
      boolean isCalled = row.sessions().stream().anyMatch(s -> s.server().equals(serverId));
      String url = isCalled ? start(serverId) : NOWHERE;
      furnished.account(serverId.substring(0, 1), serverId, url, authentication(), hasNonces());
    }
    if (setting("full") != null) {
      furnished.fill();
    }
    Directive messages = setting("messages");
    board =
        furnished.start(
            messages == null ? ClientBoard.MESSAGE_BYTES_MAX : messages.number(0), encoding);
    Directive tells = setting("tells");
    if (tells != null) {
      board.alert(tells.word(0), tells.rest(1));
    }
  }

  private Directive setting(String key) {
    return row.settings().stream().filter(d -> d.key().equals(key)).findFirst().orElse(null);
  }

  private String authentication() {
    Directive auth = setting("auth");
    return auth == null ? "DIGEST" : auth.word(0);
  }

  private boolean hasNonces() {
    return setting("nonces") == null;
  }

  /** Starts a server; returns its address. */
  private String start(String serverId) throws IOException {
    AuthType type = authentication().equals("HMAC") ? AuthType.HMAC : AuthType.MD5;
    DmSettings settings = DmSettings.of(serverId).withTrace(true);
    Directive takes = setting("takes");
    if (takes != null) {
      settings = settings.withSizes(takes.number(0), takes.number(1));
    }
    Directive alertStatus = setting("alert-status");
    if (alertStatus != null) {
      settings = settings.withAlertStatus(alertStatus.number(0));
    }
    DmServer server =
        DmServer.named(serverId)
            .settings(settings)
            .account(
                Account.of(
                    "board1",
                    credential(type, ClientBoard.CLIENT_NAME, ClientBoard.CLIENT_SECRET),
                    credential(type, serverId, ClientBoard.SERVER_SECRET)))
            .listener(traffic)
            .start();
    servers.put(serverId, server);
    return "http://127.0.0.1:" + server.listen("127.0.0.1", 0, null) + "/dm";
  }

  private Credential credential(AuthType type, String name, String secret) {
    String nonce = Base64.getEncoder().encodeToString(TableBoard.NONCE.getBytes(UTF_8));
    return new Credential(type, name, secret, hasNonces() ? nonce : "");
  }

  void play() throws InterruptedException {
    for (Session session : row.sessions()) {
      play(session);
    }
    for (Directive node : row.nodes()) {
      String value = board.tree.view().text(node.word(0));
      if (node.word(1).equals("gone")) {
        assertNull(value, node.word(0));
      } else {
        assertEquals(node.rest(1), value, node.word(0));
      }
    }
  }

  private void play(Session session) throws InterruptedException {
    DmServer server = servers.get(session.server());
    server.setScript(session.script());
    SessionOutcome expected = SessionOutcome.COMPLETE;
    for (Directive directive : session.directives()) {
      switch (directive.key()) {
        case "faults" -> server.setFaults(directive.words().toArray(new String[0]));
        case "outcome" -> expected = SessionOutcome.valueOf(directive.word(0));
        default -> {
          // It is looked at afterwards.
        }
      }
    }
    int before = server.sessions().size();
    String sessionId =
        Integer.toHexString(FIRST_SESSION_ID + sessionCount).toUpperCase(Locale.ROOT);
    sessionCount++;
    SessionOutcome outcome = board.session(session.server(), sessionId);
    assertEquals(expected, outcome, () -> "" + board.log.entries());
    if (expected == SessionOutcome.COMPLETE) {
      assertTrue(server.awaitEnded(before + 1, PATIENCE_MS));
    }
    DmSessionReport report = server.sessions().get(before);
    List<Element> bodies = traffic.take();
    assertEquals(List.of(), report.violations(), () -> "" + bodies);
    assertEquals(List.of(), report.unmet(), () -> "" + bodies);
    assertEquals(List.of(), ClientTraffic.problems(bodies));
    if (expected == SessionOutcome.COMPLETE) {
      assertEquals("in good order", report.end());
    }
    for (DmAlert alert : report.alerts()) {
      assertTrue(alert.code() != DmAlert.GENERIC || alert.afterServerAccepted(), "too early");
    }
    session.directives().forEach(directive -> check(directive, report, bodies));
  }

  private static void check(Directive directive, DmSessionReport report, List<Element> bodies) {
    switch (directive.key()) {
      case "status" ->
          assertTrue(
              ClientTraffic.hasStatus(bodies, directive.word(0), directive.word(1)),
              () -> directive + " in " + bodies);
      case "never" ->
          assertFalse(
              ClientTraffic.hasStatus(bodies, directive.word(0), directive.word(1)),
              () -> directive + " in " + bodies);
      case "sends" ->
          assertTrue(
              ClientTraffic.hasAlert(bodies, directive.word(0)), () -> directive + " in " + bodies);
      case "result" -> checkResult(directive, report);
      default -> {
        // It was looked at before.
      }
    }
  }

  /** Results say the format and the type where they are not chr and text/plain. */
  private static void checkResult(Directive directive, DmSessionReport report) {
    List<DmResult> results =
        report.outcomes().stream()
            .flatMap(outcome -> outcome.results().stream())
            .filter(result -> result.uri().equals(directive.word(0)))
            .toList();
    assertEquals(1, results.size(), directive::toString);
    assertEquals(directive.word(1), results.get(0).format());
    if (directive.words().size() > 2) {
      assertEquals(directive.word(2), results.get(0).type());
    }
  }

  @Override
  public void close() throws IOException {
    board.close();
    servers.values().forEach(DmServer::close);
  }
}
