/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.Oid;
import io.tocsin.hal.Entropy;
import io.tocsin.mib.EngineCounterScalar;
import io.tocsin.mib.IndexEncoding;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.Names;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.TestAndIncrement;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.text.HostNames;
import io.tocsin.text.Utf8;

/** SNMP-TARGET-MIB (RFC 3413 §4.1), all of it: where messages go, and under which names. */
public final class TargetMib {

  /** snmpTargetAddrTDomain. */
  static final int DOMAIN = 2;

  /** snmpTargetAddrTAddress. */
  static final int ADDRESS = 3;

  /** snmpTargetAddrTimeout, in hundredths of a second. */
  static final int TIMEOUT = 4;

  /** snmpTargetAddrRetryCount. */
  static final int RETRY_COUNT = 5;

  /** snmpTargetAddrTagList. */
  static final int TAG_LIST = 6;

  /** snmpTargetAddrParams. */
  static final int PARAMS = 7;

  private static final int ADDRESS_STORAGE = 8;
  private static final int ADDRESS_STATUS = 9;

  /** snmpTargetParamsMPModel. */
  static final int PROCESSING_MODEL = 2;

  /** snmpTargetParamsSecurityModel. */
  static final int SECURITY_MODEL = 3;

  /** snmpTargetParamsSecurityName. */
  static final int SECURITY_NAME = 4;

  /** snmpTargetParamsSecurityLevel. */
  static final int SECURITY_LEVEL = 5;

  private static final int PARAMS_STORAGE = 6;
  private static final int PARAMS_STATUS = 7;

  /** SnmpMessageProcessingModel: SNMPv3 (RFC 3411 §5). */
  static final int SNMPV3 = 3;

  /** Least snmpTargetAddrTimeout that a row in use may have, in hundredths of a second. */
  static final int TIMEOUT_MIN = 10;

  /** Greatest snmpTargetAddrTimeout that a row in use may have, in hundredths of a second. */
  static final int TIMEOUT_MAX = 30_000;

  private static final int NAME_LENGTH_MAX = 32;
  private static final int TEXT_LENGTH_MAX = 255;
  private static final int RETRIES_MAX = 255;
  private static final int TIMEOUT_DEFAULT = 1_500;
  private static final int RETRIES_DEFAULT = 3;

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 6, 3, 12);
  private static final Oid SPIN_LOCK = Names.below(MODULE, 1, 1);
  private static final Oid ADDRESS_ENTRY = Names.below(MODULE, 1, 2, 1);
  private static final Oid PARAMS_ENTRY = Names.below(MODULE, 1, 3, 1);

  /** snmpTargetCommandResponderCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 3, 1, 1);

  private static final RowShape ADDRESSES =
      new RowShape(
          ADDRESS_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          ADDRESS_STORAGE,
          ADDRESS_STATUS,
          new Column(DOMAIN, Syntax.oid()).lockedWhileActive(),
          new Column(ADDRESS, Syntax.octets(1, TEXT_LENGTH_MAX)).lockedWhileActive(),
          new Column(TIMEOUT, Syntax.integer(0, Integer.MAX_VALUE))
              .byDefault(Values.integer(TIMEOUT_DEFAULT)),
          new Column(RETRY_COUNT, Syntax.integer(0, RETRIES_MAX))
              .byDefault(Values.integer(RETRIES_DEFAULT)),
          new Column(TAG_LIST, Tags.list()).byDefault(Values.octets()),
          new Column(PARAMS, Syntax.text(1, NAME_LENGTH_MAX)));

  private static final RowShape PARAMETERS =
      new RowShape(
          PARAMS_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          PARAMS_STORAGE,
          PARAMS_STATUS,
          new Column(PROCESSING_MODEL, Syntax.integer(0, Integer.MAX_VALUE)).lockedWhileActive(),
          new Column(SECURITY_MODEL, Syntax.integer(1, Integer.MAX_VALUE)).lockedWhileActive(),
          new Column(SECURITY_NAME, Syntax.text(0, TEXT_LENGTH_MAX)).lockedWhileActive(),
          new Column(
                  SECURITY_LEVEL,
                  Syntax.integer(SecurityLevel.NO_AUTH_NO_PRIV, SecurityLevel.AUTH_PRIV))
              .lockedWhileActive());

  private final RowTable addresses;
  private final RowTable params;
  private final TestAndIncrement spinLock;
  private final TargetPolicy policy;

  /**
   * Tables without rows.
   *
   * @param store keeps the rows of managers
   * @param managedAddressesMax most rows that managers may have made in snmpTargetAddrTable
   * @param managedRowsMax most rows that they may have made in snmpTargetParamsTable
   * @param entropy source of the first value of snmpTargetSpinLock
   * @param policy which rows of managers may be in use
   */
  public TargetMib(
      RowStore store,
      int managedAddressesMax,
      int managedRowsMax,
      Entropy entropy,
      TargetPolicy policy) {
    this.policy = policy;
    addresses =
        new RowTable(ADDRESSES, this::checkAddress, managedAddressesMax, store, changed -> {});
    params = new RowTable(PARAMETERS, TargetMib::checkParams, managedRowsMax, store, changed -> {});
    spinLock = new TestAndIncrement(SPIN_LOCK, entropy);
  }

  /** snmpTargetAddrTable. */
  RowTable addresses() {
    return addresses;
  }

  /** snmpTargetParamsTable. */
  RowTable params() {
    return params;
  }

  /**
   * Adds a row of the configuration to snmpTargetAddrTable, with its name as its tag, and as that
   * of its parameters.
   *
   * @param name snmpTargetAddrName
   * @param host name or address, an IPv6 address without brackets
   * @param port TCP port
   * @param timeoutHundredths snmpTargetAddrTimeout, in hundredths of a second
   * @param retries snmpTargetAddrRetryCount
   */
  public void addOwnAddress(
      String name, String host, int port, int timeoutHundredths, int retries) {
    addresses.addOwn(
        index(name),
        StorageType.PERMANENT,
        Values.oid(TransportDomain.TLS_TCP.identifier()),
        Values.text(HostNames.bracketed(host) + ":" + port),
        Values.integer(timeoutHundredths),
        Values.integer(retries),
        Values.text(name),
        Values.text(name));
  }

  /**
   * Adds a row of the configuration to snmpTargetParamsTable.
   *
   * @param name snmpTargetParamsName
   * @param securityName snmpTargetParamsSecurityName
   * @param securityLevel a value of {@link SecurityLevel}
   */
  public void addOwnParams(String name, String securityName, int securityLevel) {
    params.addOwn(
        index(name),
        StorageType.PERMANENT,
        Values.integer(SNMPV3),
        Values.integer(SecurityModelNumber.TSM),
        Values.text(securityName),
        Values.integer(securityLevel));
  }

  /** The index that a row has by its name, where that is all of it. */
  static Oid index(String name) {
    byte[] octets = Utf8.bytes(name);
    Oid index = new Oid(octets.length);
    IndexEncoding.appendFixedString(index, octets, 0, octets.length);
    return index;
  }

  /** Whether a row of snmpTargetAddrTable can be in use. */
  private int checkAddress(Row row) {
    String name = name(row);
    TlsAddress address = TlsAddress.parse(row.octets(ADDRESS));
    boolean isGood =
        SecurityName.fault(name) == null
            && policy.isNameFree(name)
            && row.oid(DOMAIN).equals(TransportDomain.TLS_TCP.identifier())
            && address != null
            && row.integer(TIMEOUT) >= TIMEOUT_MIN
            && row.integer(TIMEOUT) <= TIMEOUT_MAX;
    if (isGood && policy.isAllowed(address.host())) {
      return ErrorStatus.NO_ERROR;
    }
    if (isGood) {
      policy.refuse(address.host());
    }
    return ErrorStatus.INCONSISTENT_VALUE;
  }

  private static int checkParams(Row row) {
    boolean isGood =
        row.integer(PROCESSING_MODEL) == SNMPV3
            && row.integer(SECURITY_MODEL) == SecurityModelNumber.TSM
            && SecurityName.fault(text(row.octets(SECURITY_NAME))) == null;
    return isGood ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
  }

  /** The name that a row has by its index, where that is all of it; empty where it is no UTF-8. */
  static String name(Row row) {
    return text(new IndexParts(row).impliedString());
  }

  /** A text; empty where the octets are not UTF-8. */
  static String text(Octets octets) {
    StringBuilder text = new StringBuilder();
    boolean isText = Utf8.decode(octets.bytes(), 0, octets.length(), text) < 0;
    return isText ? text.toString() : "";
  }

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param counters the engine's counters
   */
  public void register(MibRegistry registry, SnmpV2Mib system, EngineCounters counters) {
    system.addModule(COMPLIANCE, "SNMP-TARGET-MIB (RFC 3413)");
    registry.register(spinLock);
    registry.register(addresses);
    registry.register(params);
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_UNAVAILABLE_CONTEXTS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_UNKNOWN_CONTEXTS, counters));
  }
}
