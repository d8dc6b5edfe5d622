/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system calls themselves, on this machine. */
@Timeout(120)
class NativeSystemCallsTest {

  /** WDIOC_KEEPALIVE, which a regular file does not know. */
  private static final int KEEP_ALIVE = 0x80045705;

  /** FIONREAD of ioctl_tty(2): how many bytes can be read. */
  private static final int BYTES_TO_READ = 0x541B;

  @TempDir private Path folder;
  private final SystemCalls calls = NativeLibrary.load();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldReadAndWriteAFile() throws Exception {
    assertNull(calls.missing());
    Path file = Files.writeString(folder.resolve("dätei"), "before");
    int descriptor = calls.open(file.toString(), SystemCalls.READ_WRITE);
    assertTrue(descriptor > 2);
    byte[] into = new byte[8];
    assertEquals(6, calls.read(descriptor, into));
    assertArrayEquals(bytes("before\0\0"), into);
    assertEquals(0, calls.read(descriptor, into));
    assertEquals(3, calls.write(descriptor, bytes("+++")));
    assertEquals(0, calls.close(descriptor));
    assertEquals("before+++", Files.readString(file));
    assertEquals(-Errno.EBADF, calls.close(descriptor));
    assertEquals(-Errno.EBADF, calls.read(descriptor, into));
    assertEquals(-Errno.EBADF, calls.write(descriptor, into));
  }

  @Test
  void shouldMoveNoMoreThanTheBoundAtATime() throws Exception {
    byte[] much = new byte[SystemCalls.TRANSFER_BYTES_MAX + 1];
    Path file = Files.write(folder.resolve("much"), much);
    int descriptor = calls.open(file.toString(), SystemCalls.READ_WRITE);
    assertEquals(SystemCalls.TRANSFER_BYTES_MAX, calls.read(descriptor, much));
    assertEquals(SystemCalls.TRANSFER_BYTES_MAX, calls.write(descriptor, much));
    assertEquals(0, calls.close(descriptor));
  }

  @Test
  void shouldTellWhyAFileCannotBeOpened() {
    assertEquals(
        -Errno.ENOENT, calls.open(folder.resolve("none").toString(), SystemCalls.READ_WRITE));
    assertEquals(-Errno.ENAMETOOLONG, calls.open("x".repeat(4_096), SystemCalls.READ_WRITE));
  }

  @Test
  void shouldControlADevice() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    int descriptor = calls.open(file.toString(), SystemCalls.READ_WRITE);
    assertEquals(-Errno.ENOTTY, calls.control(descriptor, KEEP_ALIVE, new byte[4]));
    Struct count = new Struct(4);
    assertEquals(0, calls.control(descriptor, BYTES_TO_READ, count.bytes()));
    assertEquals(5, count.getInt(0));
    byte[] long1 = new byte[SystemCalls.ARGUMENT_BYTES_MAX + 1];
    assertEquals(-Errno.EINVAL, calls.control(descriptor, BYTES_TO_READ, long1));
    assertEquals(0, calls.close(descriptor));
    assertEquals(-Errno.EBADF, calls.control(descriptor, BYTES_TO_READ, new byte[4]));
  }

  @Test
  void shouldWaitForAnEvent() {
    int event = calls.eventDescriptor();
    int[] events = {7, 7, 7};
    int[] waited = {event, -1, 1_000_000};
    assertEquals(0, calls.poll(waited, events, 2, 0));
    assertArrayEquals(new int[] {0, 0, 7}, events);
    Struct one = new Struct(8).putLong(0, 1);
    assertEquals(8, calls.write(event, one.bytes()));
    assertEquals(2, calls.poll(waited, events, 3, -1));
    assertEquals(SystemCalls.READABLE, events[0]);
    assertEquals(0, events[1]);
    assertTrue((events[2] & SystemCalls.BROKEN) != 0, "no descriptor");
    assertEquals(8, calls.read(event, new byte[8]));
    assertEquals(-Errno.EAGAIN, calls.read(event, new byte[8]));
    assertEquals(0, calls.close(event));
    assertEquals(-Errno.EINVAL, calls.poll(waited, events, 4, 0));
    assertEquals(-Errno.EINVAL, calls.poll(waited, events, -1, 0));
  }

  @Test
  void shouldSendADatagramToASocketWithAPath() throws Exception {
    String path = folder.resolve("socket").toString();
    assertEquals(-Errno.ENOENT, calls.sendDatagram(bytes(path), bytes("x")));
    try (DatagramReceiver receiver = new DatagramReceiver(folder, path)) {
      assertEquals(9, calls.sendDatagram(bytes(path), bytes("READY=1\nX")));
      assertEquals("READY=1|X", receiver.next());
    }
    assertEquals(-Errno.ECONNREFUSED, calls.sendDatagram(bytes(path), bytes("x")));
  }

  @Test
  void shouldSendADatagramToANameOfTheAbstractNamespace() throws Exception {
    String name = "@tocsin-test-" + ProcessHandle.current().pid();
    assertEquals(-Errno.ECONNREFUSED, calls.sendDatagram(bytes(name), bytes("x")));
    try (DatagramReceiver receiver = new DatagramReceiver(folder, name)) {
      assertEquals(1, calls.sendDatagram(bytes(name), bytes("x")));
      assertEquals(0, calls.sendDatagram(bytes(name), new byte[0]));
      assertEquals("x", receiver.next());
      assertEquals("", receiver.next());
    }
  }

  @Test
  void shouldRefuseAddressesAndDatagramsThatAreTooLong() {
    assertEquals(-Errno.ENAMETOOLONG, calls.sendDatagram(new byte[0], bytes("x")));
    assertEquals(-Errno.ENAMETOOLONG, calls.sendDatagram(new byte[108], bytes("x")));
    byte[] much = new byte[SystemCalls.TRANSFER_BYTES_MAX + 1];
    assertEquals("error 90", Errno.text(calls.sendDatagram(bytes("@x"), much)));
  }

  @Test
  void shouldTellTheTimeSinceTheStartOfTheSystem() {
    long first = calls.monotonicNs();
    assertTrue(first > 0);
    assertTrue(calls.monotonicNs() >= first);
  }
}
