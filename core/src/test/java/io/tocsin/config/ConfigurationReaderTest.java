/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  @Test
  void shouldNameFileLineKeyValueAndWhatIsAllowed() {
    List<String> errors =
        Texts.errors(
            Texts.withIdentity(
                "# a comment",
                "target.noc.host = noc.example.com",
                "target.noc.security.name = receiver",
                "target.noc.port = 99999"));
    assertEquals(
        List.of("tocsin.conf:4: target.noc.port = 99999: not a port; allowed: 1 to 65535"), errors);
  }

  @Test
  void shouldGiveThePartsOfAnError() {
    ConfigurationError error = Texts.read("", "log.level = loud").errors().get(0);
    assertEquals("tocsin.conf", error.file());
    assertEquals(2, error.line());
    assertEquals("log.level", error.key());
    assertEquals("loud", error.value());
    assertEquals("not one of the words known here", error.problem());
    assertEquals("error, warning, info, debug", error.allowed());
  }

  @Test
  void shouldTellAllErrorsAtOnceInTheOrderOfTheLines() {
    ConfigurationResult result =
        Texts.read(
            "sensor.cpu.high = 75", // lacks its clearing value
            "log.level = loud",
            "target.noc.port = 0", // lacks host and more
            "nonsense",
            "group.g.members = a",
            "group.g.read = missing",
            "limit.sessions = many");
    assertFalse(result.isValid());
    assertNull(result.configuration());
    List<Integer> lines = result.errors().stream().map(ConfigurationError::line).toList();
    assertEquals(List.of(1, 2, 3, 3, 3, 3, 4, 6, 7, 0, 0), lines);
    assertEquals(result.errors().size(), result.text().lines().count());
  }

  @Test
  void shouldNotFollowUpAWrongValueWithASecondError() {
    assertEquals(
        List.of(
            "tocsin.conf:1: sensor.cpu.high = hot: not a decimal number;"
                + " allowed: -2000000 to 2000000, up to 3 decimals"),
        Texts.errors("sensor.cpu.high = hot", "sensor.cpu.high.clear = 80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log.level=debug",
        "log.level = debug",
        "  log.level\t=\tdebug \t",
        "log.level = debug\r",
        "\uFEFFlog.level = debug",
        "# log.level = error\n! log.level = error\n\n \t\n  # note\nlog.level = debug\n",
      })
  void shouldReadTheFormsOfALine(String text) {
    ConfigurationResult result = Texts.readText(text);
    assertTrue(result.isValid(), result::text);
    assertEquals(3, result.configuration().logLevel());
  }

  @Test
  void shouldTakeAllBehindTheFirstEqualsSignAsTheValue() {
    assertEquals("a=b # c \\n", Texts.configuration("system.name = a=b # c \\n").systemName());
  }

  @Test
  void shouldCountLinesByLineFeeds() {
    assertEquals(4, Texts.readText("\r\n#\r\n\n?").errors().get(0).line());
  }

  @Test
  void shouldRefuseALineWithoutEqualsSign() {
    assertEquals(
        List.of("tocsin.conf:1: log.level debug: no = in this line; allowed: key = value"),
        Texts.errors("log.level debug"));
  }

  @Test
  void shouldRefuseALineWithoutKey() {
    assertEquals(
        List.of("tocsin.conf:1: nothing before the =; allowed: key = value"),
        Texts.errors(" = debug"));
  }

  @Test
  void shouldRefuseAKeyThatStandsTwiceAndNameBothLines() {
    assertEquals(
        List.of("tocsin.conf:3: log.level = info: this key stands in line 1 already"),
        Texts.errors("log.level = debug", "", "log.level = info"));
  }

  @Test
  void shouldAdviseAgainstACommentBehindAValue() {
    assertEquals(
        List.of(
            "tocsin.conf:1: limit.sessions = 9 # few: not a whole number"
                + " (a comment needs a line of its own); allowed: 1 to 256 sessions"),
        Texts.errors("limit.sessions = 9 # few"));
  }

  @Test
  void shouldRefuseWhatIsNotUtf8AndNameLineAndByte() {
    byte[] content =
        "log.level = info\nsystem.name = b\u00fcro".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        List.of("tocsin.conf:2: byte 16 of the line is not UTF-8; save the file as UTF-8"),
        Texts.texts(ConfigurationReader.read("tocsin.conf", content).errors()));
  }

  @Test
  void shouldRefuseControlCharactersAndNotPrintThem() {
    assertEquals(
        List.of(
            "tocsin.conf:1: control character \\u001b in the line",
            "tocsin.conf:2: control character \\u0000 in the line",
            "tocsin.conf:3: control character \\u000d in the line",
            "tocsin.conf:4: control character \\u0085 in the line"),
        Texts.errors("log.level = \u001b[2J", "\0", "# one\rtwo", "# \u0085"));
  }

  @Test
  void shouldEscapeInvisibleCharactersOfKeysAndValues() {
    assertEquals(
        List.of(
            "tocsin.conf:1: \\u00a0log.level = in\\u202efo: unknown key; did you mean log.level?"),
        Texts.errors("\u00a0log.level = in\u202efo"));
  }

  @Test
  void shouldCutLongValuesInErrors() {
    assertEquals(
        List.of(
            "tocsin.conf:1: log.level = "
                + "x".repeat(80)
                + "...: not one of the words known here; allowed: error, warning, info, debug"),
        Texts.errors("log.level = " + "x".repeat(81)));
  }

  @Test
  void shouldTakeALineOfTheGreatestLengthAndRefuseALongerOne() {
    String line = "#" + "x".repeat(Limits.CONFIGURATION_LINE_BYTES_MAX - 1);
    assertEquals(List.of(), Texts.errors(line + "\r"));
    assertEquals(
        List.of("tocsin.conf:1: the line is longer than 4096 bytes"), Texts.errors(line + "x"));
  }

  @Test
  void shouldTakeAFileOfTheGreatestSizeAndRefuseAGreaterOne() {
    byte[] content = "\n".repeat(Limits.CONFIGURATION_BYTES_MAX).getBytes(StandardCharsets.UTF_8);
    assertTrue(ConfigurationReader.read("tocsin.conf", content).isValid());
    ByteArrayOutputStream greater = new ByteArrayOutputStream();
    greater.writeBytes(content);
    greater.write('\n');
    assertEquals(
        List.of("tocsin.conf: the file has 98305 bytes; allowed: up to 98304 bytes"),
        Texts.texts(ConfigurationReader.read("tocsin.conf", greater.toByteArray()).errors()));
  }

  @Test
  void shouldCountTheErrorsBeyondTheBound() {
    int lines = Limits.CONFIGURATION_ERRORS_MAX + 7;
    ConfigurationResult result = Texts.readText("x\n".repeat(lines));
    assertEquals(Limits.CONFIGURATION_ERRORS_MAX, result.errors().size());
    assertEquals(7, result.errorsNotListed());
    assertTrue(result.text().endsWith("\nand 7 more errors\n" + warning()), result::text);
  }

  private static String warning() {
    return "warning: tocsin.conf: there is no listener, no target and no DM server: the agent serves"
        + " nobody and tells nobody\n";
  }

  @Test
  void shouldStartSafelyWithAnEmptyFile() {
    ConfigurationResult result = Texts.readText("");
    assertTrue(result.isValid());
    assertEquals(warning(), result.text());
    assertEquals("tocsin.conf", result.configuration().fileName());
  }

  @ParameterizedTest
  @CsvSource({
    "log.levle, log.level",
    "LOG.LEVEL, log.level",
    "log_level, log.level",
    "target.noc.prot, target.noc.port",
    "target.security.name, target.NAME.security.name",
    "listen.port, listen.NAME.port",
    "listen.a.adress, listen.a.address",
    "sensor.cpu.high-clear, sensor.cpu.high.clear",
    "limit.session, limit.sessions",
    "trust.certificate, trust.certificates",
    "map.1.fingerprnt, map.1.fingerprint",
  })
  void shouldSuggestTheKeyThatWasMeant(String written, String meant) {
    assertEquals(
        "unknown key; did you mean " + meant + '?',
        Texts.read(written + " = 1").errors().get(0).problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"color", "x.y.z", "map", "target.noc", "listen.", ".", "sensor..", "map.1."})
  void shouldSuggestNothingForWhatIsFarFromEveryKey(String written) {
    assertEquals("unknown key", Texts.read(written + " = 1").errors().get(0).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a_b", "\u00e4", "a b", "abcdefghijklmnopqrstuvwxyz-01234567"})
  void shouldRefuseNamesOfOtherCharactersOrTooLong(String name) {
    ConfigurationError error = Texts.read("line." + name + ".report = both").errors().get(0);
    assertEquals('"' + name + "\" is no NAME here", error.problem());
    assertEquals("1 to 32 lower-case letters, digits and hyphens", error.allowed());
  }

  @Test
  void shouldTakeTheLongestName() {
    String name = "abcdefghijklmnopqrstuvwxyz-01234";
    assertEquals(32, name.length());
    assertEquals(
        name, Texts.configuration("line." + name + ".report = both").lines().get(0).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "-1", "x", "4294967296", "99999999999999999999"})
  void shouldRefuseNumbersOutOfRange(String number) {
    ConfigurationError error = Texts.read("map." + number + ".type = cn").errors().get(0);
    assertEquals('"' + number + "\" is no N here", error.problem());
    assertEquals("1 to 4294967295, without leading zeros", error.allowed());
  }

  @Test
  void shouldAskForANameInPlaceOfThePlaceholder() {
    assertEquals(
        List.of("tocsin.conf:1: line.NAME.report = both: NAME stands for a name of your choice"),
        Texts.errors("line.NAME.report = both"));
    assertEquals(
        List.of("tocsin.conf:1: map.N.type = cn: N stands for a number of your choice"),
        Texts.errors("map.N.type = cn"));
  }
}
