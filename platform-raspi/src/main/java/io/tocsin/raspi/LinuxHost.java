/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;
import java.io.Closeable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The computer that Linux runs on, by what the kernel tells in {@code /proc} and {@code /sys}.
 *
 * <p>A thread of its own reads that again and again, and {@link SpaceReader} asks the file systems,
 * which may hang. The agent sees what was found last, a whole reading at a time.
 */
public final class LinuxHost implements Host, Closeable {

  /** Time between two readings in milliseconds. */
  public static final int PERIOD_MS = 10_000;

  /** Time that a file system may take to answer before the others stop to wait for it. */
  private static final int READ_TIME_MS_MAX = 5_000;

  /** How long a reading waits for file systems, so that most are told at once. */
  private static final int AWAIT_MS = 1_000;

  /** What reading needs, with room to spare; the default is a megabyte. */
  private static final long STACK_BYTES = 256 * 1024;

  /** Name of the thread. */
  static final String THREAD = "tocsin-host";

  private static final List<String> BOOT_PATHS = List.of("/boot/firmware", "/boot", "/");

  private final Path root;
  private final Clock clock;
  private final int storagesMax;
  private final int periodMs;
  private final long startedMs;
  private final String loadParameters;
  private final ProcessorTimes processors;
  private final List<String> diskNames;
  private final SpaceReader spaces;

  /** What makes the rows of the last reading, and how often that was other than before. */
  private List<String> rows;

  private int revision;

  /** What was found last, by whichever thread. */
  private volatile HostReading latest;

  private volatile long latestMs;

  /** What the agent sees of it. */
  private HostReading current;

  private Thread thread;

  /**
   * Finds out what can be found without waiting, and reads on in a thread from {@link #start} on.
   *
   * @param root stands for {@code /}
   * @param clock its monotonic time is asked by several threads
   * @param storagesMax most storage areas, and most threads that file systems may hold
   */
  public LinuxHost(Path root, Clock clock, int storagesMax) {
    this(
        root,
        storagesMax,
        PERIOD_MS,
        clock,
        new SpaceReader(SpaceReader::ask, clock, READ_TIME_MS_MAX, storagesMax));
  }

  LinuxHost(Path root, int storagesMax, int periodMs, Clock clock, SpaceReader spaces) {
    this.root = root;
    this.storagesMax = storagesMax;
    this.periodMs = periodMs;
    this.spaces = spaces;
    this.clock = clock;
    this.startedMs = clock.monotonicMs() - HostReading.upTimeMs(root);
    loadParameters = LoadParameters.read(root);
    processors = new ProcessorTimes(root, periodMs);
    List<String> names = LinuxDisk.names(root);
    diskNames = List.copyOf(names.subList(0, Math.min(names.size(), DISKS_MAX)));
    latest = reading(mounts());
    latestMs = clock.monotonicMs();
    current = latest;
  }

  /** Begins to read. */
  public synchronized void start() {
    if (thread == null) {
      thread = new Thread(null, this::run, THREAD, STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        try {
          read();
        } catch (RuntimeException e) {
          // What was found last stays; not even a defect here may end all readings.
        }
        Thread.sleep(periodMs);
      }
    } catch (InterruptedException e) {
      // Only close() interrupts.
      return;
    }
  }

  /** Reads everything once. */
  void read() throws InterruptedException {
    List<Mount> mounts = mounts();
    Map<String, Path> paths = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      try {
        paths.put(key(mount), root.resolve(mount.path().substring(1)));
      } catch (InvalidPathException e) {
        // A name that Java cannot have: its size stays unknown.
      }
    }
    spaces.ask(paths);
    spaces.await(AWAIT_MS);
    latest = reading(mounts);
    latestMs = clock.monotonicMs();
  }

  /** Those that there is room for, with main memory and swap space. */
  private List<Mount> mounts() {
    List<Mount> mounts = Mount.read(root);
    return mounts.subList(0, Math.min(mounts.size(), storagesMax));
  }

  /** What tells a file system from another one that is mounted in its place later. */
  private static String key(Mount mount) {
    return mount.device() + ' ' + mount.source() + ' ' + mount.path();
  }

  private HostReading reading(List<Mount> mounts) {
    processors.read();
    List<Integer> loads = new ArrayList<>();
    for (int processor = 0; processor < processors.processorCount(); processor++) {
      loads.add(processors.load(processor));
    }
    List<LinuxDisk> disks = new ArrayList<>();
    for (String name : diskNames) {
      disks.add(LinuxDisk.read(root, name));
    }
    MemoryInfo memory = MemoryInfo.read(root);
    List<LinuxStorage> storages = storages(memory, mounts, disks);
    List<String> rowsNow = rows(storages, disks);
    if (!rowsNow.equals(rows)) {
      rows = rowsNow;
      revision++;
    }
    return new HostReading(
        HostReading.userSessions(root),
        HostReading.processes(root),
        HostReading.processesMax(root),
        memory.totalBytes(),
        loads,
        disks,
        storages,
        loadDisk(storages, disks),
        revision);
  }

  private List<LinuxStorage> storages(
      MemoryInfo memory, List<Mount> mounts, List<LinuxDisk> disks) {
    List<LinuxStorage> storages = new ArrayList<>();
    if (memory.totalBytes() > 0) {
      storages.add(
          LinuxStorage.ofMemory(
              "memory", StorageArea.RAM, memory.totalBytes(), memory.availableBytes()));
    }
    if (memory.swapBytes() > 0) {
      storages.add(
          LinuxStorage.ofMemory(
              "swap", StorageArea.VIRTUAL_MEMORY, memory.swapBytes(), memory.swapFreeBytes()));
    }
    String bootPath = bootPath(mounts);
    for (Mount mount : mounts) {
      if (storages.size() < storagesMax) {
        storages.add(storage(mount, disks, mount.path().equals(bootPath)));
      }
    }
    return storages;
  }

  private LinuxStorage storage(Mount mount, List<LinuxDisk> disks, boolean isBootable) {
    int type = mount.storageType();
    String partition = "";
    for (LinuxDisk disk : disks) {
      String name = disk.nameOf(mount.device());
      if (name != null) {
        partition = name;
        if (type == StorageArea.FIXED_DISK && disk.isRemovable()) {
          type = StorageArea.REMOVABLE_DISK;
        }
      }
    }
    return new LinuxStorage(
        mount.path(),
        type,
        spaces.answer(key(mount)),
        spaces.isLate(key(mount)),
        mount.fileSystem(),
        mount.isReadOnly(),
        isBootable,
        mount.remoteName(),
        partition);
  }

  /** Where the boot loader finds the kernel; null when nothing is known. */
  private static String bootPath(List<Mount> mounts) {
    for (String path : BOOT_PATHS) {
      if (Lists.any(mounts, mount -> mount.path().equals(path))) {
        return path;
      }
    }
    return null;
  }

  private static int loadDisk(List<LinuxStorage> storages, List<LinuxDisk> disks) {
    for (LinuxStorage storage : storages) {
      for (int disk = 0; storage.isBootable() && disk < disks.size(); disk++) {
        if (holds(disks.get(disk), storage.partition())) {
          return disk;
        }
      }
    }
    return UNKNOWN;
  }

  private static boolean holds(LinuxDisk disk, String partition) {
    return disk.name().equals(partition)
        || Lists.any(disk.partitions(), each -> each.name().equals(partition));
  }

  /** What makes rows: storage areas, whether they have a size, and partitions. */
  private static List<String> rows(List<LinuxStorage> storages, List<LinuxDisk> disks) {
    List<String> rows = new ArrayList<>();
    for (LinuxStorage storage : storages) {
      rows.add(storage.name() + ' ' + storage.fileSystem() + ' ' + storage.isMeasured());
    }
    for (LinuxDisk disk : disks) {
      disk.partitions().forEach(partition -> rows.add(partition.name() + ' ' + partition.number()));
    }
    return rows;
  }

  /** Ends the threads; one that a file system holds ends with the process. */
  @Override
  public synchronized void close() {
    spaces.close();
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void update() {
    current = latest;
  }

  @Override
  public long startedMs() {
    return startedMs;
  }

  @Override
  public String loadParameters() {
    return loadParameters;
  }

  @Override
  public int loadDisk() {
    return current.loadDisk();
  }

  @Override
  public int userSessionCount() {
    return current.userSessionCount();
  }

  @Override
  public int processCount() {
    return current.processCount();
  }

  @Override
  public int processCountMax() {
    return current.processCountMax();
  }

  @Override
  public long memoryBytes() {
    return current.memoryBytes();
  }

  @Override
  public int processorCount() {
    return processors.processorCount();
  }

  @Override
  public String processorDescription(int processor) {
    return processors.description(processor);
  }

  @Override
  public int processorLoad(int processor) {
    return current.loads().get(processor);
  }

  @Override
  public int diskCount() {
    return diskNames.size();
  }

  @Override
  public Disk disk(int index) {
    return current.disks().get(index);
  }

  @Override
  public int storageCount() {
    return current.storages().size();
  }

  @Override
  public StorageArea storage(int index) {
    return current.storages().get(index);
  }

  /**
   * Whether what is known of a storage area is old, because its file system does not answer, or
   * because the system itself does not.
   *
   * @param index 0 to {@link #storageCount()} - 1
   */
  public boolean isLate(int index) {
    return current.storages().get(index).isLate()
        || clock.monotonicMs() - latestMs > periodMs + READ_TIME_MS_MAX;
  }

  @Override
  public int revision() {
    return current.revision();
  }
}
