/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each rule of RFC 9110 and RFC 9112 about answers that counts here, under its name. Every answer
 * is taken whole, byte by byte, and in random pieces.
 */
class HttpExchangeTest {

  private static final String TYPE = "Content-Type: application/vnd.syncml.dm+xml\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\n" + TYPE;
  private static final int RANDOM_SPLITS = 20;

  private static Outcome outcome(String answer, boolean ends) {
    byte[] octets = Outcome.latin1(answer);
    Outcome whole = Outcome.play(octets, Outcome.whole(), ends);
    assertEquals(whole, Outcome.play(octets, Outcome.bytewise(), ends));
    for (int seed = 0; seed < RANDOM_SPLITS; seed++) {
      assertEquals(whole, Outcome.play(octets, Outcome.random(seed), ends));
    }
    return whole;
  }

  private static Outcome taken(String answer) {
    Outcome outcome = outcome(answer, false);
    assertEquals(HttpError.NONE, outcome.error(), () -> HttpError.name(outcome.error()));
    assertNotEquals(0, outcome.status(), "the answer is not complete");
    return outcome;
  }

  private static void assertBody(String expected, boolean reusable, String answer) {
    Outcome outcome = taken(answer);
    assertEquals(200, outcome.status());
    assertEquals(expected, outcome.body());
    assertEquals(reusable, outcome.reusable());
  }

  private static void assertRefused(int error, String answer) {
    Outcome outcome = outcome(answer, false);
    assertEquals(HttpError.name(error), HttpError.name(outcome.error()));
    assertFalse(outcome.reusable());
  }

  private static void assertUnfinished(String answer) {
    Outcome outcome = outcome(answer, false);
    assertEquals(HttpError.NONE, outcome.error());
    assertEquals(0, outcome.status());
  }

  private static String field(String field) {
    return OK + field + "\r\nContent-Length: 1\r\n\r\nx";
  }

  // ---- the status line ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 ",
        "HTTP/1.1 200",
        "http/1.1 200 OK",
        "HTTP/1.2 200 \u00fc",
        "HTTP/1.1 200 a reason of several words"
      })
  void shouldTakeStatusLine(String line) {
    assertBody("x", true, line + "\r\n" + TYPE + "Content-Length: 1\r\n\r\nx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "HTTP",
        "HTTP/1.",
        "HTTP/1.1",
        "HTTP/1.1 ",
        "HTTP/1.1 20",
        "HTTP/1.1 2000",
        "HTTP/1.1 200OK",
        "HTTP/1.1  200",
        "HTTP/1.1\t200",
        "HTTP/1.1 2x0",
        "HTTP/1.1 099",
        "HTTP/1.1 600",
        "HTTP/1.x 200",
        "HTTP/1.10 200",
        " HTTP/1.1 200",
        "ICY 200 OK",
      })
  void shouldRefuseWhatIsNoStatusLine(String line) {
    assertRefused(HttpError.BAD_STATUS_LINE, line + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0 200 OK", "HTTP/0.9 200 OK", "HTTP/2 200"})
  void shouldRefuseOtherVersions(String line) {
    assertRefused(HttpError.UNKNOWN_VERSION, line + "\r\n");
  }

  // ---- interim answers ----

  @Test
  void shouldSkipInterimAnswers() {
    String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 x\r\nLink: a\r\n\r\n";
    assertBody("x", true, interim + OK + "Content-Length: 1\r\n\r\nx");
  }

  @Test
  void shouldForgetTheFieldsOfInterimAnswers() {
    String interim =
        "HTTP/1.1 103 x\r\nContent-Length: 7\r\nConnection: close\r\nx-syncml-hmac: a\r\n\r\n";
    Outcome outcome = taken(interim + OK + "Content-Length: 1\r\n\r\nx");
    assertEquals("x", outcome.body());
    assertNull(outcome.integrity());
    assertTrue(outcome.reusable());
  }

  @Test
  void shouldBoundTheNumberOfInterimAnswers() {
    assertRefused(HttpError.TOO_MANY_INTERIM, "HTTP/1.1 100 x\r\n\r\n".repeat(3));
    assertUnfinished("HTTP/1.1 100 x\r\n\r\n".repeat(2));
  }

  @Test
  void shouldRefuseAnotherProtocol() {
    assertRefused(HttpError.PROTOCOL_SWITCHED, "HTTP/1.1 101 x\r\nUpgrade: h2c\r\n\r\n");
  }

  // ---- lines and fields ----

  @Test
  void shouldTakeLinesThatEndWithALoneLineFeed() {
    assertBody("x", true, (OK + "Content-Length: 1\r\n\r\n").replace("\r", "") + "x");
    assertBody(
        "ab",
        true,
        (OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n").replace("\r", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: a\rb", "X: a\r\r", "X\r: a"})
  void shouldRefuseACarriageReturnWithoutLineFeed(String field) {
    assertRefused(HttpError.BAD_CHARACTER, field(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: \u0000", "X: a\u0000b", "\u0000", "X: \u0001", "X: \u007f"})
  void shouldRefuseNulAndOtherControlCharacters(String field) {
    assertRefused(HttpError.BAD_CHARACTER, field(field));
    assertRefused(HttpError.BAD_CHARACTER, field);
  }

  @Test
  void shouldTakeOctetsBeyondAsciiInValues() {
    assertBody("x", true, field("X: \u00fc\u00ff"));
  }

  @Test
  void shouldBoundTheLengthOfALine() {
    String longest = "X: " + "a".repeat(Outcome.LIMITS.lineBytesMax() - 3);
    assertBody("x", true, field(longest));
    assertRefused(HttpError.LINE_TOO_LONG, field(longest + "a"));
    assertRefused(HttpError.LINE_TOO_LONG, "HTTP/1.1 200 " + longest + longest);
  }

  @Test
  void shouldBoundTheNumberOfFields() {
    assertBody("x", true, field("X: 1\r\n".repeat(5) + "X: 6"));
    assertRefused(HttpError.TOO_MANY_FIELDS, field("X: 1\r\n".repeat(6) + "X: 7"));
  }

  @Test
  void shouldBoundTheHeadAsAWhole() {
    String field = "X: " + "a".repeat(120) + "\r\n";
    assertRefused(HttpError.HEAD_TOO_LARGE, OK + field.repeat(4));
    assertUnfinished(OK + field.repeat(3));
  }

  @Test
  void shouldRefuseAnEndlessHead() {
    assertRefused(HttpError.LINE_TOO_LONG, "H".repeat(10_000));
    assertRefused(HttpError.TOO_MANY_FIELDS, OK + "X:\r\n".repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {" folded", "\tfolded", " ", "\t"})
  void shouldRefuseFoldedFields(String line) {
    assertRefused(HttpError.FOLDED_FIELD, field("X: a\r\n" + line));
    assertRefused(HttpError.FOLDED_FIELD, "HTTP/1.1 200 OK\r\n" + line + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", ": a", "X : a", "X\t: a", "X y: a", "(X): a", "\u00fc: a"})
  void shouldRefuseWhatIsNoField(String field) {
    assertRefused(HttpError.BAD_FIELD, field(field));
  }

  @Test
  void shouldReadNamesInAnyCaseAndValuesWithoutBlanksAround() {
    assertBody(
        "x",
        true,
        "HTTP/1.1 200 OK\r\ncONTENT-lENGTH:1\r\n" + TYPE.replace(": ", ":\t ") + "\r\nx");
    assertBody("x", true, OK + "CONTENT-LENGTH: \t 1 \t\r\n\r\nx");
    assertBody("x", true, field("X:"));
  }

  // ---- the length of the body ----

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "-1", "+1", "1.0", "0x1", "1 1", "1, 1", "1,2", "9999999999999999999"})
  void shouldRefuseContentLengthThatIsNoNumber(String value) {
    assertRefused(HttpError.BAD_CONTENT_LENGTH, OK + "Content-Length: " + value + "\r\n\r\nx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void shouldRefuseASecondContentLength(String value) {
    assertRefused(HttpError.REPEATED_FIELD, field("Content-Length: " + value));
  }

  @Test
  void shouldRefuseContentLengthBesideTransferEncoding() {
    String chunk = "\r\n\r\n1\r\nx\r\n0\r\n\r\n";
    assertRefused(
        HttpError.LENGTH_AND_CODING,
        OK + "Content-Length: 1\r\nTransfer-Encoding: chunked" + chunk);
    assertRefused(
        HttpError.LENGTH_AND_CODING,
        OK + "Transfer-Encoding: chunked\r\nContent-Length: 1" + chunk);
    assertRefused(
        HttpError.LENGTH_AND_CODING,
        "HTTP/1.1 500 x\r\nTransfer-Encoding: chunked\r\nContent-Length: 0" + chunk);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip, chunked", "chunked, chunked", "gzip", "identity", "", "chunked;q=1"})
  void shouldRefuseOtherTransferCodings(String value) {
    assertRefused(
        HttpError.UNKNOWN_TRANSFER_CODING, OK + "Transfer-Encoding: " + value + "\r\n\r\n");
  }

  @Test
  void shouldRefuseASecondTransferEncoding() {
    assertRefused(
        HttpError.REPEATED_FIELD,
        OK + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  @Test
  void shouldRefuseTransferEncodingOfHttp10() {
    assertRefused(
        HttpError.UNKNOWN_TRANSFER_CODING,
        OK.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n");
  }

  @Test
  void shouldTakeABodyUpToTheBuffersSize() {
    String largest = "m".repeat(Outcome.BODY_BYTES_MAX);
    assertBody(largest, true, OK + "Content-Length: 64\r\n\r\n" + largest);
    assertBody(largest, true, chunked("40\r\n" + largest + "\r\n0\r\n\r\n"));
    assertEquals(largest, outcome(OK + "\r\n" + largest, true).body());
  }

  @Test
  void shouldRefuseABodyBeyondTheBuffersSize() {
    assertRefused(HttpError.BODY_TOO_LARGE, OK + "Content-Length: 65\r\n\r\n");
    assertRefused(HttpError.BODY_TOO_LARGE, OK + "Content-Length: 999999999999999999\r\n\r\n");
    assertRefused(HttpError.BODY_TOO_LARGE, chunked("41\r\n"));
    assertRefused(HttpError.BODY_TOO_LARGE, chunked("ffffffff\r\n"));
    assertRefused(HttpError.BODY_TOO_LARGE, chunked("40\r\n" + "m".repeat(64) + "\r\n1\r\n"));
    assertRefused(HttpError.BODY_TOO_LARGE, OK + "\r\n" + "m".repeat(65));
  }

  @Test
  void shouldTakeABodyUntilTheConnectionEnds() {
    assertUnfinished(OK + "\r\nmessage");
    Outcome outcome = outcome(OK + "\r\nmessage", true);
    assertEquals("message", outcome.body());
    assertFalse(outcome.reusable());
  }

  @Test
  void shouldRefuseABodyUntilTheEndWhereTheEndMayBeACut() {
    HttpExchange exchange = Outcome.exchange();
    exchange.begin(Outcome.request());
    Outcome.send(exchange);
    byte[] answer = Outcome.latin1(OK + "\r\nmessage");
    exchange.offerInput(answer, 0, answer.length);
    exchange.endOfInput(false);
    assertEquals(HttpError.TRUNCATED, exchange.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 100 x\r\n\r\n",
        "HTTP/1.1 500 x\r\nX: a\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.syncml.dm+xml\r\nContent-Length: 9\r\n\r\nshort",
      })
  void shouldRefuseAnAnswerThatIsCut(String answer) {
    assertEquals(HttpError.TRUNCATED, outcome(answer, true).error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "2\r\n", "2\r\nab", "2\r\nab\r\n", "2\r\nab\r\n0\r\n", "0\r\nX: y\r\n"})
  void shouldRefuseChunksThatAreCut(String chunks) {
    assertEquals(HttpError.TRUNCATED, outcome(chunked(chunks), true).error());
  }

  @Test
  void shouldTellThatThereWasNoAnswer() {
    assertEquals(HttpError.NO_ANSWER, outcome("", true).error());
  }

  // ---- chunks ----

  private static String chunked(String chunks) {
    return OK + "Transfer-Encoding: Chunked\r\n\r\n" + chunks;
  }

  @Test
  void shouldPutChunksTogether() {
    assertBody("abcde", true, chunked("2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"));
    assertBody("0123456789abcdef", true, chunked("00010\r\n0123456789abcdef\r\n0\r\n\r\n"));
    assertBody("0123456789", true, chunked("A\r\n0123456789\r\n000\r\n\r\n"));
    assertBody("\r\n", true, chunked("2\r\n\r\n\r\n0\r\n\r\n"));
  }

  @Test
  void shouldSkipChunkExtensionsAndTrailers() {
    assertBody(
        "ab", true, chunked("2;a=b;c=\"d;e\"\r\nab\r\n0 ;x\r\nX: y\r\nContent-Length: 7\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "x\r\n",
        ";a\r\n",
        "-1\r\n",
        "+1\r\n",
        " 1\r\n",
        "0x1\r\n",
        "1 1\r\n",
        "2\r\nabc\r\n",
        "2\r\nab0\r\n",
        "123456789\r\n",
        "2\u00fc\r\n",
        "\uff11\r\n"
      })
  void shouldRefuseMalformedChunks(String chunks) {
    assertRefused(HttpError.BAD_CHUNK, chunked(chunks));
  }

  @Test
  void shouldBoundWhatStandsAroundTheDataOfChunks() {
    String extension = "e".repeat(100);
    String chunk = "1;" + extension + "\r\nx\r\n";
    assertRefused(HttpError.CHUNK_OVERHEAD, chunked(chunk.repeat(10)));
    assertRefused(
        HttpError.CHUNK_OVERHEAD, chunked("0\r\n" + ("X: " + extension + "\r\n").repeat(10)));
    assertRefused(HttpError.LINE_TOO_LONG, chunked("1;" + extension + extension + "\r\n"));
    assertBody("x".repeat(64), true, chunked("1\r\nx\r\n".repeat(64) + "0\r\n\r\n"));
  }

  // ---- answers without a body ----

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void shouldKnowAnswersThatHaveNoBody(int status) {
    Outcome outcome = taken("HTTP/1.1 " + status + " x\r\nContent-Length: 7\r\n\r\n");
    assertEquals(status, outcome.status());
    assertEquals("", outcome.body());
    assertTrue(outcome.reusable());
  }

  @Test
  void shouldTakeAnEmptyBodyWithoutAType() {
    assertBody("", true, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertEquals(MediaType.NONE, taken(OK + "Content-Length: 0\r\n\r\n").mediaType());
    assertEquals(
        MediaType.NONE, taken(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").mediaType());
  }

  // ---- the type of the body ----

  private static String typed(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: 1\r\n\r\nx";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | application/vnd.syncml.dm+xml",
        "2 | application/vnd.syncml.dm+wbxml",
        "1 | application/vnd.syncml+xml",
        "2 | application/vnd.syncml+wbxml",
        "1 | Application/VND.SyncML.DM+XML",
        "1 | application/vnd.syncml.dm+xml;charset=utf-8",
        "1 | application/vnd.syncml.dm+xml ; Charset=\"UTF-8\"",
        "1 | application/vnd.syncml.dm+xml; charset=US-ASCII; a=\"b;\\\"c\"",
        "1 | application/vnd.syncml.dm+xml;",
        "1 | application/vnd.syncml.dm+xml;; a=b",
        "2 | application/vnd.syncml.dm+wbxml; charset=iso-8859-1",
      })
  void shouldTakeMessagesInXmlAndWbxml(int type, String text) {
    assertEquals(type, taken(typed(text)).mediaType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/vnd.syncml.dm+xmlx",
        "application/vnd.syncml.ds+xml",
        "application/*",
        "text/html; charset=iso-8859-1"
      })
  void shouldRefuseOtherTypes(String type) {
    assertRefused(HttpError.WRONG_CONTENT_TYPE, typed(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application",
        "application/",
        "/xml",
        "a/b/c",
        "application/vnd.syncml.dm+xml, text/html",
        "application/vnd.syncml.dm+xml charset=utf-8",
        "application/vnd.syncml.dm+xml; charset",
        "application/vnd.syncml.dm+xml; charset=",
        "application/vnd.syncml.dm+xml; =utf-8",
        "application/vnd.syncml.dm+xml; charset=\"utf-8",
        "application/vnd.syncml.dm+xml; charset=\"utf-8\\\"",
        "application/vnd.syncml.dm+xml; charset=\"utf-8\"x",
        "application/vnd.syncml.dm+xml; charset=utf-8; charset=utf-8",
      })
  void shouldRefuseMalformedTypes(String type) {
    assertRefused(HttpError.BAD_CONTENT_TYPE, typed(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "\"utf-16\"", "\"\""})
  void shouldRefuseOtherCharsetsOfXml(String charset) {
    assertRefused(
        HttpError.WRONG_CHARSET, typed("application/vnd.syncml.dm+xml; charset=" + charset));
  }

  @Test
  void shouldRefuseABodyWithoutAType() {
    assertRefused(HttpError.NO_CONTENT_TYPE, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
  }

  @Test
  void shouldRefuseASecondType() {
    assertRefused(HttpError.REPEATED_FIELD, field(TYPE.trim()));
  }

  @Test
  void shouldRefuseACompressedBody() {
    assertRefused(HttpError.CONTENT_CODING, field("Content-Encoding: gzip"));
    assertBody("x", true, field("Content-Encoding: Identity"));
    assertBody("x", true, field("Content-Encoding:"));
  }

  // ---- other fields ----

  @Test
  void shouldCaptureTheIntegrityOfTheMessage() {
    assertEquals(
        "mac=a, username=\"b\"",
        taken(field("X-SyncML-HMAC:  mac=a, username=\"b\" ")).integrity());
    assertEquals("", taken(field("x-syncml-hmac:")).integrity());
    assertNull(taken(field("X: a")).integrity());
    assertRefused(HttpError.REPEATED_FIELD, field("x-syncml-hmac: a\r\nx-syncml-hmac: a"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "999999999, 999999999",
    "9999999999, -1",
    "-1, -1",
    "1.5, -1",
    "'', -1",
    "'Fri, 31 Dec 1999 23:59:59 GMT', -1"
  })
  void shouldCaptureSecondsOfRetryAfterAndNoDate(String value, int seconds) {
    assertEquals(
        seconds, taken("HTTP/1.1 503 x\r\nRetry-After: " + value + "\r\n\r\n").retryAfterSeconds());
  }

  @Test
  void shouldTakeTheFirstRetryAfter() {
    assertEquals(
        -1,
        taken("HTTP/1.1 503 x\r\nRetry-After: x\r\nRetry-After: 7\r\n\r\n").retryAfterSeconds());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void shouldReportRedirectsAndWhereTo(int status) {
    Outcome outcome =
        taken("HTTP/1.1 " + status + " x\r\nLocation: https://b/ \r\nContent-Length: 0\r\n\r\n");
    assertTrue(outcome.redirect());
    assertEquals(status, outcome.status());
    assertEquals("https://b/", outcome.location());
    assertTrue(outcome.reusable());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 306, 309, 400})
  void shouldNotTakeOtherStatusesForRedirects(int status) {
    assertFalse(
        taken("HTTP/1.1 " + status + " x\r\nLocation: /\r\nContent-Length: 0\r\n\r\n").redirect());
  }

  @Test
  void shouldReportARedirectToNowhere() {
    Outcome outcome = taken("HTTP/1.1 302 x\r\n\r\n");
    assertTrue(outcome.redirect());
    assertNull(outcome.location());
  }

  @Test
  void shouldRefuseASecondLocation() {
    assertRefused(
        HttpError.REPEATED_FIELD, "HTTP/1.1 302 x\r\nLocation: /a\r\nLocation: /b\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 206, 400, 401, 404, 407, 500, 503, 599})
  void shouldReportOtherStatusesByTheHeadAloneAndNotUseTheConnectionAgain(int status) {
    String head = "HTTP/1.1 " + status + " x\r\nContent-Type: text/html\r\n";
    for (String body :
        new String[] {
          "\r\nendless page", "Content-Length: 99999\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"
        }) {
      Outcome outcome = taken(head + body);
      assertEquals(status, outcome.status());
      assertEquals("", outcome.body());
      assertEquals(MediaType.NONE, outcome.mediaType());
      assertFalse(outcome.reusable());
    }
    assertTrue(taken(head + "Content-Length: 0\r\n\r\n").reusable());
  }

  // ---- what becomes of the connection ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.1 | X: y | true",
        "1.1 | Connection: close | false",
        "1.1 | Connection: Close | false",
        "1.1 | Connection: a, close , b | false",
        "1.1 | Connection: keep-alive | true",
        "1.1 | Connection: closed | true",
        "1.0 | X: y | false",
        "1.0 | Connection: Keep-Alive | true",
        "1.0 | Connection: keep-alive, close | false",
        "1.7 | X: y | true",
      })
  void shouldKeepTheConnectionWhereTheServerDoes(String version, String field, boolean kept) {
    assertBody("x", kept, field(field).replace("HTTP/1.1", "HTTP/" + version));
  }

  @Test
  void shouldReadEveryConnectionField() {
    assertBody("x", false, field("Connection: a\r\nConnection: close"));
  }

  @Test
  void shouldNotKeepAConnectionThatWeMeanToClose() {
    HttpExchange exchange = Outcome.exchange();
    exchange.begin(Outcome.request().setKeepAlive(false));
    Outcome.send(exchange);
    byte[] answer = Outcome.latin1(field("X: y"));
    exchange.offerInput(answer, 0, answer.length);
    assertTrue(exchange.isDone());
    assertFalse(exchange.isReusable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "y", "HTTP/1.1 200 OK\r\n\r\n"})
  void shouldNotKeepTheConnectionWhenMoreThanTheAnswerCame(String excess) {
    assertBody("x", false, field("X: y") + excess);
    assertFalse(taken("HTTP/1.1 204 x\r\n\r\n" + excess).reusable());
  }

  @Test
  void shouldNotKeepAConnectionThatEnded() {
    Outcome outcome = outcome(field("X: y"), true);
    assertEquals("x", outcome.body());
    assertFalse(outcome.reusable());
  }

  // ---- answers that come early ----

  private static HttpExchange halfSent() {
    HttpExchange exchange = Outcome.exchange();
    exchange.begin(Outcome.request());
    exchange.readOutput(new byte[100], 0, 100);
    return exchange;
  }

  @Test
  void shouldRefuseSuccessBeforeTheRequestIsSentWhole() {
    HttpExchange exchange = halfSent();
    byte[] answer = Outcome.latin1(field("X: y"));
    exchange.offerInput(answer, 0, answer.length);
    assertEquals(HttpError.EARLY_ANSWER, exchange.error());
    assertEquals(0, exchange.outputAvailable());
  }

  @Test
  void shouldTakeARefusalBeforeTheRequestIsSentWholeAndStopSending() {
    HttpExchange exchange = halfSent();
    byte[] answer = Outcome.latin1("HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n");
    exchange.offerInput(answer, 0, answer.length);
    assertTrue(exchange.isDone());
    assertEquals(413, exchange.status());
    assertEquals(0, exchange.outputAvailable());
    assertFalse(exchange.isReusable());
  }

  @Test
  void shouldSendOnAfterAnInterimAnswer() {
    HttpExchange exchange = halfSent();
    byte[] interim = Outcome.latin1("HTTP/1.1 100 Continue\r\n\r\n");
    exchange.offerInput(interim, 0, interim.length);
    assertTrue(exchange.outputAvailable() > 0);
    Outcome.send(exchange);
    byte[] answer = Outcome.latin1(field("X: y"));
    exchange.offerInput(answer, 0, answer.length);
    assertEquals(200, exchange.status());
    assertTrue(exchange.isReusable());
  }

  // ---- codes ----

  @Test
  void shouldNameEachErrorInItsOwnWords() {
    Set<String> names = new HashSet<>();
    for (int error = 0; error < HttpError.COUNT; error++) {
      assertTrue(names.add(HttpError.name(error)));
    }
    assertEquals("unknown", HttpError.name(HttpError.COUNT));
    assertEquals("unknown", HttpError.name(-1));
  }
}
