/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Who this engine is and how long it has been running (RFC 3411 §5, snmpEngine). */
public final class SnmpEngine {

  /** Least length of an SnmpEngineID in bytes (RFC 3411 §5). */
  public static final int ENGINE_ID_LENGTH_MIN = 5;

  /** Greatest length of an SnmpEngineID in bytes (RFC 3411 §5). */
  public static final int ENGINE_ID_LENGTH_MAX = 32;

  private final Octets engineId;
  private final int engineBoots;
  private final long startMs;

  /**
   * An engine that starts now.
   *
   * @param engineId snmpEngineID, {@value #ENGINE_ID_LENGTH_MIN} to {@value #ENGINE_ID_LENGTH_MAX}
   *     bytes; copied
   * @param engineBoots snmpEngineBoots, 1 to 2^31-1; greater than at every start before
   * @param startMs time of the monotonic clock in milliseconds at which the engine starts
   * @throws IllegalArgumentException when a value is outside of its range
   */
  public SnmpEngine(byte[] engineId, int engineBoots, long startMs) {
    if (engineId.length < ENGINE_ID_LENGTH_MIN || engineId.length > ENGINE_ID_LENGTH_MAX) {
      throw new IllegalArgumentException("engine identifier of " + engineId.length + " bytes");
    }
    if (engineBoots < 1) {
      throw new IllegalArgumentException("engineBoots is " + engineBoots);
    }
    this.engineId = Octets.of(engineId);
    this.engineBoots = engineBoots;
    this.startMs = startMs;
  }

  /** snmpEngineID; not to be changed. */
  public Octets engineId() {
    return engineId;
  }

  /**
   * snmpEngineBoots. It rises when {@link #engineTime} would exceed 2^31-1, as if the engine had
   * started again (RFC 3411 §5), and stays at 2^31-1.
   *
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  public int engineBoots(long nowMs) {
    long boots = engineBoots + (seconds(nowMs) >>> 31);
    return (int) Math.min(boots, Integer.MAX_VALUE);
  }

  /**
   * snmpEngineTime in seconds since {@link #engineBoots} changed, 0 to 2^31-1.
   *
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  public int engineTime(long nowMs) {
    return (int) (seconds(nowMs) & 0x7FFF_FFFFL);
  }

  /**
   * sysUpTime (RFC 3418) in hundredths of a second since the start, modulo 2^32.
   *
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  public long sysUpTime(long nowMs) {
    return ((nowMs - startMs) / 10) & 0xFFFF_FFFFL;
  }

  private long seconds(long nowMs) {
    return Math.max(nowMs - startMs, 0) / 1000;
  }
}
