/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.SystemCalls;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tells the service manager how the agent is, by the protocol of sd_notify(3): datagrams to the
 * socket that {@code NOTIFY_SOCKET} names. Without that variable nobody is told anything.
 *
 * <p>It is a watchdog too: where {@code WATCHDOG_USEC} is set for this process, the service manager
 * starts the agent anew when it is not fed (sd_watchdog_enabled(3)).
 */
public final class ServiceManager implements Watchdog {

  private static final String TOPIC = "service";

  /** Tries to tell something once, when the manager's queue is full, and the pause between them. */
  private static final int TRIES_MAX = 10;

  private static final long PAUSE_MS = 50;

  /** Bounds of a status text in bytes: systemd shows one line. */
  private static final int STATUS_BYTES_MAX = 1_024;

  private final SystemCalls calls;
  private final Clock clock;
  private final Log log;
  private final byte[] address;
  private final long timeoutMs;
  private final FeedPace pace;
  private boolean failing;

  private ServiceManager(SystemCalls calls, Clock clock, Log log, String socket, long timeoutMs) {
    this.calls = calls;
    this.clock = clock;
    this.log = log;
    this.address = socket == null ? null : socket.getBytes(StandardCharsets.UTF_8);
    this.timeoutMs = timeoutMs;
    this.pace = new FeedPace(timeoutMs);
  }

  /**
   * The service manager of this process.
   *
   * @param calls the system calls
   * @param environment variables of the process
   * @param processId number of the process
   * @param clock tells when to feed
   * @param log hears why nobody can be told
   */
  public static ServiceManager of(
      SystemCalls calls, Map<String, String> environment, long processId, Clock clock, Log log) {
    String socket = environment.get("NOTIFY_SOCKET");
    if (socket == null || socket.isEmpty()) {
      return new ServiceManager(calls, clock, log, null, 0);
    }
    String problem = null;
    if (socket.charAt(0) != '/' && socket.charAt(0) != '@') {
      problem = "it is no local socket";
    } else if (calls.missing() != null) {
      problem = calls.missing();
    }
    if (problem != null) {
      log.write(
          Log.WARNING,
          TOPIC,
          "The service manager at " + socket + " is not told how the agent is: " + problem + ".");
      return new ServiceManager(calls, clock, log, null, 0);
    }
    return new ServiceManager(
        calls, clock, log, socket, watchdogMs(environment, Long.toString(processId)));
  }

  /** The timeout for this process in milliseconds; 0 for none. */
  private static long watchdogMs(Map<String, String> environment, String processId) {
    String timeoutUs = environment.get("WATCHDOG_USEC");
    String watched = environment.get("WATCHDOG_PID");
    boolean isOurs = watched == null || watched.equals(processId);
    if (!isOurs || timeoutUs == null || !timeoutUs.matches("[0-9]{4,18}")) {
      return 0;
    }
    return Long.parseLong(timeoutUs) / 1_000;
  }

  /** Whether anybody is told. */
  public boolean isPresent() {
    return address != null;
  }

  /** The start, or the reading of the configuration anew, is done. */
  public void ready() {
    tell("READY=1");
  }

  /** The configuration is read anew; {@link #ready} follows, whatever becomes of it. */
  public void reloading() {
    tell("RELOADING=1\nMONOTONIC_USEC=" + calls.monotonicNs() / 1_000);
  }

  /** The agent ends. */
  public void stopping() {
    tell("STOPPING=1");
  }

  /**
   * What the agent does, for {@code systemctl status}.
   *
   * @param text one line; what follows is left
   */
  public void status(String text) {
    String line = firstLine(text);
    tell("STATUS=" + line.substring(0, Math.min(line.length(), STATUS_BYTES_MAX)));
  }

  @Override
  public long timeoutMs() {
    return timeoutMs;
  }

  @Override
  public void feed() {
    if (timeoutMs > 0 && pace.isDue(clock.monotonicMs())) {
      // One that is lost now is made good for by the next.
      send("WATCHDOG=1");
    }
  }

  /** Sends what must not be lost, while the manager is busy for a moment. */
  private void tell(String message) {
    for (int tries = 1; send(message) == -Errno.EAGAIN && tries < TRIES_MAX; tries++) {
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String firstLine(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(0, end);
  }

  private int send(String message) {
    if (address == null) {
      return 0;
    }
    int result = calls.sendDatagram(address, message.getBytes(StandardCharsets.UTF_8));
    if (result < 0 && !failing) {
      log.write(
          Log.WARNING,
          TOPIC,
          "The service manager cannot be told "
              + firstLine(message)
              + ": "
              + Errno.text(result)
              + ".");
    }
    failing = result < 0;
    return result;
  }
}
