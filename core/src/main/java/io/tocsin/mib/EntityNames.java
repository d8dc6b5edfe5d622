/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** Names of ENTITY-MIB (RFC 6933) and ENTITY-SENSOR-MIB (RFC 3433). */
final class EntityNames {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 47);
  private static final Oid SENSOR_MODULE = Oid.of(1, 3, 6, 1, 2, 1, 99);

  static final Oid PHYSICAL_ENTRY = Names.below(MODULE, 1, 1, 1, 1);
  static final Oid ALIAS_MAPPING_ENTRY = Names.below(MODULE, 1, 3, 2, 1);
  static final Oid PHYSICAL_CONTAINS_ENTRY = Names.below(MODULE, 1, 3, 3, 1);
  static final Oid LAST_CHANGE_TIME = Names.below(MODULE, 1, 4, 1);

  /** entity4CRCompliance: that of devices with constrained resources. */
  static final Oid CONSTRAINED_COMPLIANCE = Names.below(MODULE, 3, 1, 5);

  static final Oid PHY_SENSOR_ENTRY = Names.below(SENSOR_MODULE, 1, 1, 1);

  /** entitySensorCompliance. */
  static final Oid SENSOR_COMPLIANCE = Names.below(SENSOR_MODULE, 3, 1, 1);

  /** { 0 0 }: no such identifier. */
  static final Oid ZERO_DOT_ZERO = Oid.of(0, 0);

  private EntityNames() {}
}
