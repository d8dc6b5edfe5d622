/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import io.tocsin.hal.StorageArea;
import io.tocsin.hal.TestHost;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2790. The types of the objects are {@link ConformanceTest}'s. */
class HostMibTest {

  private static final String SYSTEM = "1.3.6.1.2.1.25.1.";
  private static final String MEMORY_SIZE = "1.3.6.1.2.1.25.2.2.0";
  private static final String STORAGE_TYPES = "1.3.6.1.2.1.25.2.1.";
  private static final String STORAGE = "1.3.6.1.2.1.25.2.3.1.";
  private static final String DEVICE_TYPES = "1.3.6.1.2.1.25.3.1.";
  private static final String DEVICE = "1.3.6.1.2.1.25.3.2.1.";
  private static final String PROCESSOR = "1.3.6.1.2.1.25.3.3.1.";
  private static final String NETWORK = "1.3.6.1.2.1.25.3.4.1.";
  private static final String DISK_STORAGE = "1.3.6.1.2.1.25.3.6.1.";
  private static final String PARTITION = "1.3.6.1.2.1.25.3.7.1.";
  private static final String FS = "1.3.6.1.2.1.25.3.8.1.";
  private static final String FS_TYPES = "1.3.6.1.2.1.25.3.9.";

  private final MibFixture mib = new MibFixture();
  private final TestHost host = mib.board.host();

  private String oid(String name) {
    Oid value = new Oid();
    mib.get(name).readOid(BerTag.OBJECT_IDENTIFIER, value);
    return value.toString();
  }

  /** The indexes of a column that has any, in their order. */
  private List<String> indexes(String column) {
    List<String> indexes = new ArrayList<>();
    for (String name : mib.walk()) {
      if (name.startsWith(column + ".")) {
        indexes.add(name.substring(column.length() + 1));
      }
    }
    return indexes;
  }

  /** The index of the one row whose text in a column is this. */
  private String indexOf(String column, String text) {
    List<String> found = new ArrayList<>();
    for (String index : indexes(column)) {
      if (mib.text(column + "." + index).equals(text)) {
        found.add(index);
      }
    }
    assertEquals(1, found.size(), text);
    return found.get(0);
  }

  private String storageIndex(String name) {
    return indexOf(STORAGE + "3", name);
  }

  // ---- hrSystem ----

  @Test
  void upTimeShouldBeThatOfTheHostAndNotOfTheAgent() {
    mib.clock.monotonicMs = 1_239;
    assertEquals(6_123, mib.get(SYSTEM + "1.0").readUnsigned32(BerTag.TIME_TICKS));
    host.startedMs = 1_239 - (10L << 32) - 70;
    assertEquals(7, mib.number(SYSTEM + "1.0"));
  }

  @Test
  void dateShouldBeThatOfTheClockOnlyWhileItIsTrusted() {
    assertEquals("0 0 1 1 0 0 0 0", octets(SYSTEM + "2.0"));
    mib.clock.trusted = true;
    assertEquals("7 -78 1 1 0 0 0 0 43 0 0", octets(SYSTEM + "2.0"));
  }

  private String octets(String name) {
    BerReader reader = mib.get(name);
    int length = reader.readOctets(BerTag.OCTET_STRING, 0, 255);
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < length; i++) {
      octets.append(i == 0 ? "" : " ").append(reader.buffer()[reader.valueOffset() + i]);
    }
    return octets.toString();
  }

  @Test
  void shouldTellWhatTheSystemWasLoadedFrom() {
    long device = mib.number(SYSTEM + "3.0");
    assertEquals(DEVICE_TYPES + "6", oid(DEVICE + "2." + device));
    assertEquals("root=/dev/mmcblk0p2 ro", mib.text(SYSTEM + "4.0"));
    host.loadParameters = "\u00E9".repeat(100);
    assertEquals("\u00E9".repeat(64), mib.text(SYSTEM + "4.0"));
  }

  @Test
  void shouldCountSessionsAndProcesses() {
    host.userSessionCount = 3;
    host.processCount = 120;
    host.processCountMax = 0;
    assertEquals(3, mib.get(SYSTEM + "5.0").readUnsigned32(BerTag.GAUGE32));
    assertEquals(120, mib.get(SYSTEM + "6.0").readUnsigned32(BerTag.GAUGE32));
    assertEquals(0, mib.number(SYSTEM + "7.0"));
  }

  @Test
  void whatIsNotKnownShouldNotBeThere() {
    host.loadDisk = Host.UNKNOWN;
    host.loadParameters = null;
    host.userSessionCount = Host.UNKNOWN;
    host.processCount = Host.UNKNOWN;
    host.processCountMax = Host.UNKNOWN;
    host.memoryBytes = Host.UNKNOWN;
    for (int object = 3; object <= 7; object++) {
      assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(SYSTEM + object + ".0"));
    }
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(MEMORY_SIZE));
    Oid name = new Oid();
    name.set(Oid.parse(SYSTEM + "2.0"));
    assertTrue(mib.registry.next(name));
    assertEquals(STORAGE + "1.1", name.toString());
    name.set(Oid.parse(SYSTEM + "5"));
    assertTrue(mib.registry.next(name));
    assertEquals(STORAGE + "1.1", name.toString());
  }

  @Test
  void aDiskThatTheHostDoesNotHaveShouldNotBeToldOf() {
    host.loadDisk = 1;
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(SYSTEM + "3.0"));
  }

  @Test
  void memorySizeShouldBeInKilobytes() {
    assertEquals(1_048_576, mib.number(MEMORY_SIZE));
    host.memoryBytes = 1L << 42;
    assertEquals(Integer.MAX_VALUE, mib.number(MEMORY_SIZE));
  }

  // ---- hrStorage ----

  @Test
  void mainMemoryAndSwapSpaceShouldComeFirst() {
    assertEquals(STORAGE_TYPES + "2", oid(STORAGE + "2.1"));
    assertEquals(STORAGE_TYPES + "3", oid(STORAGE + "2.2"));
    assertEquals(4, indexes(STORAGE + "1").size());
    assertEquals(STORAGE_TYPES + "4", oid(STORAGE + "2." + storageIndex("/")));
  }

  @Test
  void shouldTellHowFullAStorageIs() {
    TestHost.TestStorage root = host.named("/");
    root.unitBytes = 4_096;
    root.sizeBytes = 4_096_000L;
    root.usedBytes = 409_600L;
    String index = storageIndex("/");
    assertEquals(4_096, mib.number(STORAGE + "4." + index));
    assertEquals(1_000, mib.number(STORAGE + "5." + index));
    assertEquals(100, mib.number(STORAGE + "6." + index));
    assertEquals(0, mib.get(STORAGE + "7." + index).readUnsigned32(BerTag.COUNTER32));
  }

  /** Integer32 has 2,147,483,647 units at most, so that the units must grow with the size. */
  @ParameterizedTest
  @CsvSource({
    "4096, 8796093018112, 4096, 2147483647",
    "4096, 8796093022208, 8192, 1073741824",
    "1024, 35184372088832, 32768, 1073741824",
    "1, 2147483647, 1, 2147483647",
    "1, 2147483648, 2, 1073741824",
    "512, 2305843009213693952, 1073741824, 2147483647",
  })
  void unitsShouldGrowUntilTheSizeFits(int unit, long size, long unitTold, long sizeTold) {
    TestHost.TestStorage root = host.named("/");
    root.unitBytes = unit;
    root.sizeBytes = size;
    root.usedBytes = size / 2;
    String index = storageIndex("/");
    assertEquals(unitTold, mib.number(STORAGE + "4." + index));
    assertEquals(sizeTold, mib.number(STORAGE + "5." + index));
    assertEquals(size / 2 / unitTold, mib.number(STORAGE + "6." + index));
  }

  @Test
  void aStorageShouldKeepItsIndexWhateverElseComesAndGoes() {
    String root = storageIndex("/");
    String boot = storageIndex("/boot/firmware");
    host.mount("/media/stick");
    host.remove("/");
    assertEquals(boot, storageIndex("/boot/firmware"));
    String stick = storageIndex("/media/stick");
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(STORAGE + "3." + root));
    host.mount("/");
    assertEquals(root, storageIndex("/"));
    assertEquals(stick, storageIndex("/media/stick"));
    MibFixture other = new MibFixture();
    other.board.host().mount("/media/stick");
    assertEquals("/media/stick", other.text(STORAGE + "3." + stick), "of another start");
  }

  @Test
  void twoNamesWithOneNumberShouldHaveTwoIndexes() {
    String[] names = twoNamesWithOneNumber();
    host.mount(names[0]);
    host.mount(names[1]);
    int first = Integer.parseInt(storageIndex(names[0]));
    assertEquals(first + 1, Integer.parseInt(storageIndex(names[1])));
    assertEquals(names[1], mib.text(FS + "2." + (first + 1)));
  }

  private static String[] twoNamesWithOneNumber() {
    String[] names = new String[NameNumbers.COUNT];
    for (int i = 0; ; i++) {
      String name = "/mnt/" + i;
      byte[] octets = Utf8.bytes(name);
      int number = NameNumbers.next(octets, octets.length, new int[0], 0);
      if (names[number] != null) {
        return new String[] {names[number], name};
      }
      names[number] = name;
    }
  }

  @Test
  void storagesBeyondTheBoundShouldNotBeShown() {
    host.mount("/a");
    host.mount("/b");
    host.mount("/c");
    assertEquals(MibFixture.STORAGES_MAX, indexes(STORAGE + "1").size());
    storageIndex("/b");
    host.remove("/a");
    assertEquals("/c", mib.text(STORAGE + "3." + storageIndex("/c")));
  }

  @Test
  void rowsShouldBeInOrderWhateverTheHostsOrderIs() {
    for (String path : List.of("/x", "/y")) {
      host.mount(path);
    }
    for (String column : List.of(STORAGE + "1", FS + "1", PARTITION + "1", DEVICE + "1")) {
      List<String> found = indexes(column);
      List<String> sorted = new ArrayList<>(found);
      sorted.sort((a, b) -> Oid.parse("1.3." + a).compareTo(Oid.parse("1.3." + b)));
      assertEquals(sorted, found);
      assertEquals(found.size(), new HashSet<>(found).size());
    }
    for (String index : indexes(STORAGE + "1")) {
      assertEquals(Long.parseLong(index), mib.number(STORAGE + "1." + index));
    }
  }

  // ---- hrDevice ----

  @Test
  void everyDeviceShouldHaveARowInTheTableOfItsType() {
    assertEquals(List.of("400001", "400002"), indexes(PROCESSOR + "1"));
    assertEquals(2, indexes(NETWORK + "1").size());
    assertEquals(1, indexes(DISK_STORAGE + "1").size());
    Set<String> all = new HashSet<>(indexes(DEVICE + "1"));
    assertEquals(5, all.size());
    assertTypes(indexes(PROCESSOR + "1"), 3, all);
    assertTypes(indexes(NETWORK + "1"), 4, all);
    assertTypes(indexes(DISK_STORAGE + "1"), 6, all);
    assertTrue(all.isEmpty());
  }

  private void assertTypes(List<String> indexes, int type, Set<String> all) {
    for (String index : indexes) {
      assertEquals(DEVICE_TYPES + type, oid(DEVICE + "2." + index));
      assertEquals("0.0", oid(DEVICE + "4." + index));
      assertTrue(all.remove(index));
    }
  }

  @Test
  void shouldTellTheLoadOfEachProcessor() {
    host.loads[0] = 7;
    host.loads[1] = 100;
    assertEquals("core 0", mib.text(DEVICE + "3.400001"));
    assertEquals(7, mib.number(PROCESSOR + "2.400001"));
    assertEquals(100, mib.number(PROCESSOR + "2.400002"));
    assertEquals("0.0", oid(PROCESSOR + "1.400002"));
    assertEquals(2, mib.number(DEVICE + "5.400002"));
  }

  @Test
  void aLoadThatIsNotKnownShouldNotBeThere() {
    host.loads[0] = Host.UNKNOWN;
    assertEquals(List.of("400002"), indexes(PROCESSOR + "2"));
    assertEquals(List.of("400001", "400002"), indexes(PROCESSOR + "1"));
    assertEquals(1, mib.number(DEVICE + "5.400001"));
  }

  @Test
  void aNetworkDeviceShouldPointAtItsInterface() {
    String index = indexOf("1.3.6.1.2.1.47.1.1.1.1.7", "wlan0");
    assertEquals(5, mib.number(NETWORK + "1." + index));
    mib.radio.setCounter(LinkCounter.IN_ERRORS, 0xFFFF_FFFFL);
    mib.radio.setCounter(LinkCounter.OUT_ERRORS, 3);
    assertEquals(2, mib.get(DEVICE + "6." + index).readUnsigned32(BerTag.COUNTER32));
    assertEquals("test interface", mib.text(DEVICE + "3." + index));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 5", "3, 4", "4, 1", "5, 2", "6, 5", "7, 5"})
  void aNetworkDeviceShouldBeInTheStateOfItsInterface(int operStatus, long deviceStatus) {
    String index = indexOf("1.3.6.1.2.1.47.1.1.1.1.7", "wlan0");
    mib.radio.set(operStatus != Link.DOWN, operStatus);
    mib.clock.monotonicMs = 1_000;
    mib.watch.step(1_000);
    assertEquals(deviceStatus, mib.number(DEVICE + "5." + index));
  }

  @Test
  void shouldTellWhatADiskIs() {
    TestHost.TestDisk disk = host.disks.get(0);
    disk.description = "SD card SC16G";
    String index = indexOf(DEVICE + "3", "SD card SC16G");
    assertEquals(1, mib.number(DISK_STORAGE + "1." + index));
    assertEquals(Disk.MEDIUM_OTHER, mib.number(DISK_STORAGE + "2." + index));
    assertEquals(2, mib.number(DISK_STORAGE + "3." + index));
    assertEquals(16L << 20, mib.number(DISK_STORAGE + "4." + index));
    assertEquals(2, mib.number(DEVICE + "5." + index));
    disk.readOnly = true;
    disk.removable = true;
    disk.present = false;
    disk.medium = Disk.MEDIUM_HARD_DISK;
    disk.sizeBytes = 0;
    assertEquals(2, mib.number(DISK_STORAGE + "1." + index));
    assertEquals(3, mib.number(DISK_STORAGE + "2." + index));
    assertEquals(1, mib.number(DISK_STORAGE + "3." + index));
    assertEquals(0, mib.number(DISK_STORAGE + "4." + index));
    assertEquals(5, mib.number(DEVICE + "5." + index));
  }

  @Test
  void descriptionsOfDevicesShouldHave64CharactersAtMost() {
    host.processors.set(0, "caf\u00E9 " + "x".repeat(70));
    assertEquals("caf? " + "x".repeat(59), mib.text(DEVICE + "3.400001"));
  }

  @Test
  void aPartitionShouldPointAtItsFileSystem() {
    String disk = indexes(DISK_STORAGE + "1").get(0);
    assertEquals(List.of(disk + ".1", disk + ".2"), indexes(PARTITION + "1"));
    assertEquals(2, mib.number(PARTITION + "1." + disk + ".2"));
    assertEquals("mmcblk0p2", mib.text(PARTITION + "2." + disk + ".2"));
    assertEquals("mmcblk0p2", mib.text(PARTITION + "3." + disk + ".2"));
    assertEquals(15L << 20, mib.number(PARTITION + "4." + disk + ".2"));
    assertEquals(Long.parseLong(storageIndex("/")), mib.number(PARTITION + "5." + disk + ".2"));
    host.remove("/");
    assertEquals(0, mib.number(PARTITION + "5." + disk + ".2"));
  }

  @Test
  void partitionsShouldComeAndGo() {
    String disk = indexes(DISK_STORAGE + "1").get(0);
    host.disks.get(0).partitions.remove(0);
    host.disks.get(0).partitions.add(new TestHost.TestPartition("mmcblk0p1", 1, 1_024));
    host.revise();
    assertEquals(List.of(disk + ".1", disk + ".2"), indexes(PARTITION + "1"));
    assertEquals(1, mib.number(PARTITION + "4." + disk + ".1"));
    host.disks.get(0).partitions.clear();
    host.revise();
    assertEquals(List.of(), indexes(PARTITION + "1"));
  }

  // ---- hrFSTable ----

  @Test
  void aFileSystemShouldPointAtItsStorage() {
    assertEquals(2, indexes(FS + "1").size(), "memory is no file system");
    String boot = indexOf(FS + "2", "/boot/firmware");
    assertEquals(storageIndex("/boot/firmware"), boot);
    assertEquals(Long.parseLong(boot), mib.number(FS + "1." + boot));
    assertEquals(Long.parseLong(boot), mib.number(FS + "7." + boot));
    assertEquals(FS_TYPES + "5", oid(FS + "4." + boot));
    assertEquals(FS_TYPES + "23", oid(FS + "4." + storageIndex("/")));
    assertEquals("", mib.text(FS + "3." + boot));
    assertEquals(1, mib.number(FS + "5." + boot));
    assertEquals(1, mib.number(FS + "6." + boot));
    assertEquals(2, mib.number(FS + "6." + storageIndex("/")));
    assertEquals("0 0 1 1 0 0 0 0", octets(FS + "8." + boot));
    assertEquals("0 0 1 1 0 0 0 0", octets(FS + "9." + boot));
  }

  /** RFC 2790, hrFSStorageIndex: 0 where there is no information. */
  @Test
  void aFileSystemThatHasNotAnsweredShouldHaveNoStorage() {
    TestHost.TestStorage share = host.mount("/srv/share");
    share.measured = false;
    share.remoteName = "nas:/export";
    share.readOnly = true;
    host.revise();
    String index = indexOf(FS + "2", "/srv/share");
    assertEquals(0, mib.number(FS + "7." + index));
    assertEquals("nas:/export", mib.text(FS + "3." + index));
    assertEquals(2, mib.number(FS + "5." + index));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(STORAGE + "1." + index));
    share.measured = true;
    host.revise();
    assertEquals(Long.parseLong(index), mib.number(FS + "7." + index));
    assertEquals(index, storageIndex("/srv/share"));
  }

  @Test
  void longPathsShouldBeCutBetweenCharacters() {
    host.mount("/" + "\u00E9".repeat(100));
    String index = indexOf(FS + "2", "/" + "\u00E9".repeat(63));
    assertEquals("/" + "?".repeat(100), mib.text(STORAGE + "3." + index));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        StorageArea.OTHER,
        StorageArea.FIXED_DISK,
        StorageArea.REMOVABLE_DISK,
        StorageArea.COMPACT_DISC,
        StorageArea.RAM_DISK,
        StorageArea.FLASH_MEMORY,
        StorageArea.NETWORK_DISK
      })
  void everyTypeShouldHaveItsName(int type) {
    TestHost.TestStorage storage = new TestHost.TestStorage("/typed", type);
    storage.fileSystem = StorageArea.FS_NFS;
    host.add(storage);
    assertEquals(STORAGE_TYPES + type, oid(STORAGE + "2." + storageIndex("/typed")));
    assertEquals(FS_TYPES + "14", oid(FS + "4." + storageIndex("/typed")));
  }

  @Test
  void shouldRefuseEveryWrite() {
    for (String name : List.of(SYSTEM + "3.0", STORAGE + "5.1")) {
      assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(name, 2)));
    }
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.text(SYSTEM + "4.0", "x")));
  }

  /** What runs and what is installed is not told: hrSWRun, hrSWRunPerf, hrSWInstalled. */
  @Test
  void softwareShouldNotBeThere() {
    for (int group = 4; group <= 6; group++) {
      assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult("1.3.6.1.2.1.25." + group + ".1.0"));
    }
  }
}
