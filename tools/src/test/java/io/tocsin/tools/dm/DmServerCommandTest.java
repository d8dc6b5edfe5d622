/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.tools.dm.http.ServerTls;
import io.tocsin.tools.session.Background;
import io.tocsin.tools.session.TestPeers;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code dm-server} with a board at the other end. */
class DmServerCommandTest {

  private static final Credential BOARD = Credential.of(AuthType.MD5, "board", "pass");
  private static final Credential SERVER = Credential.of(AuthType.MD5, "com.example.dm", "word");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int status;

  /** What a test does while the server runs. */
  @FunctionalInterface
  private interface Scene {
    void play(int port) throws Exception;
  }

  private void serve(Scene scene, String... arguments) throws Exception {
    PipedReader pipe = new PipedReader();
    try (PrintWriter told = new PrintWriter(new PipedWriter(pipe), true);
        BufferedReader reader = new BufferedReader(pipe)) {
      Background server =
          new Background(
              () -> {
                status =
                    new CommandLine(new DmServerCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out, true))
                        .setErr(told)
                        .execute(arguments);
              },
              () -> {});
      String line = reader.readLine();
      Matcher port = Pattern.compile("listening on https?://.*:(\\d+)/").matcher(line);
      assertTrue(port.matches(), line);
      scene.play(Integer.parseInt(port.group(1)));
      server.join();
    }
  }

  private static void play(int port) throws Exception {
    play(new HttpBoards(port, null));
  }

  private static void play(HttpBoards boards) throws Exception {
    TestBoard board = boards.board("urn:1", Codec.WBXML).shows(BOARD).wants(SERVER);
    board.nodes().with("./a", "b \u001b[31m");
    board
        .alerts(TestMessages.alert(1226, "./T", "urn:x:TrapNotification", "critical", "it rings"))
        .play("1F");
  }

  private String[] with(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--http", "0", "--user", "board", "--password", "pass", "--count", "1"));
    all.addAll(List.of("--server-password", "word"));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Test
  void shouldPrintWhatHappensInLines() throws Exception {
    serve(DmServerCommandTest::play, with("--run", "get ./a -> 200"));
    assertEquals(0, status);
    String text = out.toString();
    assertTrue(
        text.contains(
            " urn:1 session 1F: alert code=1226 alertType=urn:x:TrapNotification mark=critical"
                + " source=./T data=\"it rings\""),
        text);
    assertTrue(text.contains("result uri=./a format=chr data=\"b \\u001b[31m\""), text);
    assertTrue(text.contains("status command=\"get ./a -> 200\" status=200"), text);
    assertTrue(text.contains("sessionEnded reason=\"in good order\""), text);
    assertTrue(
        text.endsWith(
            "sessions 1, ended 1, commands 1, alerts 1, unmet 0, violations 0"
                + System.lineSeparator()),
        text);
    assertFalse(text.contains("\u001b"), text);
  }

  @Test
  void shouldPrintJsonObjects() throws Exception {
    serve(DmServerCommandTest::play, with("--run", "get ./a", "--json"));
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(0).startsWith("{\"type\":\"sessionBegan\",\"time\":\""), lines.get(0));
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.contains("{\"type\":\"alert\"")
                        && line.contains("\"device\":\"urn:1\",\"session\":\"1F\"")
                        && line.contains("\"mark\":\"critical\"")),
        out::toString);
    assertEquals(
        "{\"type\":\"summary\",\"sessions\":1,\"ended\":1,\"commands\":1,\"alerts\":1,\"unmet\":0,"
            + "\"violations\":0}",
        lines.get(lines.size() - 1));
  }

  @Test
  void shouldTraceMessagesWithoutSecrets() throws Exception {
    serve(DmServerCommandTest::play, with("--run", "get ./a", "--trace"));
    String text = out.toString();
    assertTrue(text.contains("<VerProto>DM/1.2</VerProto>"), text);
    assertTrue(text.contains("<Data>***</Data>"), text);
    assertTrue(text.contains("<NextNonce>***</NextNonce>"), text);
  }

  @Test
  void shouldEndWithOneWhenTheBoardDoesOtherwise() throws Exception {
    serve(DmServerCommandTest::play, with("--run", "get ./a -> 404"));
    assertEquals(1, status);
    assertTrue(out.toString().contains("unmet text=\"get ./a -> 404: not 404 but [200]\""));
  }

  @Test
  void shouldTakeAccountsAndScriptFromFilesOverTls() throws Exception {
    TestPeers peers = new TestPeers(folder.resolve("pki"));
    Path accounts =
        Files.writeString(
            folder.resolve("accounts"),
            """
            account.board.password = pass
            account.board.server.password = word
            account.board.tls.name = board1
            """);
    Path script = Files.writeString(folder.resolve("script"), "get ./a -> 200\n");
    Path certificate = Path.of(peers.certificate("board1"));
    ServerTls client =
        ServerTls.load(
            certificate,
            certificate.resolveSibling("board1.key"),
            List.of(Path.of(peers.authority())),
            ServerTls.Clients.NONE);
    serve(
        port -> play(new HttpBoards(port, client.context())),
        "--https",
        "0",
        "--cert",
        peers.certificate("noc"),
        "--client-certs",
        "required",
        "--accounts",
        accounts.toString(),
        "--script",
        script.toString(),
        "--count",
        "1");
    assertEquals(0, status, out::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--user a --password b",
        "--http 0",
        "--http 0 --user a",
        "--http 0 --user a --password b --accounts f",
        "--https 0 --user a --password b",
        "--http 0 --user a --password b --run sing",
        "--http 0 --user a --password b --run end --script f",
        "--http 0 --user a --password b --fault sing",
        "--http 0 --user a --password b --auth rot13",
        "--http x:y --user a --password b",
      })
  void shouldRefuseACommandLineThatMeansNothing(String arguments) {
    int result =
        new CommandLine(new DmServerCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.split(" ", -1));
    assertEquals(2, result, err::toString);
  }
}
