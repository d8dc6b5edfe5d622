/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.StorageArea;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is mounted, by proc(5). */
class MountTest {

  @TempDir private Path folder;
  private FakeRoot root;

  @BeforeEach
  void makeRoot() {
    root = FakeRoot.board(folder);
  }

  private List<Mount> read(String... lines) {
    root.write("proc/self/mountinfo", String.join("\n", lines) + "\n");
    return Mount.read(folder);
  }

  private static List<String> paths(List<Mount> mounts) {
    return mounts.stream().map(Mount::path).toList();
  }

  @Test
  void shouldFindWhatHoldsFilesInItsOrder() {
    assertEquals(List.of("/", "/dev/shm", "/boot/firmware"), paths(Mount.read(folder)));
    Mount boot = Mount.read(folder).get(2);
    assertEquals(new Mount("179:1", "/boot/firmware", "vfat", "/dev/mmcblk0p1", false), boot);
    assertEquals("", boot.remoteName());
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, 4, 23",
    "ext2, 4, 23",
    "vfat, 4, 5",
    "ntfs3, 4, 9",
    "f2fs, 4, 1",
    "ubifs, 9, 1",
    "tmpfs, 8, 1",
    "iso9660, 7, 12",
    "nfs4, 10, 14",
    "cifs, 10, 1",
    "overlay, 1, 1",
  })
  void everyFileSystemShouldHaveItsKind(String type, int storageType, int fileSystem) {
    Mount mount = read("30 25 8:1 / /mnt rw - " + type + " source rw").get(0);
    assertEquals(storageType, mount.storageType());
    assertEquals(fileSystem, mount.fileSystem());
  }

  /** Asking automatic mounts for their size would mount them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc",
        "sysfs",
        "cgroup2",
        "devtmpfs",
        "autofs",
        "squashfs",
        "ramfs",
        "unheard-of"
      })
  void whatCannotBecomeFullShouldNotBeToldOf(String type) {
    assertEquals(List.of(), read("30 25 8:1 / /mnt rw - " + type + " source rw"));
  }

  @Test
  void shouldTellWhereAFileSystemOfAnotherHostIs() {
    Mount mount = read("30 25 0:50 / /srv rw - nfs4 nas:/my\\040export rw,vers=4.2").get(0);
    assertEquals("nas:/my export", mount.remoteName());
    assertEquals(StorageArea.NETWORK_DISK, mount.storageType());
  }

  @ParameterizedTest
  @CsvSource({"'ro,noatime', rw, true", "rw, 'ro,errors=x', true", "rw, 'rw,root', false"})
  void shouldTellWhatCanBeReadOnly(String options, String further, boolean isReadOnly) {
    Mount mount = read("30 25 8:1 / /mnt " + options + " - ext4 /dev/sda1 " + further).get(0);
    assertEquals(isReadOnly, mount.isReadOnly());
  }

  @Test
  void namesShouldBeTheirOwnAgain() {
    List<Mount> mounts =
        read(
            "30 25 8:1 / /media/my\\040stick\\011\\134 rw - ext4 /dev/sda1 rw",
            "31 25 8:2 / /media/caf\u00E9\\040 rw - ext4 /dev/sda2 rw",
            "32 25 8:3 / /media/back\\09 rw - ext4 /dev/sda3 rw");
    assertEquals(
        List.of("/media/my stick\t\\", "/media/caf\u00E9 ", "/media/back\\09"), paths(mounts));
  }

  @Test
  void aSecondPlaceOfOneFileSystemShouldNotBeToldOf() {
    List<Mount> mounts =
        read(
            "30 25 8:1 / /mnt rw - ext4 /dev/sda1 rw",
            "31 25 8:1 /data /srv/data rw - ext4 /dev/sda1 rw",
            "32 25 8:2 / /home rw - ext4 /dev/sda2 rw");
    assertEquals(List.of("/mnt", "/home"), paths(mounts));
  }

  @Test
  void whatAnotherOneHidesShouldNotBeToldOf() {
    List<Mount> mounts =
        read(
            "30 25 8:1 / /mnt rw - ext4 /dev/sda1 rw",
            "31 25 8:2 / /home rw - ext4 /dev/sda2 rw",
            "32 25 8:3 / /mnt rw - ext4 /dev/sda3 rw");
    assertEquals(List.of("/home", "/mnt"), paths(mounts));
    assertEquals("/dev/sda3", mounts.get(1).source());
    assertEquals(
        List.of(),
        read("30 25 8:1 / /mnt rw - ext4 /dev/sda1 rw", "31 25 0:9 / /mnt rw - proc proc rw"));
  }

  /** RFC 2790, hrFSTable: not those of one user. */
  @Test
  void whatBelongsToOneUserShouldNotBeToldOf() {
    List<Mount> mounts =
        read(
            "30 25 0:30 / /run/user/1000 rw - tmpfs tmpfs rw",
            "31 25 0:31 / /run/credentials/x.service ro - tmpfs tmpfs rw",
            "32 25 0:32 / /run rw - tmpfs tmpfs rw");
    assertEquals(List.of("/run"), paths(mounts));
  }

  @Test
  void furtherFieldsShouldBePassedOver() {
    assertEquals(
        List.of("/a", "/b"),
        paths(
            read(
                "30 25 8:1 / /a rw shared:1 master:2 propagate_from:3 - ext4 /dev/sda1 rw",
                "31 25 8:2 / /b rw - ext4 /dev/sda2 rw")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "30 25 8:1 / /mnt rw",
        "30 25 8:1 / /mnt rw - ext4 /dev/sda1",
        "30 25 8:1 / mnt rw - ext4 /dev/sda1 rw",
        "- - - - - - - - -",
        "30 25 8:1 / /mnt rw shared:1 ext4 /dev/sda1 rw",
      })
  void garbageShouldBePassedOver(String line) {
    assertEquals(List.of("/"), paths(read(line, "25 1 179:2 / / rw - ext4 /dev/root rw", line)));
  }

  @Test
  void aMissingFileShouldMeanThatNothingIsKnown() {
    root.remove("proc/self/mountinfo");
    assertEquals(List.of(), Mount.read(folder));
    root.write("proc/self/mountinfo/folder", "");
    assertEquals(List.of(), Mount.read(folder));
  }

  @Test
  void ofAHugeFileTheBeginningShouldBeRead() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      lines.append("30 25 8:" + i + " / /mnt/" + i + " rw - ext4 /dev/sda rw\n");
    }
    root.write("proc/self/mountinfo", lines.toString());
    List<Mount> mounts = Mount.read(folder);
    assertTrue(mounts.size() > 1_000 && mounts.size() < 65_536 / 40, mounts.size() + " mounts");
    Mount last = mounts.get(mounts.size() - 1);
    assertEquals("/mnt/" + (mounts.size() - 1), last.path());
    assertFalse(last.isReadOnly());
  }
}
