/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static io.tocsin.tools.dm.TestMessages.alert;
import static io.tocsin.tools.dm.TestMessages.message;
import static io.tocsin.tools.dm.TestMessages.replace;
import static io.tocsin.tools.dm.TestMessages.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server does wrong what it is told to do wrong, and nothing else. */
class DmFaultsTest {

  private static final String TYPE = Codec.XML.mediaType();
  private static final int ENOUGH = 1 << 20;
  private static final byte[] FIRST =
      Codec.XML.write(
          message(1, alert(1201), replace("./DevInfo/DevId", "x"), Element.of("Final")));
  private static final byte[] SECOND =
      Codec.XML.write(
          message(2, status(1, 0, "SyncHdr", 212), status(1, 4, "Get", 404), Element.of("Final")));

  private DmServer server;

  private HttpBoards boards(String... faults) throws IOException {
    server =
        DmServer.named("s")
            .account(Account.of("any", Credential.NONE, Credential.of(AuthType.MD5, "s", "geheim")))
            .script("get ./a")
            .faults(faults)
            .start();
    return new HttpBoards(server.listen("127.0.0.1", 0, null), null);
  }

  private Element first(String... faults) throws Exception {
    stop();
    return Codec.XML.read(boards(faults).post(TYPE, FIRST, null).body());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldAnswerWithErrorsAndBeAskedAgain() throws Exception {
    HttpBoards boards = boards("http-500@1.1", "http-503=7@1.2");
    assertEquals(500, boards.post(TYPE, FIRST, null).statusCode());
    var unavailable = boards.post(TYPE, FIRST, null);
    assertEquals(503, unavailable.statusCode());
    assertEquals("7", unavailable.headers().firstValue("Retry-After").orElse(""));
    assertEquals(200, boards.post(TYPE, FIRST, null).statusCode());
    assertEquals(1, server.sessions().size());
    assertEquals(List.of(), server.sessions().get(0).violations());
  }

  @Test
  void shouldSendElsewhere() throws Exception {
    var answer = boards("redirect=http://victim.example/").post(TYPE, FIRST, null);
    assertEquals(307, answer.statusCode());
    assertEquals("http://victim.example/", answer.headers().firstValue("Location").orElse(""));
  }

  @Test
  void shouldCutTheBody() throws Exception {
    HttpBoards boards = boards("truncated-body");
    assertThrows(IOException.class, () -> boards.post(TYPE, FIRST, null));
  }

  @Test
  void shouldSendTheBodySlowlyOrInChunksButWhole() throws Exception {
    HttpBoards boards = boards("slow-body=0@1.2", "chunked-body=3@1.3");
    var whole = boards.post(TYPE, FIRST, null);
    assertTrue(whole.headers().firstValue("Content-Length").isPresent());
    assertArrayEquals(whole.body(), boards.post(TYPE, FIRST, null).body());
    var chunked = boards.post(TYPE, FIRST, null);
    assertFalse(chunked.headers().firstValue("Content-Length").isPresent());
    assertArrayEquals(whole.body(), chunked.body());
  }

  @Test
  void shouldSendWithoutEnd() throws Exception {
    HttpResponse<InputStream> answer =
        boards("endless-body").send(TYPE, FIRST, null, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertEquals(ENOUGH, body.readNBytes(ENOUGH).length);
    }
  }

  @Test
  void shouldNameAnotherType() throws Exception {
    var answer = boards("wrong-type=text/plain").post(TYPE, FIRST, null);
    assertEquals("text/plain", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void shouldSendWhatIsNoMessage() throws Exception {
    byte[] body = boards("garbage").post(TYPE, FIRST, null).body();
    assertThrows(MalformedMessageException.class, () -> Codec.XML.read(body));
  }

  @Test
  void shouldRepeatTheAnswerBefore() throws Exception {
    HttpBoards boards = boards("repeated-answer@1.2");
    byte[] answer = boards.post(TYPE, FIRST, null).body();
    assertArrayEquals(answer, boards.post(TYPE, SECOND, null).body());
  }

  @Test
  void shouldChallengeWithoutEnd() throws Exception {
    HttpBoards boards = boards("challenge");
    for (int i = 1; i < 10; i++) {
      byte[] message = Codec.XML.write(message(i, alert(1201), Element.of("Final")));
      Element answer = Codec.XML.read(boards.post(TYPE, message, null).body());
      assertEquals("401", answer.textOf("SyncBody", "Status", "Data"));
      assertTrue(answer.child("SyncBody").child("Status").has("Chal"));
    }
  }

  @Test
  void shouldGoOnWithoutEnd() throws Exception {
    HttpBoards boards = boards("another-command");
    for (int i = 1; i < 10; i++) {
      byte[] message = Codec.XML.write(message(i, alert(1201), Element.of("Final")));
      Element answer = Codec.XML.read(boards.post(TYPE, message, null).body());
      assertTrue(answer.child("SyncBody").has("Get"));
    }
  }

  @Test
  void shouldShowWrongCredentialsOrNone() throws Exception {
    String right = first().textOf("SyncHdr", "Cred", "Data");
    String wrong = first("wrong-digest").textOf("SyncHdr", "Cred", "Data");
    assertFalse(right.isEmpty());
    assertFalse(wrong.isEmpty());
    assertFalse(right.equals(wrong));
    assertFalse(first("no-credentials").child("SyncHdr").has("Cred"));
  }

  @Test
  void shouldGiveWrongStatuses() throws Exception {
    assertEquals("501", first("foreign-status").textOf("SyncBody", "Status", "MsgRef"));
    assertEquals(1, first("no-status").child("SyncBody").children("Status").size());
    List<Element> statuses = first("status=500").child("SyncBody").children("Status");
    assertEquals("200", statuses.get(0).textOf("Data"));
    assertEquals("500", statuses.get(1).textOf("Data"));
  }

  @Test
  void shouldBeWrongAboutTheSessionAndThePackage() throws Exception {
    assertEquals("177", first("other-session").textOf("SyncHdr", "SessionID"));
    assertFalse(first("no-final").child("SyncBody").has("Final"));
    assertTrue(first().child("SyncBody").has("Final"));
  }
}
