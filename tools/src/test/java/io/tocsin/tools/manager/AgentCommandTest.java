/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.PduType;
import io.tocsin.tools.manager.ScriptedAgent.Answer;
import io.tocsin.tools.manager.ScriptedAgent.Request;
import io.tocsin.tools.session.TestPeers;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code get}, {@code walk} and {@code set} against an agent that says what the test wants. */
class AgentCommandTest {

  private static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");
  private static final Oid SYS_LOCATION = Oid.parse("1.3.6.1.2.1.1.6.0");
  private static final Oid SYS_SERVICES = Oid.parse("1.3.6.1.2.1.1.7.0");

  @TempDir private static Path folder;
  private static TestPeers peers;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void makePeers() throws Exception {
    peers = new TestPeers(folder);
  }

  // get

  @Test
  void shouldPrintValuesByNameAndType() throws Exception {
    int status =
        run(
            request -> List.of(Answer.of(text(SYS_NAME, "board 1"), number(SYS_SERVICES, 72))),
            new GetCommand(),
            "sysName.0",
            "SNMPv2-MIB::sysServices.0");
    assertEquals(0, status, err.toString());
    assertEquals(List.of("sysName.0 = STRING: board 1", "sysServices.0 = INTEGER: 72"), lines(out));
    Request asked = requests.get(0);
    assertEquals(PduType.GET_REQUEST, asked.pduType());
    assertEquals(
        List.of(SYS_NAME, SYS_SERVICES), asked.variables().stream().map(Variable::name).toList());
  }

  @Test
  void shouldFailWhenAVariableIsNotThere() throws Exception {
    Variable missing = new Variable(SYS_NAME, Value.empty(BerTag.NO_SUCH_INSTANCE));
    int status = run(request -> List.of(Answer.of(missing)), new GetCommand(), "sysName.0");
    assertEquals(1, status);
    assertEquals(List.of("sysName.0 = no such instance"), lines(out));
  }

  @Test
  void shouldNameTheErrorAndTheVariable() throws Exception {
    int status =
        run(
            request -> List.of(Answer.error(ErrorStatus.NO_ACCESS, 2, request.variables())),
            new GetCommand(),
            "sysName.0",
            "sysLocation.0");
    assertEquals(1, status);
    assertEquals(List.of("The agent answered noAccess for sysLocation.0."), lines(err));
  }

  @Test
  void shouldTellWhatAReportSays() throws Exception {
    Variable counter =
        new Variable(Oid.parse("1.3.6.1.6.3.12.1.5.0"), Value.number(BerTag.COUNTER32, 4));
    int status =
        run(
            request -> List.of(new Answer(PduType.REPORT, 0, 0, List.of(counter), 0, 0)),
            new GetCommand(),
            "sysName.0");
    assertEquals(1, status);
    assertTrue(err.toString().contains("snmpUnknownContexts.0 = Counter32: 4"), err.toString());
  }

  @Test
  void shouldSayThatNoAnswerCame() throws Exception {
    int status =
        run(
            request -> List.of(),
            new GetCommand(),
            "sysName.0",
            "--timeout",
            "2",
            "--retries",
            "1");
    assertEquals(1, status);
    assertTrue(err.toString().contains("did not answer within 2000 ms, 2 times."), err.toString());
    assertEquals(2, requests.size());
  }

  @Test
  void shouldTakeTheAnswerToARetry() throws Exception {
    int status =
        run(
            request ->
                requests.size() < 2 ? List.of() : List.of(Answer.of(number(SYS_SERVICES, 1))),
            new GetCommand(),
            "sysServices.0",
            "--timeout",
            "2",
            "--retries",
            "5");
    assertEquals(0, status, err.toString());
    assertEquals(2, requests.size());
  }

  @Test
  void shouldPassOverAnswersToOtherRequests() throws Exception {
    List<Variable> wrong = List.of(number(SYS_SERVICES, 666));
    int status =
        run(
            request ->
                List.of(
                    new Answer(PduType.RESPONSE, 0, 0, wrong, 7, 0),
                    new Answer(PduType.RESPONSE, 0, 0, wrong, 0, 7),
                    new Answer(PduType.GET_REQUEST, 0, 0, wrong, 0, 0),
                    Answer.of(number(SYS_SERVICES, 1))),
            new GetCommand(),
            "sysServices.0");
    assertEquals(0, status, err.toString());
    assertEquals(List.of("sysServices.0 = INTEGER: 1"), lines(out));
  }

  // walk

  @Test
  void shouldWalkToTheEndOfTheSubtreeInOneSession() throws Exception {
    List<Variable> all =
        List.of(
            text(SYS_NAME, "a"),
            text(SYS_LOCATION, "b"),
            number(SYS_SERVICES, 3),
            number(Oid.parse("1.3.6.1.2.1.11.1.0"), 4));
    int status =
        run(
            request -> List.of(after(request, all)),
            new WalkCommand(),
            "system",
            "--repetitions",
            "2");
    assertEquals(0, status, err.toString());
    assertEquals(
        List.of("sysName.0 = STRING: a", "sysLocation.0 = STRING: b", "sysServices.0 = INTEGER: 3"),
        lines(out));
    assertEquals(2, requests.size());
    assertEquals(PduType.GET_BULK_REQUEST, requests.get(0).pduType());
    assertEquals(2, requests.get(0).second());
  }

  @Test
  void shouldWalkToTheEndOfTheView() throws Exception {
    int status =
        run(request -> List.of(after(request, List.of(text(SYS_NAME, "a")))), new WalkCommand());
    assertEquals(0, status, err.toString());
    assertEquals(List.of("sysName.0 = STRING: a"), lines(out));
  }

  @Test
  void shouldReadASingleVariableThatWasNamedWithItsInstance() throws Exception {
    int status =
        run(
            request ->
                List.of(
                    request.pduType() == PduType.GET_REQUEST
                        ? Answer.of(text(SYS_NAME, "a"))
                        : after(request, List.of())),
            new WalkCommand(),
            "sysName.0");
    assertEquals(0, status, err.toString());
    assertEquals(List.of("sysName.0 = STRING: a"), lines(out));
  }

  @Test
  void shouldEndAWalkThatGoesBack() throws Exception {
    int status =
        run(
            request -> List.of(Answer.of(text(SYS_LOCATION, "b"), text(SYS_NAME, "a"))),
            new WalkCommand());
    assertEquals(1, status);
    assertTrue(err.toString().contains("out of order"), err.toString());
  }

  @Test
  void shouldEndAWalkOfEmptyAnswers() throws Exception {
    int status = run(request -> List.of(Answer.of()), new WalkCommand());
    assertEquals(1, status);
    assertTrue(err.toString().contains("without variables"), err.toString());
  }

  // set

  @Test
  void shouldSetSeveralVariablesAtOnce() throws Exception {
    int status =
        run(
            request -> List.of(Answer.of(request.variables().toArray(new Variable[0]))),
            new SetCommand(),
            "sysName.0",
            "s",
            "gate",
            "1.3.6.1.4.1.32473.100.1.3.1.1.4.2",
            "i",
            "active");
    assertEquals(0, status, err.toString());
    assertEquals(
        List.of("sysName.0 = STRING: gate", "tocsinLineLevel.2 = INTEGER: active(1)"), lines(out));
    assertEquals(PduType.SET_REQUEST, requests.get(0).pduType());
  }

  // What fails before anything is asked

  @Test
  void shouldExplainWhyTheAgentsCertificateIsRefused() throws Exception {
    try (ScriptedAgent agent = agent("stranger", request -> List.of())) {
      int status = execute(new GetCommand(), agent.place(), "--cert", cert(), "sysName.0");
      assertEquals(1, status);
    }
    assertExplained("checking the server's certificate", "=stranger", "=Other CA");
  }

  @Test
  void shouldExplainThatTheFingerprintDoesNotMatchThoughTheAuthorityIsTrusted() throws Exception {
    try (ScriptedAgent agent = agent("board1", request -> List.of())) {
      int status =
          execute(
              new GetCommand(),
              agent.place(),
              "--cert",
              cert(),
              "--server-fingerprint",
              "sha256:" + "00".repeat(32),
              "sysName.0");
      assertEquals(1, status);
    }
    assertExplained("checking the server's certificate", "=board1", "=Test CA");
  }

  @Test
  void shouldExplainThatTheNameDoesNotMatch() throws Exception {
    try (ScriptedAgent agent = agent("board1", request -> List.of())) {
      int status =
          execute(
              new GetCommand(),
              agent.place(),
              "--cert",
              cert(),
              "--server-name",
              "gate.example",
              "sysName.0");
      assertEquals(1, status);
    }
    assertExplained("gate.example", "=board1", "=Test CA");
  }

  private void assertExplained(String... parts) {
    List<String> text = lines(err);
    assertEquals(1, text.size(), "not one paragraph: " + text);
    for (String part : parts) {
      assertTrue(text.get(0).contains(part), part + " is not in " + text);
    }
    assertTrue(text.get(0).contains("fingerprint: "), text.get(0));
  }

  @Test
  void shouldTellMisuseByStatusTwo() {
    assertEquals(2, execute(new GetCommand(), "h", "--cert", cert(), "sysNam.0"));
    assertTrue(err.toString().contains("is sysName meant?"), err.toString());
    assertEquals(2, execute(new GetCommand(), "h:x", "--cert", cert(), "sysName.0"));
    assertEquals(2, execute(new GetCommand(), "h", "--cert", cert()));
    assertEquals(2, execute(new GetCommand(), "h", "sysName.0"));
    assertEquals(2, execute(new GetCommand(), "h", "--cert", cert(), "--tls", "1.1", "sysName.0"));
    assertEquals(
        2, execute(new GetCommand(), "h", "--cert", cert(), "--timeout", "0", "sysName.0"));
    assertEquals(2, execute(new SetCommand(), "h", "--cert", cert(), "sysName.0", "s"));
    assertEquals(2, execute(new SetCommand(), "h", "--cert", cert(), "sysName.0", "q", "x"));
    assertEquals(2, execute(new WalkCommand(), "h", "--cert", cert(), "--repetitions", "0"));
  }

  @Test
  void shouldNameTheFileThatIsMissing() {
    assertEquals(1, execute(new GetCommand(), "h", "--cert", cert() + "x", "sysName.0"));
    assertTrue(err.toString().contains(cert() + "x"), err.toString());
  }

  // Means

  private int run(ScriptedAgent.Script script, AgentCommand command, String... arguments)
      throws Exception {
    try (ScriptedAgent agent = agent("board1", script)) {
      List<String> all = new ArrayList<>(List.of(agent.place(), "--cert", cert()));
      all.addAll(List.of(arguments));
      if (!all.contains("--timeout")) {
        // Long enough for any machine: these tests are not about time.
        all.addAll(List.of("--timeout", "60"));
      }
      return execute(command, all.toArray(new String[0]));
    }
  }

  private ScriptedAgent agent(String name, ScriptedAgent.Script script) throws Exception {
    return new ScriptedAgent(
        peers.identity(name),
        request -> {
          requests.add(request);
          return script.answers(request);
        });
  }

  private int execute(AgentCommand command, String... arguments) {
    CommandLine commandLine = new CommandLine(command);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private static String cert() {
    return peers.certificate("noc");
  }

  private static List<String> lines(StringWriter text) {
    return text.toString().lines().toList();
  }

  /** What an agent with these variables answers to GETBULK. */
  private static Answer after(Request request, List<Variable> all) {
    Oid name = request.variables().get(0).name();
    List<Variable> found = new ArrayList<>();
    for (Variable variable : all) {
      if (variable.name().compareTo(name) > 0 && found.size() < request.second()) {
        found.add(variable);
      }
    }
    Oid last = found.isEmpty() ? name : found.get(found.size() - 1).name();
    if (found.size() < request.second()) {
      found.add(new Variable(last, Value.empty(BerTag.END_OF_MIB_VIEW)));
    }
    return Answer.of(found.toArray(new Variable[0]));
  }

  private static Variable text(Oid name, String text) {
    return new Variable(
        name, Value.octets(BerTag.OCTET_STRING, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Variable number(Oid name, int number) {
    return new Variable(name, Value.number(BerTag.INTEGER, number));
  }
}
