/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayList;
import java.util.List;

/**
 * A computer whose values a test sets directly: at first one with two processors, a disk of two
 * partitions, main memory, swap space and two file systems. What is set counts at once.
 */
public final class TestHost implements Host {

  /** What a test may change. */
  public long startedMs = -60_000;

  public String loadParameters = "root=/dev/mmcblk0p2 ro";
  public int loadDisk;
  public int userSessionCount = 1;
  public int processCount = 90;
  public int processCountMax = 32_768;
  public long memoryBytes = 1L << 30;
  public final List<String> processors = new ArrayList<>(List.of("core 0", "core 1"));
  public final int[] loads = new int[PROCESSORS_MAX];
  public final List<TestDisk> disks = new ArrayList<>();
  public int updateCount;

  private final List<TestStorage> storages = new ArrayList<>();
  private int revision;

  /** The usual computer. */
  public TestHost() {
    TestDisk disk = new TestDisk("mmcblk0", 16L << 30);
    disk.partitions.add(new TestPartition("mmcblk0p1", 1, 512L << 20));
    disk.partitions.add(new TestPartition("mmcblk0p2", 2, 15L << 30));
    disks.add(disk);
    add(new TestStorage("main memory", StorageArea.RAM));
    add(new TestStorage("swap space", StorageArea.VIRTUAL_MEMORY));
    TestStorage root = add(new TestStorage("/", StorageArea.FIXED_DISK));
    root.fileSystem = StorageArea.FS_EXT2;
    root.partition = "mmcblk0p2";
    TestStorage boot = add(new TestStorage("/boot/firmware", StorageArea.FIXED_DISK));
    boot.fileSystem = StorageArea.FS_FAT;
    boot.partition = "mmcblk0p1";
    boot.bootable = true;
  }

  /** Adds a storage area behind the others. */
  public TestStorage add(TestStorage storage) {
    storages.add(storage);
    revision++;
    return storage;
  }

  /** Adds a file system behind the others, of 1,000 units, and none of them in use. */
  public TestStorage mount(String path) {
    TestStorage storage = new TestStorage(path, StorageArea.OTHER);
    storage.fileSystem = StorageArea.FS_OTHER;
    return add(storage);
  }

  /** Takes a storage area away. */
  public void remove(String name) {
    storages.removeIf(storage -> storage.name.equals(name));
    revision++;
  }

  /** Tells that something that was changed makes other rows. */
  public void revise() {
    revision++;
  }

  /** The storage area of a name. */
  public TestStorage named(String name) {
    return storages.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void update() {
    updateCount++;
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
    return loadDisk;
  }

  @Override
  public int userSessionCount() {
    return userSessionCount;
  }

  @Override
  public int processCount() {
    return processCount;
  }

  @Override
  public int processCountMax() {
    return processCountMax;
  }

  @Override
  public long memoryBytes() {
    return memoryBytes;
  }

  @Override
  public int processorCount() {
    return processors.size();
  }

  @Override
  public String processorDescription(int processor) {
    return processors.get(processor);
  }

  @Override
  public int processorLoad(int processor) {
    return loads[processor];
  }

  @Override
  public int diskCount() {
    return disks.size();
  }

  @Override
  public Disk disk(int index) {
    return disks.get(index);
  }

  @Override
  public int storageCount() {
    return storages.size();
  }

  @Override
  public StorageArea storage(int index) {
    return storages.get(index);
  }

  @Override
  public int revision() {
    return revision;
  }

  /** A storage area of 1,000 units. */
  public static final class TestStorage implements StorageArea {

    private final String name;
    private final int type;
    public boolean measured = true;
    public int unitBytes = 4_096;
    public long sizeBytes = 4_096_000;
    public long usedBytes;
    public int fileSystem = FS_NONE;
    public boolean readOnly;
    public boolean bootable;
    public String remoteName = "";
    public String partition = "";

    /** A storage area that is no file system. */
    public TestStorage(String name, int type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int type() {
      return type;
    }

    @Override
    public boolean isMeasured() {
      return measured;
    }

    @Override
    public int unitBytes() {
      return unitBytes;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public long usedBytes() {
      return usedBytes;
    }

    @Override
    public int fileSystem() {
      return fileSystem;
    }

    @Override
    public boolean isReadOnly() {
      return readOnly;
    }

    @Override
    public boolean isBootable() {
      return bootable;
    }

    @Override
    public String remoteName() {
      return remoteName;
    }

    @Override
    public String partition() {
      return partition;
    }
  }

  /** A disk that is there. */
  public static final class TestDisk implements Disk {

    private final String name;
    public final List<TestPartition> partitions = new ArrayList<>();
    public String description = "test disk";
    public boolean present = true;
    public boolean readOnly;
    public boolean removable;
    public int medium = MEDIUM_OTHER;
    public long sizeBytes;

    /** A disk without partitions. */
    public TestDisk(String name, long sizeBytes) {
      this.name = name;
      this.sizeBytes = sizeBytes;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String description() {
      return description;
    }

    @Override
    public boolean isPresent() {
      return present;
    }

    @Override
    public boolean isReadOnly() {
      return readOnly;
    }

    @Override
    public boolean isRemovable() {
      return removable;
    }

    @Override
    public int medium() {
      return medium;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
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

  /** A partition. */
  public record TestPartition(String name, int number, long sizeBytes) implements Partition {}
}
