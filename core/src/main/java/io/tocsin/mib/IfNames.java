/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** Names of IF-MIB (RFC 2863). */
final class IfNames {

  private static final Oid INTERFACES = Oid.of(1, 3, 6, 1, 2, 1, 2);
  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 31);

  static final Oid IF_NUMBER = Names.below(INTERFACES, 1);
  static final Oid IF_ENTRY = Names.below(INTERFACES, 2, 1);
  static final Oid IF_X_ENTRY = Names.below(MODULE, 1, 1, 1);
  static final Oid IF_TABLE_LAST_CHANGE = Names.below(MODULE, 1, 5);
  static final Oid IF_STACK_LAST_CHANGE = Names.below(MODULE, 1, 6);

  /** ifCompliance3. */
  static final Oid COMPLIANCE = Names.below(MODULE, 2, 2, 3);

  static final Oid IF_INDEX = Names.below(IF_ENTRY, 1);
  static final Oid IF_ADMIN_STATUS = Names.below(IF_ENTRY, 7);
  static final Oid IF_OPER_STATUS = Names.below(IF_ENTRY, 8);
  static final Oid IF_NAME = Names.below(IF_X_ENTRY, 1);

  private IfNames() {}
}
