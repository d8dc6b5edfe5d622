/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.Oid;

/**
 * What the engine counts. Counters are 32 bits wide and wrap, as Counter32 does.
 *
 * <p>Those up to {@link #STANDARD_COUNT} are objects of standard modules and have a name in the
 * tree of managed objects; the others are this engine's own, one for each cause of a drop that has
 * no standard counter.
 */
public final class EngineCounters {

  /** snmpInPkts (RFC 3418): messages that the transports delivered. */
  public static final int SNMP_IN_PKTS = 0;

  /** snmpInBadVersions (RFC 3418): messages of an SNMP version that is not supported. */
  public static final int SNMP_IN_BAD_VERSIONS = 1;

  /** snmpInASNParseErrs (RFC 3418): messages that could not be decoded. */
  public static final int SNMP_IN_ASN_PARSE_ERRS = 2;

  /** snmpSilentDrops (RFC 3418): requests for which not even a tooBig response would have fit. */
  public static final int SNMP_SILENT_DROPS = 3;

  /** snmpProxyDrops (RFC 3418): requests that a proxy could not pass on; there is no proxy here. */
  public static final int SNMP_PROXY_DROPS = 4;

  /** snmpUnknownSecurityModels (RFC 3412 §5): msgSecurityModel is not supported. */
  public static final int SNMP_UNKNOWN_SECURITY_MODELS = 5;

  /** snmpInvalidMsgs (RFC 3412 §5): msgFlags or other parts that contradict each other. */
  public static final int SNMP_INVALID_MSGS = 6;

  /** snmpUnknownPDUHandlers (RFC 3412 §5): no application takes this PDU for this engine. */
  public static final int SNMP_UNKNOWN_PDU_HANDLERS = 7;

  /** snmpUnavailableContexts (RFC 3413 §4.1.2): the context is known but cannot be used now. */
  public static final int SNMP_UNAVAILABLE_CONTEXTS = 8;

  /** snmpUnknownContexts (RFC 3413 §4.1.2): the context is not known. */
  public static final int SNMP_UNKNOWN_CONTEXTS = 9;

  /** snmpTsmInvalidCaches (RFC 5591 §7): a transport gave no usable tmStateReference. */
  public static final int SNMP_TSM_INVALID_CACHES = 10;

  /** snmpTsmInadequateSecurityLevels (RFC 5591 §7): the transport gives less than msgFlags say. */
  public static final int SNMP_TSM_INADEQUATE_SECURITY_LEVELS = 11;

  /** snmpTsmUnknownPrefixes (RFC 5591 §7): the transport domain has no prefix. */
  public static final int SNMP_TSM_UNKNOWN_PREFIXES = 12;

  /** snmpTsmInvalidPrefixes (RFC 5591 §7): a securityName lacks the prefix or a prefix is wrong. */
  public static final int SNMP_TSM_INVALID_PREFIXES = 13;

  /** Number of counters that are objects of standard modules. */
  public static final int STANDARD_COUNT = 14;

  /** Messages dropped because all records for states of requests were in use. */
  public static final int NO_STATE_REFERENCE = 14;

  /** Responses and Reports with a msgID that belongs to nothing this engine sent. */
  public static final int UNKNOWN_RESPONSES = 15;

  /** Responses that came after their request had been given up. */
  public static final int LATE_RESPONSES = 16;

  /** Responses to a request that had been answered already. */
  public static final int DUPLICATE_RESPONSES = 17;

  /** Responses that do not agree with their request: session, names, level or request-id. */
  public static final int MISMATCHED_RESPONSES = 18;

  /** Reports received for a request of this engine. */
  public static final int REPORTS_RECEIVED = 19;

  /** Reports sent. */
  public static final int REPORTS_SENT = 20;

  /** Reports that were due but not allowed, and so not sent. */
  public static final int REPORTS_SUPPRESSED = 21;

  /** Responses and Reports that the transport did not take. */
  public static final int RESPONSES_NOT_SENT = 22;

  /** Requests that asked for more variables than the engine works on. */
  public static final int REQUESTS_OVER_VARBIND_LIMIT = 23;

  /** GETNEXT and GETBULK that were cut short because they took too many steps. */
  public static final int REQUESTS_OVER_WORK_LIMIT = 24;

  /** Notifications that access control kept back. */
  public static final int NOTIFICATIONS_DENIED = 25;

  /** Notifications too big for the target or for this engine. */
  public static final int NOTIFICATIONS_TOO_BIG = 26;

  /** Messages sent again because no response came in time. */
  public static final int INFORM_RETRIES = 27;

  /** Informs given up because no response came. */
  public static final int INFORM_TIMEOUTS = 28;

  /** Number of all counters. */
  public static final int COUNT = 29;

  private static final String[] NAMES = {
    "snmpInPkts",
    "snmpInBadVersions",
    "snmpInASNParseErrs",
    "snmpSilentDrops",
    "snmpProxyDrops",
    "snmpUnknownSecurityModels",
    "snmpInvalidMsgs",
    "snmpUnknownPDUHandlers",
    "snmpUnavailableContexts",
    "snmpUnknownContexts",
    "snmpTsmInvalidCaches",
    "snmpTsmInadequateSecurityLevels",
    "snmpTsmUnknownPrefixes",
    "snmpTsmInvalidPrefixes",
    "noStateReference",
    "unknownResponses",
    "lateResponses",
    "duplicateResponses",
    "mismatchedResponses",
    "reportsReceived",
    "reportsSent",
    "reportsSuppressed",
    "responsesNotSent",
    "requestsOverVarbindLimit",
    "requestsOverWorkLimit",
    "notificationsDenied",
    "notificationsTooBig",
    "informRetries",
    "informTimeouts",
  };

  private static final Oid[] INSTANCES = {
    Oid.of(1, 3, 6, 1, 2, 1, 11, 1, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 11, 3, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 11, 6, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 11, 31, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 11, 32, 0),
    Oid.of(1, 3, 6, 1, 6, 3, 11, 2, 1, 1, 0),
    Oid.of(1, 3, 6, 1, 6, 3, 11, 2, 1, 2, 0),
    Oid.of(1, 3, 6, 1, 6, 3, 11, 2, 1, 3, 0),
    Oid.of(1, 3, 6, 1, 6, 3, 12, 1, 4, 0),
    Oid.of(1, 3, 6, 1, 6, 3, 12, 1, 5, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 190, 1, 1, 1, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 190, 1, 1, 2, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 190, 1, 1, 3, 0),
    Oid.of(1, 3, 6, 1, 2, 1, 190, 1, 1, 4, 0),
  };

  private final int[] values = new int[COUNT];
  private final int[] parseErrors = new int[BerError.COUNT];

  /** Counters that all stand at zero. */
  public EngineCounters() {}

  /**
   * Adds one.
   *
   * @param counter a constant of this class
   */
  public void increment(int counter) {
    values[counter]++;
  }

  /**
   * Counts a message that could not be decoded: adds one to {@link #SNMP_IN_ASN_PARSE_ERRS} and one
   * to the count of its cause.
   *
   * @param cause a code of {@link BerError}
   */
  public void countParseError(int cause) {
    values[SNMP_IN_ASN_PARSE_ERRS]++;
    parseErrors[cause]++;
  }

  /**
   * How many messages could not be decoded for one cause, 0 to 2^32-1.
   *
   * @param cause a code of {@link BerError}
   */
  public long parseErrors(int cause) {
    return parseErrors[cause] & 0xFFFF_FFFFL;
  }

  /**
   * The present value, 0 to 2^32-1.
   *
   * @param counter a constant of this class
   */
  public long value(int counter) {
    return values[counter] & 0xFFFF_FFFFL;
  }

  /**
   * The name that MIB modules, logs and documentation use.
   *
   * @param counter a constant of this class
   */
  public static String name(int counter) {
    return NAMES[counter];
  }

  /**
   * The full name of a standard counter's only instance; not to be changed.
   *
   * @param counter a constant of this class below {@link #STANDARD_COUNT}
   */
  public static Oid instance(int counter) {
    return INSTANCES[counter];
  }
}
