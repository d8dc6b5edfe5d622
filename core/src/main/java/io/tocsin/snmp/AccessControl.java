/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;

/**
 * An access control model (RFC 3411 §4.3). The decision, isAccessAllowed of RFC 3415 §2.7, is taken
 * in two parts, because one request asks the same for many variables: {@link #selectView} for whom
 * and for what purpose, {@link #isInView} for each variable. Neither allocates.
 */
public interface AccessControl {

  /** viewType: for reading (RFC 3411 §4.3). */
  int READ = 0;

  /** viewType: for writing. */
  int WRITE = 1;

  /** viewType: for notifications. */
  int NOTIFY = 2;

  /**
   * Finds the view that holds (RFC 3415 §3.2 steps 1 to 4).
   *
   * @param securityModel number of the security model
   * @param securityName the principal
   * @param securityLevel a value of {@link SecurityLevel}
   * @param viewType {@link #READ}, {@link #WRITE} or {@link #NOTIFY}
   * @param contextName name of the context, empty for the default one
   * @return number of the view, 0 or greater; or a refusal of {@link AccessDecision}
   */
  int selectView(
      int securityModel, Octets securityName, int securityLevel, int viewType, Octets contextName);

  /**
   * Whether a view holds a variable (RFC 3415 §3.2 step 5 and §5).
   *
   * @param view a number that {@link #selectView} returned in the same call of the engine
   * @param variableName full name of the variable
   */
  boolean isInView(int view, Oid variableName);
}
