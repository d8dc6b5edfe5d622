/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The timer of the kernel's watchdog interface (Documentation/watchdog/watchdog-api.rst), which
 * resets the board when nobody feeds it in time. It runs from {@link #start} until {@link #close};
 * when the process ends without that, it goes on and resets the board.
 *
 * <p>When the device cannot be used, the log says why, {@link #timeoutMs} is 0, and nothing is fed.
 */
public final class HardwareWatchdog implements Watchdog, Closeable {

  private static final String TOPIC = "watchdog";

  /** WDIOC_KEEPALIVE, WDIOC_SETTIMEOUT and WDIOC_GETTIMEOUT of linux/watchdog.h. */
  static final int KEEP_ALIVE = 0x80045705;

  static final int SET_TIMEOUT = 0xC0045706;
  static final int GET_TIMEOUT = 0x80045707;

  /** Written before closing, it stops the timer. */
  private static final byte[] MAGIC = {'V'};

  private final SystemCalls calls;
  private final Clock clock;
  private final Log log;
  private final Path root;
  private final String device;
  private final int timeoutS;
  private boolean noWayOut;
  private int descriptor = -1;
  private long timeoutMs;
  private FeedPace pace = new FeedPace(0);
  private boolean failing;

  /**
   * Opens nothing yet.
   *
   * @param calls the system calls
   * @param root stands for {@code /}
   * @param device path of the device; null for none
   * @param timeoutS time that the timer is to wait for a feed, in seconds; it may have bounds of
   *     its own
   * @param clock tells when to feed
   * @param log hears what it waits, and why it cannot be used
   */
  public HardwareWatchdog(
      SystemCalls calls, Path root, String device, int timeoutS, Clock clock, Log log) {
    this.calls = calls;
    this.root = root;
    this.device = device;
    this.timeoutS = timeoutS;
    this.clock = clock;
    this.log = log;
  }

  /** Opens the device, which starts the timer; called once, by whoever can feed it from then on. */
  public void start() {
    if (device == null) {
      return;
    }
    Path path = root.resolve(Path.of("/").relativize(Path.of("/").resolve(device)));
    descriptor = calls.open(path.toString(), SystemCalls.WRITE_ONLY);
    if (descriptor < 0) {
      warn("cannot be opened: " + whyClosed(calls, descriptor) + "; the agent goes on without it");
      return;
    }
    noWayOut = isForEver(root, path);
    setTimeout();
    feed();
  }

  private static String whyClosed(SystemCalls calls, int result) {
    if (calls.missing() != null) {
      return calls.missing();
    }
    switch (-result) {
      case Errno.EBUSY:
        return "another program has it, such as systemd by RuntimeWatchdogSec";
      case Errno.ENOENT:
        return "there is no such device; is its driver loaded?";
      case Errno.EACCES:
        return "permission denied for the agent's user";
      default:
        return Errno.text(result);
    }
  }

  /** Whether the driver never stops a timer that runs. */
  private static boolean isForEver(Path root, Path device) {
    String name = device.getFileName().toString();
    String entry = name.equals("watchdog") ? "watchdog0" : name;
    try {
      Path file = root.resolve("sys/class/watchdog").resolve(entry).resolve("nowayout");
      return Files.readString(file).startsWith("1");
    } catch (IOException e) {
      // The kernel may be built without it; then the close tells.
      return false;
    }
  }

  private void setTimeout() {
    int set = control(SET_TIMEOUT, timeoutS);
    int seconds = set > 0 ? set : control(GET_TIMEOUT, 0);
    if (seconds <= 0) {
      warn("tells no timeout: " + Errno.text(seconds) + "; it is fed as if it waited for 2 s");
      seconds = 2;
    } else if (seconds != timeoutS) {
      warn(
          "waits for "
              + seconds
              + " s and not for "
              + timeoutS
              + (set < 0 ? ": " + Errno.text(set) : ""));
    }
    timeoutMs = seconds * 1_000L;
    pace = new FeedPace(timeoutMs);
    say(
        Log.INFO,
        "resets the board after "
            + seconds
            + " s without a sign of life"
            + (noWayOut ? ", also after the agent has ended, as its driver has nowayout" : ""));
  }

  /** A request with one number; returns the number of the answer, or the error. */
  private int control(int request, int argument) {
    Struct number = new Struct(4).putInt(0, argument);
    int status = calls.control(descriptor, request, number.bytes());
    return status < 0 ? status : number.getInt(0);
  }

  /** The timer's own timeout, in milliseconds; 0 while none runs. */
  @Override
  public long timeoutMs() {
    return timeoutMs;
  }

  @Override
  public void feed() {
    if (timeoutMs == 0 || !pace.isDue(clock.monotonicMs())) {
      return;
    }
    int result = calls.control(descriptor, KEEP_ALIVE, new byte[4]);
    if (result < 0 && !failing) {
      warn("cannot be fed: " + Errno.text(result));
    }
    failing = result < 0;
  }

  /** Stops the timer, where its driver allows that. Harmless when repeated. */
  @Override
  public void close() {
    if (descriptor < 0) {
      return;
    }
    int result = calls.write(descriptor, MAGIC);
    if (noWayOut) {
      warn(
          "goes on, as its driver has nowayout: the board is reset in "
              + timeoutMs / 1_000
              + " s, unless something feeds it");
    } else if (result < 0) {
      warn("cannot be stopped: " + Errno.text(result));
    }
    calls.close(descriptor);
    descriptor = -1;
    timeoutMs = 0;
  }

  private void warn(String text) {
    say(Log.WARNING, text);
  }

  private void say(int severity, String text) {
    log.write(severity, TOPIC, device + " " + text + ".");
  }
}
