/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmChecksTest {

  private static final List<String> SERVER =
      List.of(
          "identity.certificate = a.crt",
          "identity.key = a.key",
          "trust.certificates = ca.crt",
          "dm.server.a.id = com.example",
          "dm.server.a.address = https://dm.example.com/dm",
          "dm.server.a.client.name = board",
          "dm.server.a.client.secret = c.txt",
          "dm.server.a.server.secret = s.txt");

  private static ConfigurationResult with(String... more) {
    return Texts.read(Stream.concat(SERVER.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static ConfigurationResult without(String start, String... more) {
    Stream<String> kept = SERVER.stream().filter(line -> !line.startsWith(start));
    return Texts.read(Stream.concat(kept, Stream.of(more)).toArray(String[]::new));
  }

  private static void assertError(String expected, ConfigurationResult result) {
    assertEquals(1, result.errors().size(), result::text);
    assertTrue(result.text().contains(expected), result::text);
  }

  @Test
  void shouldTakeAServerThatIsComplete() {
    assertEquals("", with().text());
    assertEquals(1, with().configuration().dm().servers().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "address", "client.name", "client.secret", "server.secret"})
  void shouldAskForWhatAServerMustHave(String key) {
    assertError("dm.server.a." + key + ": missing; it is mandatory", without("dm.server.a." + key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity.certificate", "identity.key"})
  void shouldAskForAnIdentity(String key) {
    assertError(key + ": missing; it is mandatory", without(key));
  }

  @Test
  void shouldAskForNoSecretWhereTlsIsEnough() {
    assertEquals("", without("dm.server.a.client", "dm.server.a.client.auth = transport").text());
    assertEquals("", without("dm.server.a.server.s", "dm.server.a.server.auth = transport").text());
  }

  @Test
  void shouldRefuseTheSameServerTwice() {
    assertError(
        "dm.server.b.id = com.example: dm.server.a has the same",
        with(
            "dm.server.b.id = com.example",
            "dm.server.b.address = https://b/",
            "dm.server.b.client.auth = transport",
            "dm.server.b.server.auth = transport"));
  }

  @Test
  void shouldAskForSomethingByWhichToKnowTheServer() {
    assertError(
        "dm.server.a.fingerprint: nothing tells whether the server is the right one",
        without("trust.certificates"));
    String fingerprint = "dm.server.a.fingerprint = sha256:" + Texts.DIGEST;
    assertEquals("", without("trust.certificates", fingerprint).text());
  }

  @Test
  void shouldRefuseHttpUnlessItIsATrial() {
    String plain = "dm.server.a.address = HTTP://dm.example.com/";
    assertError("dm.plain.http, which is for trials alone", without("dm.server.a.address", plain));
    ConfigurationResult trial = without("dm.server.a.address", plain, "dm.plain.http = true");
    assertTrue(trial.isValid(), trial::text);
    assertTrue(trial.text().startsWith("warning: "), trial::text);
    assertTrue(trial.text().contains("whoever is on the way can read everything"), trial::text);
  }

  @ParameterizedTest
  @CsvSource({"client, basic", "client, transport", "server, basic", "server, transport"})
  void shouldRefuseWhatProvesNothingOutsideOfTls(String side, String proof) {
    assertError(
        side + ".auth = " + proof + ": it proves nothing without https",
        without(
            "dm.server.a.address",
            "dm.server.a.address = http://dm.example.com/",
            "dm.plain.http = true",
            "dm.server.a." + side + ".auth = " + proof));
  }

  @Test
  void shouldRefuseALeastPauseAboveTheLongest() {
    assertError(
        "dm.backoff.max.ms = 4000: dm.backoff.min.ms of 5000 is above dm.backoff.max.ms of 4000",
        with("dm.backoff.max.ms = 4000"));
  }

  @Test
  void shouldRefuseMoreServersThanTheLimit() {
    assertError(
        "dm.server.b: entry 2 of its kind; limit.dm.servers is 1",
        with(
            "limit.dm.servers = 1",
            "dm.server.b.id = b",
            "dm.server.b.address = https://b/",
            "dm.server.b.client.auth = transport",
            "dm.server.b.server.auth = transport"));
  }
}
