/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.AccessDecision;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What managers do to the tables of RFC 3415 §4 counts at once, and in no other way. */
class VacmMibTest {

  private static final String GROUP = "1.3.6.1.6.3.16.1.2.1.";
  private static final String ACCESS = "1.3.6.1.6.3.16.1.4.1.";
  private static final String FAMILY = "1.3.6.1.6.3.16.1.5.2.1.";

  /** Security model 4 (TSM), and the name ann. */
  private static final String ANN = ".4.3.97.110.110";

  /** The group ops, the default context, security model 4, authPriv. */
  private static final String OPS = ".3.111.112.115.0.4.3";

  private static final String ALL_INTERNET = ".3.97.108.108.4.1.3.6.1";
  private static final String ALL_BUT_SYSTEM = ".3.97.108.108.7.1.3.6.1.2.1.1";

  private static final int TSM = 4;
  private static final Oid SYS_NAME = Oid.of(1, 3, 6, 1, 2, 1, 1, 5, 0);
  private static final Oid IF_NUMBER = Oid.of(1, 3, 6, 1, 2, 1, 2, 1, 0);

  private final VacmMib mib =
      new VacmMib(new RowStore(null, 4_096), 8, (into, offset, length) -> into[offset] = 1);
  private final MibRegistry registry = new MibRegistry(8, 16, 2_048);

  VacmMibTest() {
    registry.register(mib.groups());
    registry.register(mib.access());
    registry.register(mib.families());
  }

  private int set(SetRequest... variables) {
    return SetRequest.send(registry, variables);
  }

  private static SetRequest make(String status) {
    return SetRequest.integer(status, 4);
  }

  /** Without a memory, rows have to be volatile. */
  private static SetRequest passing(String storage) {
    return SetRequest.integer(storage, 2);
  }

  private void letAnnReadAndWrite() {
    assertEquals(
        ErrorStatus.NO_ERROR,
        set(
            make(GROUP + 5 + ANN),
            passing(GROUP + 4 + ANN),
            SetRequest.text(GROUP + 3 + ANN, "ops"),
            make(ACCESS + 9 + OPS),
            passing(ACCESS + 8 + OPS),
            SetRequest.text(ACCESS + 5 + OPS, "all"),
            SetRequest.text(ACCESS + 6 + OPS, "all"),
            make(FAMILY + 6 + ALL_INTERNET),
            passing(FAMILY + 5 + ALL_INTERNET)));
  }

  private int view(int type) {
    return mib.accessControl()
        .selectView(TSM, Octets.ofAscii("ann"), SecurityLevel.AUTH_PRIV, type, Octets.of());
  }

  private boolean mayRead(Oid name) {
    int view = view(AccessControl.READ);
    return view >= 0 && mib.accessControl().isInView(view, name);
  }

  @Test
  void shouldLetNobodyDoAnythingAtFirst() {
    assertEquals(AccessDecision.NO_GROUP_NAME, view(AccessControl.READ));
  }

  @Test
  void shouldGoByRowsThatAManagerHasMade() {
    letAnnReadAndWrite();
    assertTrue(mayRead(SYS_NAME));
    assertTrue(view(AccessControl.WRITE) >= 0);
    assertEquals(AccessDecision.NO_SUCH_VIEW, view(AccessControl.NOTIFY));
  }

  @Test
  void shouldGoByNoRowThatIsNotInService() {
    letAnnReadAndWrite();
    assertEquals(ErrorStatus.NO_ERROR, set(SetRequest.integer(GROUP + 5 + ANN, 2)));
    assertEquals(AccessDecision.NO_GROUP_NAME, view(AccessControl.READ));
    set(SetRequest.integer(GROUP + 5 + ANN, 1), SetRequest.integer(ACCESS + 9 + OPS, 2));
    assertEquals(AccessDecision.NO_ACCESS_ENTRY, view(AccessControl.READ));
    set(SetRequest.integer(ACCESS + 9 + OPS, 1), SetRequest.integer(FAMILY + 6 + ALL_INTERNET, 6));
    assertEquals(AccessDecision.NO_SUCH_VIEW, view(AccessControl.READ));
  }

  @Test
  void shouldExcludeAFamilyOfAView() {
    letAnnReadAndWrite();
    assertEquals(
        ErrorStatus.NO_ERROR,
        set(
            SetRequest.integer(FAMILY + 4 + ALL_BUT_SYSTEM, VacmMib.EXCLUDED),
            passing(FAMILY + 5 + ALL_BUT_SYSTEM),
            make(FAMILY + 6 + ALL_BUT_SYSTEM)));
    assertFalse(mayRead(SYS_NAME));
    assertTrue(mayRead(IF_NUMBER));
    // A mask without the last bit takes in the neighbours.
    set(SetRequest.octets(FAMILY + 3 + ALL_BUT_SYSTEM, (byte) 0xFC));
    assertFalse(mayRead(IF_NUMBER));
  }

  /** RFC 3415 §4, vacmAccessContextMatch. */
  @Test
  void shouldMatchContextsAsTheRowSays() {
    letAnnReadAndWrite();
    String prefix = ".3.111.112.115.1.99.4.3";
    set(
        make(ACCESS + 9 + prefix),
        passing(ACCESS + 8 + prefix),
        SetRequest.integer(ACCESS + 4 + prefix, VacmMib.MATCH_PREFIX));
    // The engine has the default context alone.
    assertEquals(
        AccessDecision.NO_SUCH_CONTEXT,
        mib.accessControl()
            .selectView(
                TSM,
                Octets.ofAscii("ann"),
                SecurityLevel.AUTH_PRIV,
                AccessControl.READ,
                Octets.ofAscii("cellar")));
    assertTrue(mayRead(SYS_NAME));
  }

  @Test
  void shouldHoldTheLeastLevelOfARow() {
    letAnnReadAndWrite();
    assertEquals(
        AccessDecision.NO_ACCESS_ENTRY,
        mib.accessControl()
            .selectView(
                TSM,
                Octets.ofAscii("ann"),
                SecurityLevel.AUTH_NO_PRIV,
                AccessControl.READ,
                Octets.of()));
  }

  @Test
  void shouldGoByRowsOfTheConfigurationAndOfManagersTogether() {
    mib.families().addOwn(Oid.of(3, 'a', 'l', 'l', 4, 1, 3, 6, 1), StorageType.PERMANENT);
    mib.access()
        .addOwn(
            Oid.of(3, 'o', 'p', 's', 0, 4, 3),
            StorageType.PERMANENT,
            null,
            Values.octets((byte) 'a', (byte) 'l', (byte) 'l'));
    mib.apply();
    assertEquals(AccessDecision.NO_GROUP_NAME, view(AccessControl.READ));
    set(make(GROUP + 5 + ANN), passing(GROUP + 4 + ANN), SetRequest.text(GROUP + 3 + ANN, "ops"));
    assertTrue(mayRead(SYS_NAME));
    assertEquals(ErrorStatus.NOT_WRITABLE, set(SetRequest.text(ACCESS + 5 + OPS, "none")));
  }

  /** The bounds of RFC 3415 §4 for each column and each part of an INDEX. */
  @ParameterizedTest
  @CsvSource({
    "2.1.5.4.3.97.110.110,        5",
    "2.1.5.1.1.97,                5",
    "4.1.9.1.103.0.0.1,           5",
    "4.1.9.1.103.1.99.2147483647.3, 5",
    "5.2.1.6.1.118.0,             5",
    "5.2.1.6.1.118.2.1.3,         5",
  })
  void shouldTakeEveryIndexThatTheModuleAllows(String name, int status) {
    assertEquals(
        ErrorStatus.NO_ERROR,
        set(
            SetRequest.integer("1.3.6.1.6.3.16.1." + name, status),
            SetRequest.integer(storageOf("1.3.6.1.6.3.16.1." + name), 2)));
  }

  /** The StorageType stands before the RowStatus. */
  private static String storageOf(String status) {
    return status
        .replaceFirst("16\\.1\\.2\\.1\\.5", "16.1.2.1.4")
        .replaceFirst("16\\.1\\.4\\.1\\.9", "16.1.4.1.8")
        .replaceFirst("16\\.1\\.5\\.2\\.1\\.6", "16.1.5.2.1.5");
  }

  @ParameterizedTest
  @CsvSource({
    "2.1.5.0.3.97.110.110",
    "2.1.5.4.0",
    "2.1.5.4",
    "2.1.5.4.33.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
    "4.1.9.0.0.4.3",
    "4.1.9.1.103.0.4.0",
    "4.1.9.1.103.0.4.4",
    "4.1.9.1.103.0.4",
    "4.1.9.1.103.0.2147483648.3",
    "5.2.1.6.0.2.1.3",
    "5.2.1.6.1.118",
    "5.2.1.6.1.118.3.1.3",
    "5.2.1.6.1.118.1.1.3",
  })
  void shouldAnswerNoCreationForEveryOther(String name) {
    assertEquals(ErrorStatus.NO_CREATION, set(SetRequest.integer("1.3.6.1.6.3.16.1." + name, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "2.1.3, 0, 8", // wrongLength
    "2.1.3, 33, 8",
    "2.1.3, 32, 0",
    "4.1.5, 33, 8",
    "4.1.5, 0, 0",
    "4.1.6, 33, 8",
    "4.1.7, 33, 8",
    "5.2.1.3, 17, 8",
    "5.2.1.3, 16, 0",
  })
  void shouldHoldTheLengthsOfStrings(String column, int length, int error) {
    letAnnReadAndWrite();
    String index = column.startsWith("2") ? ANN : column.startsWith("4") ? OPS : ALL_INTERNET;
    byte[] value = new byte[length];
    java.util.Arrays.fill(value, (byte) 'x');
    assertEquals(error, set(SetRequest.octets("1.3.6.1.6.3.16.1." + column + index, value)));
  }

  @ParameterizedTest
  @CsvSource({"4.1.4, 0", "4.1.4, 3", "5.2.1.4, 0", "5.2.1.4, 3"})
  void shouldHoldTheRangesOfNumbers(String column, int value) {
    letAnnReadAndWrite();
    String index = column.startsWith("4") ? OPS : ALL_INTERNET;
    assertEquals(
        ErrorStatus.WRONG_VALUE,
        set(SetRequest.integer("1.3.6.1.6.3.16.1." + column + index, value)));
  }
}
