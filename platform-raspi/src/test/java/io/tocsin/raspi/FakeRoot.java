/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder that stands for the root of a system: at first that of a small board with two processor
 * cores, a memory card with two partitions, and swap space.
 */
public record FakeRoot(Path folder) {

  /** Numbers of proc(5): user, nice, system, idle, iowait, irq, softirq, steal. */
  static final String STAT =
      """
      cpu  300 0 100 1400 200 0 0 0 0 0
      cpu0 200 0 50 700 50 0 0 0 0 0
      cpu1 100 0 50 700 150 0 0 0 0 0
      intr 1 2 3
      ctxt 12345
      """;

  static final String MEMINFO =
      """
      MemTotal:         948304 kB
      MemFree:           91232 kB
      MemAvailable:     512000 kB
      Buffers:           20000 kB
      Cached:           300000 kB
      SwapTotal:        102396 kB
      SwapFree:          92396 kB
      HugePages_Total:       0
      """;

  static final String MOUNTINFO =
      """
      25 1 179:2 / / rw,noatime shared:1 - ext4 /dev/root rw
      26 25 0:5 / /dev rw,relatime shared:2 - devtmpfs udev rw,size=340460k
      27 25 0:22 / /proc rw,relatime shared:13 - proc proc rw
      28 26 0:24 / /dev/shm rw,nosuid,nodev shared:4 - tmpfs tmpfs rw
      29 25 179:1 / /boot/firmware rw,relatime shared:30 - vfat /dev/mmcblk0p1 rw,fmask=0022
      """;

  /** Makes the board. */
  static FakeRoot board(Path folder) {
    FakeRoot root = new FakeRoot(folder);
    root.write("proc/stat", STAT);
    root.write("proc/meminfo", MEMINFO);
    root.write("proc/self/mountinfo", MOUNTINFO);
    root.write("proc/uptime", "5025.37 19000.01\n");
    root.write("proc/cmdline", "console=serial0,115200 root=PARTUUID=1-02 rootwait\n");
    root.write("proc/sys/kernel/pid_max", "32768\n");
    root.write("proc/sys/kernel/threads-max", "7000\n");
    root.write("proc/1/stat", "1 (init) S");
    root.write("proc/270/stat", "270 (agent) R");
    root.write("run/systemd/sessions/1", "UID=1000\nCLASS=user\nACTIVE=1\n");
    root.write("run/systemd/sessions/c1", "UID=110\nCLASS=greeter\n");
    root.write("sys/block/mmcblk0/size", "31116288\n");
    root.write("sys/block/mmcblk0/dev", "179:0\n");
    root.write("sys/block/mmcblk0/ro", "0\n");
    root.write("sys/block/mmcblk0/removable", "0\n");
    root.write("sys/block/mmcblk0/queue/rotational", "0\n");
    root.write("sys/block/mmcblk0/device/name", "SC16G\n");
    root.partition("mmcblk0", "mmcblk0p1", 1, "179:1", 1_048_576);
    root.partition("mmcblk0", "mmcblk0p2", 2, "179:2", 30_000_000);
    return root;
  }

  void partition(String disk, String name, int number, String device, long sectors) {
    String base = "sys/block/" + disk + "/" + name + "/";
    write(base + "partition", number + "\n");
    write(base + "dev", device + "\n");
    write(base + "size", sectors + "\n");
  }

  /** Writes a file, and makes the folders that it needs. */
  public void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a symbolic link. */
  public void link(String name, String target) {
    try {
      Path link = folder.resolve(name);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a pipe in place of a file; nobody writes to it. */
  public void pipe(String name) throws IOException, InterruptedException {
    Path path = folder.resolve(name);
    Files.deleteIfExists(path);
    Process process = new ProcessBuilder("mkfifo", path.toString()).start();
    if (process.waitFor() != 0) {
      throw new IOException("mkfifo failed");
    }
  }

  /** Takes a file away, or a folder with all that is in it. */
  public void remove(String name) {
    Path path = folder.resolve(name);
    try (var each = Files.walk(path)) {
      for (Path found : each.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
