/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.RecordingLog;
import io.tocsin.raspi.SetClock;
import io.tocsin.raspi.system.DatagramReceiver;
import io.tocsin.raspi.system.NativeLibrary;
import io.tocsin.raspi.system.SystemCalls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager hears, over a real socket. */
@Timeout(120)
class ServiceManagerTest {

  private static final long PID = 4711;

  @TempDir private Path folder;
  private final SetClock clock = new SetClock(500);
  private final RecordingLog log = new RecordingLog();
  private final SystemCalls calls = NativeLibrary.load();

  private ServiceManager of(Map<String, String> environment) {
    return ServiceManager.of(calls, environment, PID, clock, log);
  }

  private String socket() {
    return folder.resolve("notify").toString();
  }

  @Test
  void shouldHearHowTheAgentIs() throws Exception {
    try (DatagramReceiver receiver = new DatagramReceiver(folder, socket())) {
      ServiceManager manager = of(Map.of("NOTIFY_SOCKET", socket()));
      assertTrue(manager.isPresent());
      manager.ready();
      manager.status("3 sessions, 0 queued\nand more");
      long before = calls.monotonicNs() / 1_000;
      manager.reloading();
      manager.ready();
      manager.stopping();
      assertEquals("READY=1", receiver.next());
      assertEquals("STATUS=3 sessions, 0 queued", receiver.next());
      String reloading = receiver.next();
      assertTrue(reloading.startsWith("RELOADING=1|MONOTONIC_USEC="), reloading);
      assertTrue(Long.parseLong(reloading.substring(27)) >= before, reloading);
      assertEquals("READY=1", receiver.next());
      assertEquals("STOPPING=1", receiver.next());
      manager.feed();
      manager.status("fed nothing");
      assertEquals("STATUS=fed nothing", receiver.next());
    }
    assertEquals(List.of(), log.entries);
  }

  @Test
  void shouldBeFedAtLeastTwiceInItsTimeout() throws Exception {
    String name = "@tocsin-watchdog-" + ProcessHandle.current().pid();
    try (DatagramReceiver receiver = new DatagramReceiver(folder, name)) {
      ServiceManager manager =
          of(
              Map.of(
                  "NOTIFY_SOCKET",
                  name,
                  "WATCHDOG_USEC",
                  "20000000",
                  "WATCHDOG_PID",
                  Long.toString(PID)));
      assertEquals(20_000, manager.timeoutMs());
      manager.feed();
      clock.nowMs.addAndGet(4_999);
      manager.feed();
      manager.status("between");
      clock.nowMs.addAndGet(1);
      manager.feed();
      assertEquals("WATCHDOG=1", receiver.next());
      assertEquals("STATUS=between", receiver.next());
      assertEquals("WATCHDOG=1", receiver.next());
    }
  }

  @Test
  void shouldNotBeFedForAnotherProcessOrWithoutATimeout() {
    String socket = socket();
    assertEquals(
        0,
        of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "20000000", "WATCHDOG_PID", "1"))
            .timeoutMs());
    assertEquals(
        20_000, of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "20000000")).timeoutMs());
    assertEquals(0, of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "2 s")).timeoutMs());
    assertEquals(0, of(Map.of("NOTIFY_SOCKET", socket)).timeoutMs());
    assertEquals(0, of(Map.of("WATCHDOG_USEC", "20000000")).timeoutMs());
  }

  @Test
  void shouldTellNobodyWithoutASocket() {
    ServiceManager manager = of(Map.of());
    assertFalse(manager.isPresent());
    manager.ready();
    assertEquals(List.of(), log.entries);
  }

  @Test
  void shouldSayOnceThatNobodyListens() {
    ServiceManager manager = of(Map.of("NOTIFY_SOCKET", socket()));
    manager.ready();
    manager.stopping();
    assertEquals(
        List.of("WARNING service: The service manager cannot be told READY=1: no such file."),
        log.entries);
  }

  @Test
  void shouldSayThatASocketIsOfAnotherKind() {
    assertFalse(of(Map.of("NOTIFY_SOCKET", "vsock:2:1234")).isPresent());
    assertEquals(
        List.of(
            "WARNING service: The service manager at vsock:2:1234 is not told how the agent is: it"
                + " is no local socket."),
        log.entries);
  }
}
