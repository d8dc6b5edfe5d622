/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.text.Hexadecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What entries say of each other. */
class CrossChecksTest {

  private static final String FINGERPRINT = "sha256:" + Texts.DIGEST;

  /** The only error of some lines. */
  private static String error(String... lines) {
    List<String> errors = Texts.errors(lines);
    assertEquals(1, errors.size(), errors::toString);
    return errors.get(0);
  }

  private static String[] lines(String... lines) {
    return lines;
  }

  private static String[] plus(String[] lines, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(lines));
    all.addAll(Arrays.asList(more));
    return all.toArray(new String[0]);
  }

  /** A target that is told of everything, in lines 1 to 5; identity and trust in 6 to 8. */
  private static String[] target(String... more) {
    return plus(
        Texts.withIdentity(
            "target.noc.host = noc.example.com",
            "target.noc.security.name = receiver",
            "view.all.include = 1.3.6.1",
            "group.receivers.members = receiver",
            "group.receivers.notify = all"),
        more);
  }

  @ParameterizedTest
  @CsvSource({
    "listen.a.port = 1, listen.a.address",
    "map.7.fingerprint = sha256:x, map.7.type",
    "map.7.type = cn, map.7.fingerprint",
    "view.a.exclude = 1.3, view.a.include",
    "group.a.level = authPriv, group.a.members",
    "target.a.port = 1, target.a.host",
    "target.a.port = 1, target.a.security.name",
  })
  void shouldAskForTheKeysThatEveryEntryMustHave(String line, String missing) {
    List<ConfigurationError> errors = Texts.read("", line).errors();
    assertTrue(
        errors.stream()
            .anyMatch(
                error ->
                    error.line() == 2
                        && missing.equals(error.key())
                        && error.problem().startsWith("missing; it is mandatory for each ")),
        errors::toString);
  }

  @Test
  void shouldAskForIdentityWithAListener() {
    assertEquals(
        List.of(
            "tocsin.conf: identity.certificate: missing; it is mandatory with a listener, a target"
                + " or a DM server; allowed: a name of up to 1024 octets",
            "tocsin.conf: identity.key: missing; it is mandatory with a listener, a target or a DM"
                + " server; allowed: a name of up to 1024 octets"),
        Texts.errors("listen.a.address = ::"));
  }

  @Test
  void shouldAskForIdentityWithATarget() {
    List<String> lines = new ArrayList<>(Arrays.asList(target()));
    lines.removeIf(line -> line.startsWith("identity."));
    assertEquals(2, Texts.errors(lines.toArray(new String[0])).size());
  }

  @Test
  void shouldAskForBothHalvesOfAnIdentity() {
    assertTrue(error("identity.key = a").startsWith("tocsin.conf: identity.certificate: missing"));
    assertTrue(error("identity.certificate = a").startsWith("tocsin.conf: identity.key: missing"));
  }

  @Test
  void shouldAskForBothFilesOfTheNextIdentity() {
    assertTrue(
        error("identity.next.key = a")
            .startsWith("tocsin.conf: identity.next.certificate: missing; it is mandatory with"));
    assertTrue(
        error("identity.next.certificate = a")
            .startsWith("tocsin.conf: identity.next.key: missing; it is mandatory with"));
  }

  @Test
  void shouldShowATargetNoIdentityThatIsNotThere() {
    String[] lines =
        Texts.withIdentity(
            "target.a.host = a",
            "target.a.security.name = a",
            "target.a.identity = next",
            "target.b.host = b",
            "target.b.security.name = b",
            "target.b.identity = current");
    assertEquals(
        List.of(
            "tocsin.conf:3: target.a.identity = next: there is no next identity; give"
                + " identity.next.certificate and identity.next.key"),
        Texts.errors(lines));
  }

  @Test
  void shouldAskForListsWhereNobodyIsAcceptedWithout() {
    assertTrue(
        error("trust.crls.strict = true")
            .startsWith(
                "tocsin.conf: trust.crls: missing; it is mandatory with trust.crls.strict = true"));
  }

  @Test
  void shouldAskForTrustOrFingerprintWithATarget() {
    List<String> lines = new ArrayList<>(Arrays.asList(target()));
    lines.removeIf(line -> line.startsWith("trust."));
    assertEquals(
        "tocsin.conf:1: target.noc.server.fingerprint: nothing tells whether the receiver is the"
            + " right one; give this key or trust.certificates; allowed: sha256:, sha384: or"
            + " sha512: and the digest in hexadecimal",
        error(lines.toArray(new String[0])));
    lines.add("target.noc.server.fingerprint = " + FINGERPRINT);
    assertEquals(List.of(), Texts.warnings(lines.toArray(new String[0])));
  }

  @Test
  void shouldWarnOfAListenerWithoutMap() {
    assertEquals(
        List.of(
            "tocsin.conf:1: no manager can be served: no certificate has a security name; add"
                + " map.1.fingerprint, map.1.type"),
        Texts.warnings(Texts.withIdentity("listen.a.address = ::")));
  }

  @Test
  void shouldWarnOfAListenerWithoutGroup() {
    assertEquals(
        List.of(
            "tocsin.conf:1: no manager may do anything: there is no group; add view.NAME.include,"
                + " group.NAME.members, group.NAME.read"),
        Texts.warnings(
            Texts.withIdentity(
                "listen.a.address = ::", "map.1.fingerprint = " + FINGERPRINT, "map.1.type = cn")));
  }

  @Test
  void shouldWarnOfAListenerWithMapButWithoutTrust() {
    assertEquals(
        List.of(
            "tocsin.conf: trust.certificates: without it only those managers are served whose own"
                + " certificate is in the map"),
        Texts.warnings(
            "listen.a.address = ::",
            "identity.certificate = a",
            "identity.key = a",
            "map.1.fingerprint = " + FINGERPRINT,
            "map.1.type = cn",
            "view.all.include = 1.3",
            "group.g.members = a",
            "group.g.read = all"));
  }

  @Test
  void shouldRefuseTwoListenersOfOneAddressAndPort() {
    String[] lines = Texts.withIdentity("listen.a.address = ::1", "listen.b.address = [::1]");
    assertEquals(
        "tocsin.conf:2: listen.b.address = [::1]: listen.a has the same address and port 10161",
        error(lines));
    assertEquals(List.of(), Texts.errors(plus(lines, "listen.b.port = 10162")));
    assertEquals(List.of(), Texts.errors(plus(lines, "listen.a.port = 0", "listen.b.port = 0")));
  }

  @Test
  void shouldAskForANameWithTypeSpecified() {
    assertEquals(
        "tocsin.conf:1: map.1.name: missing; it is mandatory with type specified;"
            + " allowed: 1 to 32 octets",
        error("map.1.fingerprint = " + FINGERPRINT, "map.1.type = specified"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc822", "dns", "ip", "any", "cn"})
  void shouldRefuseANameWithAnyOtherType(String type) {
    assertEquals(
        "tocsin.conf:2: map.1.name = joe: only type specified has a name here; with the others the"
            + " certificate gives it",
        error("map.1.fingerprint = " + FINGERPRINT, "map.1.name = joe", "map.1.type = " + type));
  }

  @Test
  void shouldWarnOfAMapEntryThatIsNeverReached() {
    String[] lines =
        lines(
            "map.10.fingerprint = " + Texts.DIGEST,
            "map.10.type = specified",
            "map.10.name = a",
            "map.9.fingerprint = " + FINGERPRINT,
            "map.9.type = specified",
            "map.9.name = b",
            "map.11.fingerprint = " + FINGERPRINT,
            "map.11.type = cn");
    List<String> warnings = Texts.warnings(lines);
    assertEquals(
        "tocsin.conf:1: map.10.fingerprint = "
            + Texts.DIGEST
            + ": never reached: map.9 has the same fingerprint and type",
        warnings.get(0));
    assertEquals(2, warnings.size(), "the second is about the lack of listeners");
  }

  @Test
  void shouldKeepMapEntriesInTheOrderOfTheirNumbers() {
    List<CertificateMapSettings> map =
        Texts.configuration(
                "map.4294967295.type = cn",
                "map.4294967295.fingerprint = " + FINGERPRINT,
                "map.10.type = dns",
                "map.10.fingerprint = " + FINGERPRINT,
                "map.9.type = ip",
                "map.9.fingerprint = " + FINGERPRINT)
            .certificateMap();
    assertEquals(9, map.get(0).number());
    assertEquals(10, map.get(1).number());
    assertEquals(4_294_967_295L, map.get(2).number());
  }

  @Test
  void shouldLeaveRoomForThePrefixInMappedNames() {
    String[] lines =
        lines(
            "map.1.fingerprint = " + FINGERPRINT,
            "map.1.type = specified",
            "map.1.name = " + "x".repeat(29));
    assertEquals(List.of(), Texts.errors(lines));
    assertEquals(
        "tocsin.conf:3: map.1.name = xxxxxxxxxxxxxxxxxxxxxxxxxxxxx: too long for tsm.prefix = true,"
            + " which adds tls:; allowed: 1 to 28 octets",
        error(plus(lines, "tsm.prefix = true")));
  }

  @Test
  void shouldAskForThePrefixInSecurityNamesOfTargets() {
    assertEquals(
        "tocsin.conf:2: target.noc.security.name = receiver: with tsm.prefix = true no message can"
            + " be sent under this name; allowed: tls: and a name",
        error(target("tsm.prefix = true")));
    String[] prefixed = target("tsm.prefix = true");
    prefixed[1] = "target.noc.security.name = tls:receiver";
    prefixed[3] = "group.receivers.members = tls:receiver";
    assertEquals(List.of(), Texts.warnings(prefixed));
    prefixed[1] = "target.noc.security.name = tls:";
    assertEquals(1, Texts.errors(prefixed).size());
  }

  @Test
  void shouldWarnOfMembersWithoutThePrefix() {
    assertEquals(
        "tocsin.conf:2: group.g.members = tls:a, b, c: nobody has the name b; with tsm.prefix ="
            + " true security names start with tls:",
        Texts.warnings(
                "view.all.include = 1.3",
                "group.g.members = tls:a, b, c",
                "group.g.read = all",
                "tsm.prefix = true")
            .get(0));
  }

  @Test
  void shouldRefuseASubtreeThatIsBothIncludedAndExcluded() {
    assertEquals(
        "tocsin.conf:2: view.a.exclude = 1.3.6/80: 1.3.6 is included in line 1 and excluded here",
        error("view.a.include = 1.3, 1.3.6", "view.a.exclude = 1.3.6/80"));
    assertEquals(
        List.of(),
        Texts.errors("view.a.include = 1.3", "view.a.exclude = 1.3.6", "view.b.include = 1.3.6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write", "notify"})
  void shouldRefuseAViewThatIsNotThere(String access) {
    assertEquals(
        "tocsin.conf:2: group.g."
            + access
            + " = al: there is no view.al.include; did you mean all?",
        error("group.g.members = a", "group.g." + access + " = al", "view.all.include = 1.3"));
    assertEquals(
        "tocsin.conf:2: group.g." + access + " = other: there is no view.other.include",
        error("group.g.members = a", "group.g." + access + " = other", "view.all.include = 1.3"));
  }

  @Test
  void shouldRefuseANameInTwoGroups() {
    assertEquals(
        "tocsin.conf:3: group.h.members = c, b: b is in group.g already, line 2;"
            + " allowed: each name in one group",
        error(
            "view.all.include = 1.3",
            "group.g.members = a, b",
            "group.h.members = c, b",
            "group.g.read = all",
            "group.h.read = all"));
  }

  @Test
  void shouldWarnOfAGroupThatMayDoNothing() {
    assertEquals(
        "tocsin.conf:1: group.g.members = a: the members may do nothing; name a view in"
            + " group.g.read",
        Texts.warnings("group.g.members = a").get(0));
  }

  @Test
  void shouldWarnOfATargetThatWillBeToldNothing() {
    String[] lines = target();
    assertEquals(List.of(), Texts.warnings(lines));
    lines[4] = "group.receivers.read = all";
    assertEquals(
        List.of(
            "tocsin.conf:2: target.noc.security.name = receiver: it will be told nothing: no group"
                + " with a notify view in the default context has this member"),
        Texts.warnings(lines));
  }

  /** RFC 3415 §3.2 step 3: the empty name matches no other, nor the beginning of one. */
  @ParameterizedTest
  @ValueSource(strings = {"exact", "prefix"})
  void shouldWarnOfAGroupThatCannotMatchTheDefaultContext(String match) {
    String[] lines = target();
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("group.receivers.context = other");
    all.add("group.receivers.context.match = " + match);
    assertEquals(
        List.of(
            "tocsin.conf:2: target.noc.security.name = receiver: it will be told nothing: no group"
                + " with a notify view in the default context has this member",
            "tocsin.conf:"
                + (lines.length + 1)
                + ": group.receivers.context = other: the members may do nothing and are told"
                + " nothing: all objects and notifications are in the default context, whose name"
                + " is empty"),
        Texts.warnings(all.toArray(new String[0])));
    all.set(lines.length, "group.receivers.context =");
    assertEquals(List.of(), Texts.warnings(all.toArray(new String[0])));
  }

  @Test
  void shouldRefuseABackoffThatShrinks() {
    assertEquals(
        "tocsin.conf:9: target.noc.backoff.max.ms = 999: target.noc.backoff.min.ms of 1000 is above"
            + " target.noc.backoff.max.ms of 999",
        error(target("target.noc.backoff.max.ms = 999")));
    assertEquals(
        "tocsin.conf:9: target.noc.backoff.min.ms = 300001: target.noc.backoff.min.ms of 300001 is"
            + " above target.noc.backoff.max.ms of 300000",
        error(target("target.noc.backoff.min.ms = 300001")));
    assertEquals(
        List.of(),
        Texts.errors(target("target.noc.backoff.min.ms = 200", "target.noc.backoff.max.ms = 200")));
  }

  @Test
  void shouldTakeThresholdsInOrder() {
    SensorSettings sensor =
        Texts.configuration(
                "sensor.t.low = -1",
                "sensor.t.low.clear = 0.5",
                "sensor.t.high.clear = 0.5",
                "sensor.t.high = 0.501")
            .sensors()
            .get(0);
    assertEquals(-1_000, sensor.lowMilli());
    assertEquals(500, sensor.lowClearMilli());
    assertEquals(500, sensor.highClearMilli());
    assertEquals(501, sensor.highMilli());
  }

  @Test
  void shouldTakeASensorWithAFileAndNoThreshold() {
    SensorSettings sensor = sensor("sensor.t.file = t.txt");
    assertTrue(sensor.hasFile());
    assertEquals("t.txt", sensor.file());
    assertEquals("", sensor.unit());
    assertEquals(1_000_000_000, sensor.scaleNano());
    assertEquals(0, sensor.offsetMilli());
    assertEquals("", sensor.pattern());
  }

  private static SensorSettings sensor(String... lines) {
    return Texts.configuration(lines).sensors().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unit = C", "scale = 2", "offset = 1", "pattern = t="})
  void shouldRefuseWhatBelongsToTheFileOfASensorWithoutOne(String setting) {
    assertEquals(
        "tocsin.conf:1: sensor.t." + setting + ": only a sensor with sensor.t.file has this",
        error("sensor.t." + setting, "sensor.t.high = 1", "sensor.t.high.clear = 0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | all would be the same",
        "0.000 | all would be the same",
        "-0 | all would be the same",
        "0.0000000001 | more than 9 decimals",
        "1000000.000000001 | too great",
        "999999999999999 | too great",
        "-1000001 | too small",
        "9999999999999999 | not a decimal number",
        "1e-3 | not a decimal number",
        "0,001 | not a decimal number",
        "NaN | not a decimal number",
      })
  void shouldRefuseAFactorThatIsNone(String factor, String problem) {
    assertEquals(
        "tocsin.conf:2: sensor.t.scale = "
            + factor
            + ": "
            + problem
            + "; allowed: -1000000 to 1000000 but not 0, up to 9 decimals",
        error("sensor.t.file = t", "sensor.t.scale = " + factor));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000000000",
    "-1000000, -1000000000000000",
    "0.000000001, 1",
    "-0.0625, -62500000",
    "999999.999999999, 999999999999999",
  })
  void shouldReadAFactorExactly(String factor, long expected) {
    assertEquals(expected, sensor("sensor.t.file = t", "sensor.t.scale = " + factor).scaleNano());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 4, 4, sensor.t.high.clear = 4: not in order with sensor.t.high in line 4, less than 4",
    "1, 2, 5, 4, sensor.t.high.clear = 5: not in order with sensor.t.high in line 4, less than 4",
    "1, 1, 3, 4, sensor.t.low = 1: not in order with sensor.t.low.clear in line 2, less than 1",
    "2, 1, 3, 4, sensor.t.low = 2: not in order with sensor.t.low.clear in line 2, less than 1",
    "1, 3.001, 3, 4,"
        + " sensor.t.low.clear = 3.001: not in order with sensor.t.high.clear in line 3, up to 3",
  })
  void shouldRefuseThresholdsOutOfOrder(
      String low, String lowClear, String highClear, String high, String problem, String allowed) {
    String found =
        error(
            "sensor.t.low = " + low,
            "sensor.t.low.clear = " + lowClear,
            "sensor.t.high.clear = " + highClear,
            "sensor.t.high = " + high);
    assertEquals(problem + "; allowed: " + allowed, found.substring(found.indexOf(' ') + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "high, high.clear",
    "high.clear, high",
    "low, low.clear",
    "low.clear, low",
  })
  void shouldAskForAThresholdAndItsClearingValueTogether(String given, String missing) {
    assertTrue(
        error("sensor.t." + given + " = 1")
            .startsWith("tocsin.conf:1: sensor.t." + missing + ": missing; it is mandatory "));
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000, all bits are alike",
    "ffffffffff, all bits are alike",
    "0180ff0102, 'without the first bit, RFC 3411 asks for 12 octets'",
    "01ffffffffffffffffffffffff, 'without the first bit, RFC 3411 asks for 12 octets'",
    "8000000006, this is localEngineID",
  })
  void shouldRefuseWhatIsNoEngineId(String octets, String problem) {
    assertTrue(error("engine.id = " + octets).contains(octets + ": " + problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8000000001", "800000000601", "000000000000000000000001", "80ffffffff"})
  void shouldTakeEngineIds(String octets) {
    assertEquals(
        octets, Hexadecimal.format(Texts.configuration("engine.id = " + octets).engineId()));
  }

  @Test
  void shouldHoldTheBoundsOnEntries() {
    assertEquals(
        "tocsin.conf:3: line.b: entry 2 of its kind; limit.lines is 1",
        error("limit.lines = 1", "line.a.report = both", "line.b.report = both"));
    assertTrue(
        error("limit.links = 1", "link.a.report = up", "link.b.report = up")
            .endsWith("link.b: entry 2 of its kind; limit.links is 1"));
    assertTrue(
        error("limit.sensors = 0", "sensor.a.high = 1", "sensor.a.high.clear = 0")
            .endsWith("sensor.a: entry 1 of its kind; limit.sensors is 0"));
    assertTrue(
        error("limit.views = 1", "view.a.include = 1", "view.b.include = 1")
            .endsWith("view.b: entry 2 of its kind; limit.views is 1"));
    assertTrue(
        error("limit.groups = 1", "group.a.members = a", "group.b.members = b")
            .endsWith("group.b: entry 2 of its kind; limit.groups is 1"));
    assertTrue(
        error(
                "limit.map.entries = 1",
                "map.2.type = cn",
                "map.2.fingerprint = " + FINGERPRINT,
                "map.1.type = cn",
                "map.1.fingerprint = " + FINGERPRINT)
            .endsWith(":2: map.2: entry 2 of its kind; limit.map.entries is 1"));
    assertTrue(
        error(
                Texts.withIdentity(
                    "limit.listeners = 1", "listen.a.address = ::", "listen.b.address = ::1"))
            .endsWith("listen.b: entry 2 of its kind; limit.listeners is 1"));
    assertTrue(
        error(target("limit.targets = 1", "target.b.host = b", "target.b.security.name = receiver"))
            .endsWith("target.b: entry 2 of its kind; limit.targets is 1"));
  }

  @Test
  void shouldHoldTheBoundsOnSums() {
    assertEquals(
        "tocsin.conf:3: group.b.members = c, d: with this there are 4 names;"
            + " limit.group.members is 3",
        error("limit.group.members = 3", "group.a.members = a, b", "group.b.members = c, d"));
    assertEquals(
        "tocsin.conf:3: view.a.exclude = 1.3.6: with this there are 3 subtrees;"
            + " limit.view.subtrees is 2",
        error("limit.view.subtrees = 2", "view.a.include = 1.3, 1.4", "view.a.exclude = 1.3.6"));
    assertEquals(
        "tocsin.conf:1: outbox.warning.events = 1985: with this there are 2049 events;"
            + " limit.outbox.events is 2048",
        error("outbox.warning.events = 1985"));
    assertEquals(
        "tocsin.conf: outbox.critical.events: with this there are 201 events;"
            + " limit.journal.events is 200",
        error(
            "limit.journal.events = 200",
            "outbox.warning.events = 73",
            "outbox.informational.events = 500"));
  }

  @Test
  void shouldHoldTheBoundOnSumsForDefaultsToo() {
    assertEquals(
        "tocsin.conf: outbox.critical.events: with this there are 256 events;"
            + " limit.outbox.events is 255",
        error("limit.outbox.events = 255"));
  }

  @Test
  void shouldLeaveSessionsForAllTargetsAndOneManager() {
    String[] lines = target("limit.sessions = 1");
    assertEquals(List.of(), Texts.errors(lines));
    assertEquals(
        "tocsin.conf:9: limit.sessions = 1: too few for 1 targets and managers;"
            + " allowed: at least 2",
        error(plus(lines, "listen.a.address = ::")));
    assertEquals(List.of(), Texts.errors(target("limit.sessions = 2", "listen.a.address = ::")));
  }

  @Test
  void shouldAskForOneInformInFlightPerTarget() {
    String[] lines =
        target(
            "target.noc.type = inform",
            "target.b.host = b",
            "target.b.security.name = receiver",
            "limit.informs.in.flight = 1");
    assertEquals(List.of(), Texts.errors(lines));
    assertEquals(
        "tocsin.conf:12: limit.informs.in.flight = 1: too few for 2 targets of type inform;"
            + " allowed: at least 2",
        error(plus(lines, "target.b.type = inform")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.snmp", "trace.dm"})
  void shouldWarnOfATraceThatNobodySees(String key) {
    for (String level : lines("error", "warning")) {
      List<String> warnings = Texts.warnings(key + " = on", "log.level = " + level);
      assertTrue(
          warnings.contains(
              "tocsin.conf:1: "
                  + key
                  + " = on: nothing will be seen of it: log.level leaves out info"),
          warnings::toString);
    }
    for (String other : lines("log.level = info", "log.level = debug")) {
      assertTrue(Texts.warnings(key + " = on", other).stream().noneMatch(w -> w.contains(key)));
    }
    assertTrue(
        Texts.warnings(key + " = off", "log.level = error").stream()
            .noneMatch(w -> w.contains(key)));
  }
}
