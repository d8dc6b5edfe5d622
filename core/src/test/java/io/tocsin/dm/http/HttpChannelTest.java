/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.http.ScriptedServer.Then;
import io.tocsin.hal.VirtualConnection;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The channel without TLS: its connection, its deadlines, and what a server can do to it. */
class HttpChannelTest {

  private final ChannelBed bed;
  private final ScriptedServer server;

  HttpChannelTest() throws IOException {
    bed = new ChannelBed();
    server = bed.server;
  }

  // ---- exchanges ----

  @Test
  void shouldPostAndTakeTheAnswer() {
    server.answer(ScriptedServer.ok("answer"), Then.KEEP);
    bed.post("dm.example", "question");
    bed.assertAnswer("answer");
    assertEquals(1, server.requests.size());
    assertTrue(server.requests.get(0).startsWith("POST /dm HTTP/1.1\r\nHost: dm.example\r\n"));
    assertTrue(server.requests.get(0).endsWith("\r\n\r\nquestion"));
    assertNull(bed.channel.protocol());
  }

  @Property(tries = 50)
  void shouldCarryMessagesOfAnySizeInAnyPieces(
      @ForAll @IntRange(max = 10_000) int questionBytes,
      @ForAll @IntRange(min = 1, max = 4_000) int answerBytes,
      @ForAll @IntRange(min = 1, max = 600) int pieceBytes)
      throws IOException {
    ChannelBed fresh = new ChannelBed();
    String question = "q".repeat(questionBytes);
    String answer = "a".repeat(answerBytes);
    fresh.server.answer(ScriptedServer.ok(answer.substring(0, answerBytes / 2)), Then.KEEP);
    fresh.server.answer(ScriptedServer.ok(answer), Then.CLOSE);
    for (String expected : new String[] {answer.substring(0, answerBytes / 2), answer}) {
      fresh.begin("dm.example", question);
      fresh.network.run(2);
      for (VirtualConnection connection : fresh.board.connections()) {
        connection.setReadBytesMax(pieceBytes);
        connection.setWriteBytesMax(pieceBytes);
      }
      fresh.finish();
      fresh.assertAnswer(expected);
    }
    assertTrue(fresh.server.requests.get(1).endsWith("\r\n\r\n" + question));
    assertEquals(1, fresh.server.visitors.size());
  }

  @Test
  void shouldTakeABodyThatEndsWithTheConnection() {
    server.answer("HTTP/1.0 200 OK\r\n" + ScriptedServer.TYPE + "\r\nanswer", Then.CLOSE);
    bed.post("dm.example", "question");
    bed.assertAnswer("answer");
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldReportAnotherStatusAndClose() {
    server.answer("HTTP/1.1 503 x\r\nRetry-After: 30\r\n\r\npage", Then.KEEP);
    bed.post("dm.example", "question");
    assertEquals(HttpError.NONE, bed.channel.error());
    assertEquals(503, bed.channel.exchange().status());
    assertEquals(30, bed.channel.exchange().retryAfterSeconds());
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldTakeARefusalThatComesWhileItSends() {
    bed.network.setBufferBytes(1_000);
    bed.begin("dm.example", "q".repeat(5_000));
    bed.network.run(2);
    server.visitors.get(0).say("HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n");
    bed.finish();
    assertEquals(HttpError.NONE, bed.channel.error());
    assertEquals(413, bed.channel.exchange().status());
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldRefuseSuccessThatComesWhileItSends() {
    bed.network.setBufferBytes(1_000);
    bed.begin("dm.example", "q".repeat(5_000));
    bed.network.run(2);
    server.visitors.get(0).say(ScriptedServer.ok("answer"));
    bed.finish();
    bed.assertFailed(HttpError.EARLY_ANSWER);
  }

  @Test
  void shouldRefuseWhatTheExchangeRefuses() {
    server.answer("<html>\r\n", Then.KEEP);
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.BAD_STATUS_LINE);
  }

  @Test
  void shouldRefuseARequestThatDoesNotFitBeforeItConnects() {
    HttpChannel small =
        new HttpChannel(
            bed.board,
            null,
            ChannelBed.TIMES,
            new HttpExchange(new HttpLimits(256, 64, 1, 64, 0), new byte[1]),
            HttpChannel.BUFFER_BYTES_MIN);
    HttpRequest request = new HttpRequest("x".repeat(256));
    small.begin(request.setUrl(HttpUrl.parse("http://dm.example/")), ChannelBed.ANYBODY, 0);
    assertTrue(small.isDone());
    assertEquals(HttpError.REQUEST_HEAD_TOO_LARGE, small.error());
    assertFalse(small.isConnected());
    assertEquals(0, bed.board.connections().size());
  }

  @Test
  void shouldRefuseToBeginTwiceOrWithTooSmallBuffers() {
    bed.begin("dm.example", "question");
    assertThrows(IllegalStateException.class, () -> bed.begin("dm.example", "question"));
    HttpExchange exchange = Outcome.exchange();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HttpChannel(
                bed.board, null, ChannelBed.TIMES, exchange, HttpChannel.BUFFER_BYTES_MIN - 1));
  }

  // ---- the same connection again ----

  private void postTwice(String host) {
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    assertTrue(bed.channel.isConnected());
    server.answer(ScriptedServer.ok("2"), Then.KEEP);
    bed.post(host, "second");
    bed.assertAnswer("2");
  }

  @Test
  void shouldUseTheConnectionAgainForTheSameOrigin() {
    postTwice("dm.example");
    assertEquals(1, server.visitors.size());
    assertEquals(2, server.requests.size());
  }

  @Test
  void shouldNotUseTheConnectionAgainForAnotherHost() {
    postTwice("other.example");
    assertEquals(2, server.visitors.size());
    assertTrue(server.visitors.get(0).isClosed());
  }

  @Test
  void shouldNotUseTheConnectionAgainUnderAnotherVerifier() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP).answer(ScriptedServer.ok("2"), Then.KEEP);
    bed.post("dm.example", "first");
    bed.verifier = peer -> null;
    bed.post("dm.example", "second");
    bed.assertAnswer("2");
    assertEquals(2, server.visitors.size());
  }

  @Test
  void shouldConnectAnewWhenTheServerHasClosedTheKeptConnection() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    bed.lastAccepted().close();
    bed.network.run(10);
    assertFalse(bed.channel.isConnected());
    server.answer(ScriptedServer.ok("2"), Then.KEEP);
    bed.post("dm.example", "second");
    bed.assertAnswer("2");
  }

  /** The end of the connection is there, and the channel was not stepped since. */
  @Test
  void shouldSeeThatTheKeptConnectionEndedWhenItBegins() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP).answer(ScriptedServer.ok("2"), Then.KEEP);
    bed.network.setLatencyMs(0);
    bed.post("dm.example", "first");
    bed.lastAccepted().close();
    bed.post("dm.example", "second");
    bed.assertAnswer("2");
  }

  @Test
  void shouldNotKeepAConnectionOnWhichTheServerSpeaksUnasked() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    server.visitors.get(0).say("HTTP/1.1 200 OK\r\n");
    bed.network.run(10);
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldNotKeepAConnectionWithMoreThanTheAnswer() {
    server.answer(ScriptedServer.ok("1") + "HTTP/1.1 200 OK\r\n", Then.KEEP);
    bed.post("dm.example", "first");
    bed.assertAnswer("1");
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldTellThatAKeptConnectionWasStale() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    server.answer("", Then.CUT);
    bed.post("dm.example", "second");
    bed.assertFailed(HttpError.STALE_CONNECTION);
  }

  @Test
  void shouldKeepAConnectionForItsTimeAndNoLonger() {
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    bed.network.run(ChannelBed.TIMES.keepMsMax() - 1);
    assertTrue(bed.channel.isConnected());
    bed.network.run(1);
    assertFalse(bed.channel.isConnected());
    assertEquals(HttpError.NONE, bed.channel.error());
  }

  // ---- failures ----

  @Test
  void shouldTellThatItCouldNotConnect() {
    bed.post("nowhere.example", "question");
    bed.assertFailed(HttpError.CONNECT_FAILED);
    assertTrue(bed.channel.errorText().contains("no address for nowhere.example"));
    server.stop(0);
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.CONNECT_FAILED);
    assertTrue(bed.channel.errorText().contains("refused"));
  }

  @Test
  void shouldTellThatTheServerGaveNoAnswer() {
    server.answer("", Then.CLOSE);
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.NO_ANSWER);
  }

  @Test
  void shouldTellThatTheConnectionEndedWithinTheAnswer() {
    server.answer(
        "HTTP/1.1 200 OK\r\n" + ScriptedServer.TYPE + "Content-Length: 9\r\n\r\nx", Then.CLOSE);
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.TRUNCATED);
  }

  @Test
  void shouldTellThatTheConnectionBroke() {
    bed.begin("dm.example", "question");
    bed.network.run(3);
    bed.lastAccepted().breakNow();
    bed.finish();
    bed.assertFailed(HttpError.CONNECTION_BROKEN);
  }

  @Test
  void shouldNotTakeABreakForTheEndOfABody() {
    server.answer("HTTP/1.0 200 OK\r\n" + ScriptedServer.TYPE + "\r\nanswer", Then.KEEP);
    bed.begin("dm.example", "question");
    bed.network.run(20);
    bed.lastAccepted().breakNow();
    bed.finish();
    bed.assertFailed(HttpError.CONNECTION_BROKEN);
  }

  @Test
  void shouldFailWhatIsUnderWayWhenItIsClosed() {
    bed.begin("dm.example", "question");
    bed.network.run(3);
    bed.channel.close();
    bed.assertFailed(HttpError.ABANDONED);
    // Till the server has seen the end of that connection.
    bed.network.run(10);
    server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "question");
    bed.channel.close();
    bed.channel.close();
    bed.assertAnswer("1");
    assertFalse(bed.channel.isConnected());
  }

  // ---- deadlines ----

  @Test
  void shouldConnectWithinItsTime() {
    bed.serverHost.setSilent(true);
    bed.begin("dm.example", "question");
    assertEquals(ChannelBed.TIMES.connectMsMax(), bed.finish());
    bed.assertFailed(HttpError.CONNECT_TIMEOUT);
  }

  @Test
  void shouldSendWithinItsTime() {
    bed.network.setLatencyMs(0);
    bed.begin("dm.example", "question");
    bed.network.run(0, () -> !bed.board.connections().isEmpty());
    bed.board.connections().get(0).setWriteBytesMax(0);
    assertEquals(ChannelBed.TIMES.sendMsMax(), bed.finish());
    bed.assertFailed(HttpError.SEND_TIMEOUT);
  }

  @Test
  void shouldWaitForTheFirstByteForItsTime() {
    bed.network.setLatencyMs(0);
    bed.begin("dm.example", "question");
    assertEquals(ChannelBed.TIMES.firstByteMsMax(), bed.finish());
    bed.assertFailed(HttpError.FIRST_BYTE_TIMEOUT);
  }

  @Test
  void shouldWaitForTheWholeAnswerForItsTimeHoweverItTrickles() {
    bed.network.setLatencyMs(0);
    bed.begin("dm.example", "question");
    bed.network.run(1_000);
    server.visitors.get(0).say(ScriptedServer.ok("x".repeat(5_000)).substring(0, 200));
    long startMs = bed.network.nowMs();
    while (!bed.channel.isDone()) {
      bed.network.run(100);
      if (!bed.channel.isDone()) {
        server.visitors.get(0).say("x");
      }
    }
    assertEquals(ChannelBed.TIMES.answerMsMax(), bed.network.nowMs() - startMs);
    bed.assertFailed(HttpError.ANSWER_TIMEOUT);
  }

  @Test
  void shouldAskForNoStepWhileNothingIsDue() {
    assertEquals(Long.MAX_VALUE, bed.channel.step(bed.network.nowMs()));
    server.answer(ScriptedServer.ok("1"), Then.CLOSE);
    bed.post("dm.example", "question");
    assertEquals(Long.MAX_VALUE, bed.channel.step(bed.network.nowMs()));
  }
}
