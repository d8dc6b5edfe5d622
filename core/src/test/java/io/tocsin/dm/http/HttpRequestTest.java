/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request as it goes onto the wire. */
class HttpRequestTest {

  private final HttpRequest request =
      new HttpRequest("Tocsin/1.0").setUrl(HttpUrl.parse("http://dm.example.com:8080/dm?a=b"));

  private static String sent(HttpRequest request, int pieceBytes) {
    HttpExchange exchange = new HttpExchange(HttpLimits.DEFAULT, new byte[64]);
    assertEquals(HttpError.NONE, exchange.begin(request));
    StringBuilder all = new StringBuilder();
    byte[] piece = new byte[pieceBytes + 2];
    while (exchange.outputAvailable() > 0) {
      int before = exchange.outputAvailable();
      int count = exchange.readOutput(piece, 1, pieceBytes);
      assertTrue(count > 0 && count <= pieceBytes);
      assertEquals(before - count, exchange.outputAvailable());
      all.append(new String(piece, 1, count, StandardCharsets.ISO_8859_1));
    }
    assertEquals(0, exchange.readOutput(piece, 1, pieceBytes));
    return all.toString();
  }

  @Test
  void shouldHaveWhatTheBindingToHttpAsksFor() {
    byte[] message = Outcome.latin1("..message..");
    request.setMessage(message, 2, 7, MediaType.WBXML);
    byte[] integrity = Outcome.latin1("mac=x");
    request.setIntegrity(integrity, integrity.length);
    assertEquals(
        String.join(
            "\r\n",
            "POST /dm?a=b HTTP/1.1",
            "Host: dm.example.com:8080",
            "User-Agent: Tocsin/1.0",
            "Accept: application/vnd.syncml.dm+wbxml, application/vnd.syncml.dm+xml",
            "Accept-Charset: utf-8",
            "Accept-Encoding: identity",
            "Cache-Control: no-store",
            "Connection: keep-alive",
            "Content-Type: application/vnd.syncml.dm+wbxml",
            "Content-Length: 7",
            "x-syncml-hmac: mac=x",
            "",
            "message"),
        sent(request, 10_000));
  }

  @Test
  void shouldSayWhenTheConnectionIsNotToBeKept() {
    assertTrue(sent(request.setKeepAlive(false), 100).contains("\r\nConnection: close\r\n"));
  }

  @Test
  void shouldForgetTheIntegrityOfTheMessageBefore() {
    request.setMessage(Outcome.latin1("a"), 0, 1, MediaType.XML);
    request.setIntegrity(Outcome.latin1("mac=x"), 5);
    request.setMessage(Outcome.latin1("b"), 0, 1, MediaType.XML);
    String text = sent(request, 100);
    assertTrue(!text.contains("hmac") && text.endsWith("\r\n\r\nb"), text);
  }

  @Property
  void shouldGoOutTheSameInAnyPieces(@ForAll @IntRange(min = 1, max = 700) int pieceBytes) {
    byte[] message = new byte[300];
    Arrays.fill(message, (byte) 'm');
    request.setMessage(message, 0, 300, MediaType.XML);
    assertEquals(sent(request, 10_000), sent(request, pieceBytes));
  }

  @ParameterizedTest
  @CsvSource({"http://[::1]/, [::1]", "https://a:443/, a", "http://a:443/, a:443"})
  void shouldNameTheHost(String url, String host) {
    String text = sent(request.setUrl(HttpUrl.parse(url)), 100);
    assertTrue(text.contains("\r\nHost: " + host + "\r\n"), text);
  }

  @Test
  void shouldRefuseAHeadThatIsTooLarge() {
    HttpExchange exchange = new HttpExchange(new HttpLimits(512, 64, 1, 64, 0), new byte[64]);
    request.setUrl(HttpUrl.parse("http://a/" + "x".repeat(500)));
    assertEquals(HttpError.REQUEST_HEAD_TOO_LARGE, exchange.begin(request));
    assertEquals(HttpError.REQUEST_HEAD_TOO_LARGE, exchange.error());
    assertTrue(exchange.isDone());
    assertEquals(0, exchange.outputAvailable());
    assertEquals(HttpError.NONE, exchange.begin(request.setUrl(HttpUrl.parse("http://a/"))));
  }

  @Test
  void shouldRefuseToWriteControlCharacters() {
    assertThrows(IllegalArgumentException.class, () -> new HttpRequest("a\r\nb"));
    assertThrows(IllegalArgumentException.class, () -> new HttpRequest("\u00fc"));
    byte[] value = Outcome.latin1("a\r\nb");
    assertThrows(IllegalArgumentException.class, () -> request.setIntegrity(value, 4));
  }

  @Test
  void shouldRefuseBoundsThatAreTooSmall() {
    assertThrows(IllegalArgumentException.class, () -> new HttpLimits(255, 64, 1, 64, 0));
    assertThrows(IllegalArgumentException.class, () -> new HttpLimits(256, 63, 1, 64, 0));
    assertThrows(IllegalArgumentException.class, () -> new HttpLimits(256, 64, 0, 64, 0));
    assertThrows(IllegalArgumentException.class, () -> new HttpLimits(256, 64, 1, 63, 0));
    assertThrows(IllegalArgumentException.class, () -> new HttpLimits(256, 64, 1, 64, -1));
    assertThrows(IllegalArgumentException.class, () -> new HttpTimes(0, 1, 1, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new HttpTimes(1, 1, 1, 1, 1, -1));
  }
}
