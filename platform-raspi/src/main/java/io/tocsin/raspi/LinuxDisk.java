/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Disk;
import io.tocsin.hal.Partition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk as {@code /sys/block} tells it.
 *
 * @param name the kernel's name
 * @param description kernel's name, maker and model
 * @param device numbers of the device, such as {@code 179:0}
 * @param isPresent whether it is there
 * @param isReadOnly whether the kernel writes nothing to it
 * @param isRemovable whether its medium can be taken out
 * @param medium a medium of {@link Disk}
 * @param sizeBytes its size in bytes
 * @param partitions its partitions by their numbers
 */
record LinuxDisk(
    String name,
    String description,
    String device,
    boolean isPresent,
    boolean isReadOnly,
    boolean isRemovable,
    int medium,
    long sizeBytes,
    List<LinuxPartition> partitions)
    implements Disk {

  /** Sizes are told in pieces of 512 bytes, whatever the disk's own sectors are. */
  private static final long SECTOR_BYTES = 512;

  private static final long SECTORS_MAX = Long.MAX_VALUE / SECTOR_BYTES;

  /** Beginnings of the names of what is no disk of its own. */
  private static final List<String> OTHERS =
      List.of("loop", "ram", "zram", "dm-", "md", "nbd", "mtdblock");

  /**
   * A partition of a disk.
   *
   * @param name the kernel's name
   * @param number its number on the disk
   * @param sizeBytes its size in bytes
   * @param device numbers of the device, such as {@code 179:2}
   */
  record LinuxPartition(String name, int number, long sizeBytes, String device)
      implements Partition {}

  /**
   * The names of all disks, sorted.
   *
   * @param root stands for {@code /}
   */
  static List<String> names(Path root) {
    List<String> names = new ArrayList<>();
    for (String name : SystemText.names(root.resolve("sys/block"))) {
      // The parts of an eMMC that are for its boot loader have names such as mmcblk0boot0.
      boolean isPart = name.startsWith("mmcblk") && !name.matches("mmcblk[0-9]+");
      if (!isPart && !Lists.any(OTHERS, name::startsWith)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Reads what is known of one.
   *
   * @param root stands for {@code /}
   * @param name its name
   */
  static LinuxDisk read(Path root, String name) {
    Path folder = root.resolve("sys/block").resolve(name);
    boolean isRemovable = SystemText.line(folder.resolve("removable")).equals("1");
    return new LinuxDisk(
        name,
        description(folder, name),
        SystemText.line(folder.resolve("dev")),
        Files.isDirectory(folder),
        SystemText.line(folder.resolve("ro")).equals("1"),
        isRemovable,
        medium(folder, name, isRemovable),
        sizeBytes(folder),
        partitions(folder));
  }

  private static String description(Path folder, String name) {
    StringBuilder text = new StringBuilder(name);
    for (String part : List.of("vendor", "model", "name")) {
      String value = SystemText.line(folder.resolve("device").resolve(part));
      text.append(value.isEmpty() ? "" : " ").append(value);
    }
    return text.toString();
  }

  private static int medium(Path folder, String name, boolean isRemovable) {
    if (name.startsWith("sr")) {
      return MEDIUM_OPTICAL_ROM;
    }
    switch (SystemText.line(folder.resolve("queue/rotational"))) {
      case "0":
        return MEDIUM_OTHER;
      case "1":
        // Sticks and card readers say so too.
        return isRemovable ? MEDIUM_UNKNOWN : MEDIUM_HARD_DISK;
      default:
        return MEDIUM_UNKNOWN;
    }
  }

  private static long sizeBytes(Path folder) {
    long sectors = SystemText.number(SystemText.line(folder.resolve("size")));
    return sectors < 0 ? 0 : Math.min(sectors, SECTORS_MAX) * SECTOR_BYTES;
  }

  private static List<LinuxPartition> partitions(Path folder) {
    List<LinuxPartition> partitions = new ArrayList<>();
    for (String name : SystemText.names(folder)) {
      long number = SystemText.number(SystemText.line(folder.resolve(name).resolve("partition")));
      if (number > 0 && number <= Integer.MAX_VALUE && !hasNumber(partitions, number)) {
        partitions.add(
            new LinuxPartition(
                name,
                (int) number,
                sizeBytes(folder.resolve(name)),
                SystemText.line(folder.resolve(name).resolve("dev"))));
      }
    }
    partitions.sort((one, other) -> Integer.compare(one.number, other.number));
    return List.copyOf(partitions.subList(0, Math.min(partitions.size(), PARTITIONS_MAX)));
  }

  private static boolean hasNumber(List<LinuxPartition> partitions, long number) {
    return Lists.any(partitions, partition -> partition.number == number);
  }

  /** The partition of these numbers, or the whole disk; null for none of this disk. */
  String nameOf(String deviceNumbers) {
    for (LinuxPartition partition : partitions) {
      if (partition.device.equals(deviceNumbers)) {
        return partition.name;
      }
    }
    return device.equals(deviceNumbers) ? name : null;
  }

  @Override
  public int partitionCount() {
    return partitions.size();
  }

  @Override
  public Partition partition(int index) {
    return partitions.get(index);
  }
}
