/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** Names of HOST-RESOURCES-MIB and HOST-RESOURCES-TYPES (RFC 2790). */
final class HostNames {

  private static final Oid HOST = Oid.of(1, 3, 6, 1, 2, 1, 25);
  private static final Oid STORAGE = Names.below(HOST, 2);
  private static final Oid DEVICE = Names.below(HOST, 3);

  /** Greatest number of a type below {@link #STORAGE_TYPES} and {@link #FILE_SYSTEM_TYPES}. */
  private static final int TYPES_MAX = 23;

  static final Oid SYSTEM = Names.below(HOST, 1);
  static final Oid MEMORY_SIZE = Names.below(STORAGE, 2);
  static final Oid STORAGE_ENTRY = Names.below(STORAGE, 3, 1);
  static final Oid DEVICE_ENTRY = Names.below(DEVICE, 2, 1);
  static final Oid PROCESSOR_ENTRY = Names.below(DEVICE, 3, 1);
  static final Oid NETWORK_ENTRY = Names.below(DEVICE, 4, 1);
  static final Oid PRINTER_ENTRY = Names.below(DEVICE, 5, 1);
  static final Oid DISK_STORAGE_ENTRY = Names.below(DEVICE, 6, 1);
  static final Oid PARTITION_ENTRY = Names.below(DEVICE, 7, 1);
  static final Oid FS_ENTRY = Names.below(DEVICE, 8, 1);

  /** hrMIBCompliance. */
  static final Oid COMPLIANCE = Names.below(HOST, 7, 2, 1);

  static final Oid DEVICE_PROCESSOR = Names.below(DEVICE, 1, 3);
  static final Oid DEVICE_NETWORK = Names.below(DEVICE, 1, 4);
  static final Oid DEVICE_DISK_STORAGE = Names.below(DEVICE, 1, 6);

  private static final Oid[] STORAGE_TYPES = types(Names.below(STORAGE, 1));
  private static final Oid[] FILE_SYSTEM_TYPES = types(Names.below(DEVICE, 9));

  private HostNames() {}

  private static Oid[] types(Oid parent) {
    Oid[] types = new Oid[TYPES_MAX + 1];
    for (int number = 0; number < types.length; number++) {
      types[number] = Names.below(parent, number);
    }
    return types;
  }

  /**
   * A value of hrStorageType.
   *
   * @param number a type of {@link io.tocsin.hal.StorageArea}
   */
  static Oid storageType(int number) {
    return STORAGE_TYPES[number];
  }

  /**
   * A value of hrFSType.
   *
   * @param number a file system of {@link io.tocsin.hal.StorageArea}
   */
  static Oid fileSystemType(int number) {
    return FILE_SYSTEM_TYPES[number];
  }
}
