/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.raspi.FilePlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a device of a class, wherever the kernel has it now. It is looked at before each reading
 * whether that is still the same device, because drivers that are loaded again take whatever number
 * is free, and the value of another device would be worse than none.
 */
final class DevicePlace implements FilePlace {

  private final ClassDevice.Kind kind;
  private final ClassDevice device;

  /** How many with the same name and hardware stand before it. */
  private final int place;

  private final List<String> files;
  private Path folder;

  /**
   * Files of a device that there is now.
   *
   * @param kind the class
   * @param devices all devices of the class
   * @param device the one that is meant
   * @param files names of the files
   */
  DevicePlace(
      ClassDevice.Kind kind, List<ClassDevice> devices, ClassDevice device, List<String> files) {
    this.kind = kind;
    this.device = device;
    this.place = (int) same(devices).takeWhile(each -> !each.equals(device)).count();
    this.files = files;
    this.folder = device.folder();
  }

  private java.util.stream.Stream<ClassDevice> same(List<ClassDevice> devices) {
    return devices.stream().filter(device::isSame);
  }

  @Override
  public List<Path> files() {
    if (folder == null || !Files.exists(folder) || !device.isSame(kind.device(folder))) {
      folder = same(kind.devices()).skip(place).findFirst().map(ClassDevice::folder).orElse(null);
    }
    Path now = folder;
    return now == null ? List.of() : files.stream().map(now::resolve).toList();
  }
}
