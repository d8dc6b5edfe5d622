/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * A list of variable bindings that is written when it is asked for. Nothing is allocated.
 *
 * <p>For a notification, all of them are given (RFC 3416 §4.2.6): index 0 is sysUpTime.0 at the
 * time of the event, index 1 is snmpTrapOID.0, the rest are the objects of the notification.
 */
public interface VarbindSource {

  /** Number of variable bindings. */
  int count();

  /**
   * Gives a name.
   *
   * @param index which variable binding, from 0
   * @param into takes the full name of the variable
   */
  void name(int index, Oid into);

  /**
   * Writes a value.
   *
   * @param index which variable binding, from 0
   * @param out takes the one element of the value, identifier octet and all
   */
  void value(int index, BerWriter out);
}
