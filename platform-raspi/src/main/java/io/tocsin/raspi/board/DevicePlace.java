/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.raspi.FilePlace;
import io.tocsin.raspi.Lists;
import java.io.IOException;
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

  /** What the folder is a link to; null when that is not known. */
  private Path target;

  /**
   * Files of a device that there is now.
   *
   * @param kind the class
   * @param devices all devices of the class, this one among them
   * @param device the one that is meant
   * @param files names of the files
   */
  DevicePlace(
      ClassDevice.Kind kind, List<ClassDevice> devices, ClassDevice device, List<String> files) {
    this.kind = kind;
    this.device = device;
    this.place = same(devices).indexOf(device);
    this.files = files;
    this.folder = device.folder();
    this.target = target(folder);
  }

  private static Path target(Path folder) {
    try {
      return Files.readSymbolicLink(folder);
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /**
   * Whether the folder is that of the device: mostly one look, as this is asked at each reading.
   */
  private boolean isStillThere() {
    Path now = target(folder);
    if (now != null && now.equals(target) && !device.isVirtual()) {
      return true;
    }
    return Files.exists(folder) && device.isSame(kind.device(folder));
  }

  private List<ClassDevice> same(List<ClassDevice> devices) {
    return Lists.filter(devices, device::isSame);
  }

  @Override
  public List<Path> files() {
    if (folder == null || !isStillThere()) {
      List<ClassDevice> same = same(kind.devices());
      folder = place < same.size() ? same.get(place).folder() : null;
      target = folder == null ? null : target(folder);
    }
    Path now = folder;
    return now == null ? List.of() : Lists.map(files, now::resolve);
  }
}
