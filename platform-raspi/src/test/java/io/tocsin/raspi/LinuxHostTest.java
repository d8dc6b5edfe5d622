/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A computer by the files of a folder that stands for its root. */
@Timeout(120)
class LinuxHostTest {

  private static final int STORAGES_MAX = 6;
  private static final long KIBIBYTE = 1_024;

  @TempDir private Path folder;
  private FakeRoot root;
  private final SetClock clock = new SetClock(77_000);
  private LinuxHost host;

  /** Sizes by the last name of the path; others answer with an error. */
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();

  /** The one that answers only when it is let go; null for none. */
  private volatile String hanging;

  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void makeRoot() {
    root = FakeRoot.board(folder);
    sizes.put(folder.getFileName().toString(), 15_000_000_000L);
    sizes.put("firmware", 500_000_000L);
    sizes.put("shm", 400_000_000L);
  }

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  private LinuxHost open() throws InterruptedException {
    host =
        new LinuxHost(
            folder, STORAGES_MAX, 10_000, clock, new SpaceReader(this::answer, clock, 1_000, 4));
    readAgain();
    return host;
  }

  private SpaceReader.Space answer(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (name.equals(hanging)) {
      awaitRelease();
    }
    Long size = sizes.get(name);
    if (size == null) {
      throw new IOException("no answer");
    }
    return new SpaceReader.Space(4_096, size, size / 4);
  }

  private void awaitRelease() throws IOException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void readAgain() throws InterruptedException {
    host.read();
    host.update();
  }

  private List<String> storages() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < host.storageCount(); i++) {
      names.add(host.storage(i).name());
    }
    return names;
  }

  private StorageArea storage(String name) {
    return host.storage(storages().indexOf(name));
  }

  @Test
  void shouldTellOfTheSystem() throws Exception {
    open();
    assertEquals(77_000 - 5_025_370, host.startedMs());
    assertEquals("console=serial0,115200 root=PARTUUID=1-02 rootwait", host.loadParameters());
    assertEquals(1, host.userSessionCount(), "a greeter is no user");
    assertEquals(2, host.processCount());
    assertEquals(7_000, host.processCountMax());
    assertEquals(948_304 * KIBIBYTE, host.memoryBytes());
    assertEquals(2, host.processorCount());
  }

  @Test
  void shouldTellTheLoadFromTheSecondReadingOn() throws Exception {
    open();
    root.write("proc/stat", "cpu0 275 0 50 725 50 0 0 0\ncpu1 100 0 50 800 150 0 0 0\n");
    readAgain();
    assertEquals(75, host.processorLoad(0));
    assertEquals(0, host.processorLoad(1));
  }

  @Test
  void shouldTellOfMemoryAndOfWhatIsMounted() throws Exception {
    open();
    assertEquals(List.of("memory", "swap", "/", "/dev/shm", "/boot/firmware"), storages());
    StorageArea memory = storage("memory");
    assertEquals(StorageArea.RAM, memory.type());
    assertEquals(948_304 * KIBIBYTE, memory.sizeBytes());
    assertEquals((948_304 - 512_000) * KIBIBYTE, memory.usedBytes());
    assertEquals(10_000 * KIBIBYTE, storage("swap").usedBytes());
    assertEquals(StorageArea.FS_NONE, memory.fileSystem());
    StorageArea card = storage("/");
    assertEquals(StorageArea.FIXED_DISK, card.type());
    assertEquals(StorageArea.FS_EXT2, card.fileSystem());
    assertEquals("mmcblk0p2", card.partition());
    assertEquals(15_000_000_000L, card.sizeBytes());
    assertEquals(3_750_000_000L, card.usedBytes());
    assertEquals(4_096, card.unitBytes());
    assertFalse(card.isBootable());
    assertTrue(storage("/boot/firmware").isBootable());
    assertEquals(StorageArea.RAM_DISK, storage("/dev/shm").type());
  }

  @Test
  void memoryOfAnOldKernelShouldBeReckonedFromItsParts() throws Exception {
    root.write("proc/meminfo", FakeRoot.MEMINFO.replace("MemAvailable", "MemOther"));
    open();
    assertEquals((948_304 - 91_232 - 20_000 - 300_000) * KIBIBYTE, storage("memory").usedBytes());
  }

  @Test
  void thereShouldBeNoSwapSpaceWithoutSwapSpace() throws Exception {
    root.write("proc/meminfo", FakeRoot.MEMINFO.replace("102396", "0"));
    open();
    assertEquals(List.of("memory", "/", "/dev/shm", "/boot/firmware"), storages());
  }

  @Test
  void shouldTellOfTheDiskThatTheSystemWasLoadedFrom() throws Exception {
    root.write("sys/block/loop0/size", "1000\n");
    root.write("sys/block/mmcblk0boot0/size", "8192\n");
    root.write("sys/block/mtdblock0/size", "8192\n");
    root.write("sys/block/sda/size", "4000\n");
    root.write("sys/block/sda/removable", "1\n");
    root.write("sys/block/sda/ro", "1\n");
    root.write("sys/block/sda/queue/rotational", "1\n");
    root.write("sys/block/sda/device/vendor", "Example \n");
    root.write("sys/block/sda/device/model", "Stick 2.0       \n");
    open();
    assertEquals(2, host.diskCount());
    assertEquals(0, host.loadDisk());
    Disk card = host.disk(0);
    assertEquals("mmcblk0", card.name());
    assertEquals("mmcblk0 SC16G", card.description());
    assertEquals(31_116_288L * 512, card.sizeBytes());
    assertEquals(Disk.MEDIUM_OTHER, card.medium());
    assertFalse(card.isReadOnly() || card.isRemovable());
    assertEquals(2, card.partitionCount());
    assertEquals("mmcblk0p2", card.partition(1).name());
    assertEquals(2, card.partition(1).number());
    assertEquals(30_000_000L * 512, card.partition(1).sizeBytes());
    Disk stick = host.disk(1);
    assertEquals("sda Example Stick 2.0", stick.description());
    assertTrue(stick.isReadOnly() && stick.isRemovable());
    assertEquals(Disk.MEDIUM_UNKNOWN, stick.medium(), "sticks say that they turn");
    assertEquals(0, stick.partitionCount());
  }

  @Test
  void aDiskThatIsUnpluggedShouldStayWithoutSize() throws Exception {
    root.write("sys/block/sda/size", "4000\n");
    root.partition("sda", "sda1", 1, "8:1", 3_000);
    open();
    int revision = host.revision();
    root.remove("sys/block/sda");
    readAgain();
    assertEquals(2, host.diskCount());
    assertFalse(host.disk(1).isPresent());
    assertEquals(0, host.disk(1).sizeBytes());
    assertEquals(0, host.disk(1).partitionCount());
    assertNotEquals(revision, host.revision());
    assertTrue(host.disk(0).isPresent());
  }

  @Test
  void aFileSystemOnARemovableDiskShouldBeOne() throws Exception {
    root.write("sys/block/sda/removable", "1\n");
    root.partition("sda", "sda1", 1, "8:1", 3_000);
    root.write(
        "proc/self/mountinfo",
        FakeRoot.MOUNTINFO + "40 25 8:1 / /media/stick rw - vfat /dev/sda1 rw\n");
    open();
    assertEquals(StorageArea.REMOVABLE_DISK, storage("/media/stick").type());
    assertEquals("sda1", storage("/media/stick").partition());
    assertEquals(0, host.loadDisk());
  }

  @Test
  void aFileSystemThatIsADiskAsAWholeShouldTellTheDisk() throws Exception {
    root.write("proc/self/mountinfo", "25 1 179:0 / / rw - ext4 /dev/mmcblk0 rw\n");
    open();
    assertEquals("mmcblk0", storage("/").partition());
    assertTrue(storage("/").isBootable());
    assertEquals(0, host.loadDisk());
  }

  @Test
  void whereTheSystemWasLoadedFromShouldBeUnknownWithoutADisk() throws Exception {
    root.write("proc/self/mountinfo", "25 1 0:19 / / rw - nfs nas:/boards/7 rw\n");
    open();
    assertEquals(Host.UNKNOWN, host.loadDisk());
    assertTrue(storage("/").isBootable());
    assertEquals("nas:/boards/7", storage("/").remoteName());
    assertEquals("", storage("/").partition());
  }

  @Test
  void theRevisionShouldChangeWithTheRowsAlone() throws Exception {
    open();
    int revision = host.revision();
    sizes.put("firmware", 499_000_000L);
    root.write("proc/300/stat", "300 (new) R");
    readAgain();
    assertEquals(revision, host.revision());
    assertEquals(3, host.processCount());
    root.write(
        "proc/self/mountinfo",
        FakeRoot.MOUNTINFO + "40 25 8:1 / /media/stick rw - vfat /dev/sda1 rw\n");
    readAgain();
    int withStick = host.revision();
    assertNotEquals(revision, withStick);
    assertFalse(storage("/media/stick").isMeasured());
    sizes.put("stick", 1_000_000L);
    readAgain();
    assertNotEquals(withStick, host.revision());
    assertTrue(storage("/media/stick").isMeasured());
  }

  @Test
  void whatWasFoundShouldCountFromTheUpdateOn() throws Exception {
    open();
    root.write("proc/300/stat", "300 (new) R");
    host.read();
    assertEquals(2, host.processCount());
    host.update();
    assertEquals(3, host.processCount());
  }

  @Test
  void anotherFileSystemInTheSamePlaceShouldNotHaveTheSizeOfTheOneBefore() throws Exception {
    open();
    sizes.remove("firmware");
    readAgain();
    assertTrue(storage("/boot/firmware").isMeasured(), "it keeps what it said last");
    root.write("proc/self/mountinfo", FakeRoot.MOUNTINFO.replace("179:1", "8:9"));
    readAgain();
    assertFalse(storage("/boot/firmware").isMeasured());
  }

  @Test
  void aFileSystemThatHangsShouldKeepNothingElseWaiting() throws Exception {
    hanging = "firmware";
    open();
    assertFalse(storage("/boot/firmware").isMeasured());
    assertTrue(storage("/").isMeasured());
    root.write("proc/300/stat", "300 (new) R");
    readAgain();
    assertEquals(3, host.processCount());
    assertFalse(storage("/boot/firmware").isMeasured());
    release.countDown();
    while (!storage("/boot/firmware").isMeasured()) {
      readAgain();
    }
    assertEquals(500_000_000L, storage("/boot/firmware").sizeBytes());
  }

  @Test
  void shouldTellWhatIsOldBecauseNobodyAnswers() throws Exception {
    hanging = "firmware";
    open();
    int firmware = storages().indexOf("/boot/firmware");
    assertFalse(host.isLate(firmware));
    clock.nowMs.addAndGet(1_001);
    readAgain();
    assertTrue(host.isLate(firmware));
    assertFalse(host.isLate(storages().indexOf("/")));
    clock.nowMs.addAndGet(10_000 + 5_001);
    assertTrue(host.isLate(storages().indexOf("memory")), "nothing was read in time");
    release.countDown();
    while (host.isLate(firmware)) {
      readAgain();
    }
  }

  @Test
  void fileSystemsBeyondTheBoundShouldNotBeToldOf() throws Exception {
    StringBuilder mounts = new StringBuilder(FakeRoot.MOUNTINFO);
    for (int i = 0; i < 10; i++) {
      mounts.append("4" + i + " 25 8:" + i + " / /mnt/" + i + " rw - ext4 /dev/sda" + i + " rw\n");
    }
    root.write("proc/self/mountinfo", mounts.toString());
    open();
    assertEquals(
        List.of("memory", "swap", "/", "/dev/shm", "/boot/firmware", "/mnt/0"), storages());
  }

  @Test
  void nothingShouldBeKnownOfAnEmptyRoot() throws Exception {
    root.remove("proc");
    root.remove("sys");
    root.remove("run");
    open();
    assertEquals(77_000, host.startedMs());
    assertEquals(null, host.loadParameters());
    assertEquals(Host.UNKNOWN, host.userSessionCount());
    assertEquals(Host.UNKNOWN, host.processCount());
    assertEquals(Host.UNKNOWN, host.processCountMax());
    assertEquals(Host.UNKNOWN, host.memoryBytes());
    assertEquals(Host.UNKNOWN, host.loadDisk());
    assertEquals(0, host.processorCount());
    assertEquals(0, host.diskCount());
    assertEquals(0, host.storageCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "x",
        "-1",
        "MemTotal: -5 kB",
        "MemTotal: 99999999999999999999 kB\nSwapTotal: 9999999999999999 kB",
        "\u0000\u00FF\u0000",
        "= = = = = = = = = =",
        "18446744073709551615.00 1",
      })
  void garbageEverywhereShouldMeanThatNothingIsKnown(String garbage) throws Exception {
    for (String name :
        List.of(
            "proc/stat",
            "proc/meminfo",
            "proc/self/mountinfo",
            "proc/uptime",
            "proc/cpuinfo",
            "proc/sys/kernel/pid_max",
            "proc/sys/kernel/threads-max",
            "run/systemd/sessions/1",
            "sys/block/mmcblk0/size",
            "sys/block/mmcblk0/dev",
            "sys/block/mmcblk0/removable",
            "sys/block/mmcblk0/queue/rotational",
            "sys/block/mmcblk0/mmcblk0p1/partition",
            "sys/block/mmcblk0/mmcblk0p2/size")) {
      root.write(name, garbage);
    }
    open();
    assertEquals(77_000, host.startedMs());
    assertEquals(Host.UNKNOWN, host.memoryBytes());
    assertEquals(0, host.storageCount());
    assertEquals(0, host.processorCount());
    assertEquals(Host.UNKNOWN, host.processCountMax());
    assertEquals(0, host.userSessionCount());
    assertEquals(1, host.diskCount());
    assertEquals(0, host.disk(0).sizeBytes());
    assertEquals(Disk.MEDIUM_UNKNOWN, host.disk(0).medium());
    assertEquals(1, host.disk(0).partitionCount());
    assertEquals(0, host.disk(0).partition(0).sizeBytes());
  }

  @Test
  void hugeFilesShouldBeReadToABound() throws Exception {
    String huge = "# filler that nobody reads\n".repeat(100_000);
    for (String name :
        List.of("proc/stat", "proc/meminfo", "proc/self/mountinfo", "run/systemd/sessions/1")) {
      root.write(name, huge);
    }
    root.write("sys/block/mmcblk0/device/name", "x".repeat(1_000_000));
    open();
    assertEquals(0, host.storageCount());
    assertEquals("mmcblk0", host.disk(0).description());
  }

  @Test
  void shouldReadByItselfOnceItIsStarted() throws Exception {
    host =
        new LinuxHost(
            folder, STORAGES_MAX, 1, clock, new SpaceReader(this::answer, clock, 1_000, 4));
    assertEquals(List.of("memory", "swap", "/", "/dev/shm", "/boot/firmware"), storages());
    assertFalse(storage("/").isMeasured());
    host.start();
    host.start();
    while (!storage("/").isMeasured()) {
      Thread.sleep(1);
      host.update();
    }
    root.write("proc/300/stat", "300 (new) R");
    while (host.processCount() != 3) {
      Thread.sleep(1);
      host.update();
    }
    assertEquals(1, threads().size());
    host.close();
    for (Thread thread : threads()) {
      thread.join();
    }
    host.close();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(LinuxHost.THREAD))
        .toList();
  }

  @Test
  void shouldTellOfTheMachineThatThisRunsOn() throws Exception {
    host = new LinuxHost(Path.of("/"), new SetClock(77_000), 64);
    readAgain();
    assertTrue(host.memoryBytes() > 0);
    assertTrue(host.processorCount() > 0);
    assertTrue(host.processCount() > 0);
    assertTrue(host.processCountMax() >= host.processCount());
    assertTrue(host.startedMs() < 77_000);
    assertEquals("memory", host.storage(0).name());
    assertTrue(host.storage(0).usedBytes() > 0);
  }
}
