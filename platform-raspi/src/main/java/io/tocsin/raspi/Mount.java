/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.StorageArea;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file system that is mounted, as {@code /proc/self/mountinfo} tells it (proc(5)).
 *
 * @param device numbers of its device, such as {@code 179:2}
 * @param path where it is mounted
 * @param type name of the file system
 * @param source the device or the server that it comes from
 * @param isReadOnly whether it is mounted for reading alone
 */
record Mount(String device, String path, String type, String source, boolean isReadOnly) {

  private static final int FILE_BYTES_MAX = 65_536;

  private static final Map<String, Kind> KINDS = kinds();

  /** What the standard calls a type of file system. */
  private record Kind(int storageType, int fileSystem) {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    for (String type : List.of("ext2", "ext3", "ext4")) {
      kinds.put(type, new Kind(StorageArea.FIXED_DISK, StorageArea.FS_EXT2));
    }
    for (String type : List.of("vfat", "msdos")) {
      kinds.put(type, new Kind(StorageArea.FIXED_DISK, StorageArea.FS_FAT));
    }
    for (String type : List.of("ntfs", "ntfs3")) {
      kinds.put(type, new Kind(StorageArea.FIXED_DISK, StorageArea.FS_NTFS));
    }
    for (String type : List.of("exfat", "btrfs", "xfs", "f2fs", "jfs", "zfs", "fuseblk")) {
      kinds.put(type, new Kind(StorageArea.FIXED_DISK, StorageArea.FS_OTHER));
    }
    for (String type : List.of("ubifs", "jffs2", "yaffs2")) {
      kinds.put(type, new Kind(StorageArea.FLASH_MEMORY, StorageArea.FS_OTHER));
    }
    for (String type : List.of("nfs", "nfs4")) {
      kinds.put(type, new Kind(StorageArea.NETWORK_DISK, StorageArea.FS_NFS));
    }
    for (String type : List.of("cifs", "smb3", "9p", "ceph")) {
      kinds.put(type, new Kind(StorageArea.NETWORK_DISK, StorageArea.FS_OTHER));
    }
    kinds.put("iso9660", new Kind(StorageArea.COMPACT_DISC, StorageArea.FS_ISO_9660));
    kinds.put("udf", new Kind(StorageArea.COMPACT_DISC, StorageArea.FS_OTHER));
    kinds.put("tmpfs", new Kind(StorageArea.RAM_DISK, StorageArea.FS_OTHER));
    kinds.put("overlay", new Kind(StorageArea.OTHER, StorageArea.FS_OTHER));
    return kinds;
  }

  /**
   * Reads what is mounted, in the order in which it was: file systems that hold files and may
   * become full. Not among them are those of the kernel, such as proc, images that are full from
   * the beginning (squashfs), what belongs to one user or one service (below {@code /run/user} and
   * {@code /run/credentials}), a second place of what is mounted already, and what another one
   * hides.
   *
   * @param root stands for {@code /}
   */
  static List<Mount> read(Path root) {
    Map<String, Mount> byPath = new LinkedHashMap<>();
    for (String line : SystemText.lines(root.resolve("proc/self/mountinfo"), FILE_BYTES_MAX)) {
      Mount mount = parse(line);
      if (mount != null) {
        byPath.remove(mount.path);
        byPath.put(mount.path, mount);
      }
    }
    Set<String> devices = new HashSet<>();
    List<Mount> mounts = new ArrayList<>();
    for (Mount mount : byPath.values()) {
      if (KINDS.containsKey(mount.type) && !mount.isPrivate() && devices.add(mount.device)) {
        mounts.add(mount);
      }
    }
    return mounts;
  }

  /** Null when it is no line of this form. */
  private static Mount parse(String line) {
    String[] words = line.split(" ", -1);
    int separator = 6;
    while (separator < words.length && !words[separator].equals("-")) {
      separator++;
    }
    if (separator + 3 >= words.length || !words[4].startsWith("/")) {
      return null;
    }
    Set<String> options = Set.copyOf(List.of(words[5].split(",", -1)));
    Set<String> further = Set.copyOf(List.of(words[separator + 3].split(",", -1)));
    return new Mount(
        words[2],
        unescaped(words[4]),
        words[separator + 1],
        unescaped(words[separator + 2]),
        options.contains("ro") || further.contains("ro"));
  }

  /** Blanks, tabulators, line feeds and backslashes stand there as a backslash and three digits. */
  private static String unescaped(String word) {
    if (word.indexOf('\\') < 0) {
      return word;
    }
    byte[] octets = word.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\\' && i + 3 < octets.length && isOctal(octets, i + 1)) {
        out.write((octets[i + 1] - '0') << 6 | (octets[i + 2] - '0') << 3 | (octets[i + 3] - '0'));
        i += 3;
      } else {
        out.write(octets[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isOctal(byte[] octets, int from) {
    for (int i = from; i < from + 3; i++) {
      if (octets[i] < '0' || octets[i] > '7') {
        return false;
      }
    }
    return true;
  }

  private boolean isPrivate() {
    return path.startsWith("/run/user/") || path.startsWith("/run/credentials/");
  }

  /** A type of {@link StorageArea}, as long as nothing is known of the disk. */
  int storageType() {
    return KINDS.get(type).storageType;
  }

  /** A file system of {@link StorageArea}. */
  int fileSystem() {
    return KINDS.get(type).fileSystem;
  }

  /** Where it is on another host; empty when it is on this one. */
  String remoteName() {
    return storageType() == StorageArea.NETWORK_DISK ? source : "";
  }
}
