/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.raspi.DaemonThread;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The thread that alone deals with the lines of one chip: requests them, again and again those that
 * cannot be had; waits for edges; drives outputs; and gives all back at the end.
 */
final class ChipThread {

  /** Pause between two tries to get a line, in milliseconds. */
  static final int RETRY_MS = 30_000;

  /** Time after which a chip that has not done what it was asked for counts as hanging. */
  static final int LATE_MS = 2_000;

  /** Time that the agent waits for an output to be driven, in milliseconds. */
  private static final int DRIVE_TIME_MS_MAX = 500;

  /** Orders that wait at most; the agent gives one at a time and takes back those that are late. */
  private static final int ORDERS_MAX = 16;

  static final String THREAD = "tocsin-gpio";

  private static final String TOPIC = "gpio";

  private final GpioLines owner;
  private final SystemCalls calls;
  private final Clock clock;
  private final Log log;
  private final LineFinder finder;
  private final LineControl control;
  private final List<GpioLine> lines;
  private final CountDownLatch triedOnce = new CountDownLatch(1);
  private final List<Edge> edges = new ArrayList<>();
  private final int[] descriptors;
  private final int[] ready;
  private long nextTryMs;
  private Thread thread;

  /** Since when the chip is asked for something; {@link Long#MAX_VALUE} while it is not. */
  private volatile long busySinceMs = Long.MAX_VALUE;

  // These belong to whoever holds the monitor, which is never held over a call that takes time.
  private final List<DriveOrder> orders = new ArrayList<>();
  private int wakeDescriptor = -1;
  private boolean closed;

  /** A thread that does not run yet, for some lines. */
  ChipThread(
      GpioLines owner,
      SystemCalls calls,
      Clock clock,
      Log log,
      LineFinder finder,
      List<GpioLine> lines) {
    this.owner = owner;
    this.calls = calls;
    this.clock = clock;
    this.log = log;
    this.finder = finder;
    this.control = new LineControl(calls);
    this.lines = lines;
    descriptors = new int[1 + lines.size()];
    ready = new int[1 + lines.size()];
  }

  /**
   * Begins. When the system has no room for that, the log tells, and the lines stay unavailable.
   */
  void start() {
    int event = calls.eventDescriptor();
    synchronized (this) {
      wakeDescriptor = event;
    }
    if (event >= 0) {
      nextTryMs = clock.monotonicMs();
      thread = DaemonThread.start(this::run, THREAD);
    }
    if (thread == null) {
      String problem = event < 0 ? Errno.text(event) : "the system gives no thread";
      lines.forEach(line -> warn(line, "is unavailable: " + problem));
      triedOnce.countDown();
    }
  }

  /**
   * Waits until each line was tried once.
   *
   * @param timeMsMax how long, in milliseconds
   */
  void awaitFirstTry(long timeMsMax) {
    try {
      if (!triedOnce.await(timeMsMax, TimeUnit.MILLISECONDS)) {
        Lists.filter(lines, line -> !line.isAvailable())
            .forEach(line -> warn(line, "is unavailable: its chip does not answer yet"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the chip has not done for too long what it was asked for. */
  boolean isLate() {
    long sinceMs = busySinceMs;
    return sinceMs != Long.MAX_VALUE && clock.monotonicMs() - sinceMs > LATE_MS;
  }

  /**
   * Has an output driven, and waits for it for a moment.
   *
   * @return whether it has the level now
   */
  boolean drive(GpioLine line, boolean active) {
    DriveOrder order = new DriveOrder(line, active);
    synchronized (this) {
      if (closed || orders.size() >= ORDERS_MAX) {
        return false;
      }
      orders.add(order);
      wake();
    }
    return order.await(DRIVE_TIME_MS_MAX);
  }

  /** Has the thread look at what there is; its monitor is held. */
  private void wake() {
    if (wakeDescriptor >= 0) {
      calls.write(wakeDescriptor, new Struct(8).putLong(0, 1).bytes());
    }
  }

  /** Has the thread give all lines back and end. */
  synchronized void close() {
    closed = true;
    wake();
  }

  /**
   * Waits for the end.
   *
   * @param timeMsMax how long, in milliseconds
   */
  void join(long timeMsMax) {
    if (thread == null) {
      return;
    }
    try {
      thread.join(timeMsMax);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      lines.forEach(line -> warn(line, "is not given back: its chip does not answer"));
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void run() {
    try {
      while (!isClosed()) {
        busySinceMs = clock.monotonicMs();
        int waitMs = requestMissing();
        doOrders();
        busySinceMs = Long.MAX_VALUE;
        triedOnce.countDown();
        await(waitMs);
      }
    } finally {
      busySinceMs = clock.monotonicMs();
      giveBack();
      busySinceMs = Long.MAX_VALUE;
      triedOnce.countDown();
    }
  }

  /** Requests lines that are not ours, when it is time; tells for how long to wait then. */
  private int requestMissing() {
    if (isComplete()) {
      return -1;
    }
    if (clock.monotonicMs() >= nextTryMs) {
      for (GpioLine line : lines) {
        if (line.descriptor() < 0) {
          request(line);
        }
      }
      nextTryMs = clock.monotonicMs() + RETRY_MS;
    }
    return isComplete() ? -1 : (int) Math.max(0, nextTryMs - clock.monotonicMs());
  }

  private boolean isComplete() {
    return !Lists.any(lines, line -> line.descriptor() < 0);
  }

  private void request(GpioLine line) {
    try {
      LineFinder.Found found = finder.request(line.settings());
      int level = control.begin(line.settings(), found.descriptor());
      if (level < 0) {
        calls.close(found.descriptor());
        throw new LineException(found.place() + " tells no level: " + Errno.text(level));
      }
      line.hold(found.descriptor());
      owner.level(line, level == 1);
      log.write(
          Log.INFO,
          TOPIC,
          key(line) + " is " + found.place() + (level == 1 ? ", active." : ", inactive."));
    } catch (LineException e) {
      if (line.setTrouble(e.getMessage())) {
        warn(line, "is unavailable, and tried again every 30 s: " + e.getMessage());
      }
    }
    owner.wakeAgent();
  }

  private void doOrders() {
    List<DriveOrder> taken;
    synchronized (this) {
      taken = new ArrayList<>(orders);
      orders.clear();
    }
    for (DriveOrder order : taken) {
      if (order.take()) {
        order.end(drive(order));
      }
    }
  }

  private boolean drive(DriveOrder order) {
    GpioLine line = order.line();
    if (line.descriptor() < 0) {
      return false;
    }
    int status = control.drive(line.descriptor(), order.isActive());
    if (status == -Errno.ENODEV) {
      lose(line, status);
    } else if (status >= 0) {
      owner.level(line, order.isActive());
    }
    return status >= 0;
  }

  /** Waits for edges, for somebody who wakes this thread, or for the time to pass. */
  private void await(int waitMs) {
    synchronized (this) {
      descriptors[0] = wakeDescriptor;
    }
    for (int i = 0; i < lines.size(); i++) {
      descriptors[1 + i] = lines.get(i).descriptor();
    }
    int count = calls.poll(descriptors, ready, descriptors.length, waitMs);
    if (count <= 0) {
      return;
    }
    busySinceMs = clock.monotonicMs();
    if ((ready[0] & SystemCalls.READABLE) != 0) {
      calls.read(descriptors[0], new byte[8]);
    }
    for (int i = 0; i < lines.size(); i++) {
      take(lines.get(i), ready[1 + i]);
    }
    tell();
  }

  private void take(GpioLine line, int events) {
    if ((events & SystemCalls.READABLE) != 0) {
      int missing = control.readEdges(line, edges);
      if (missing < 0) {
        lose(line, missing);
      } else {
        owner.countLostEdges(missing);
      }
    } else if ((events & SystemCalls.BROKEN) != 0) {
      lose(line, -Errno.ENODEV);
    }
  }

  /** Tells of all edges in the order in which they happened, whichever lines they are of. */
  private void tell() {
    if (edges.isEmpty()) {
      return;
    }
    edges.sort((one, other) -> Long.compare(one.timeNs(), other.timeNs()));
    for (Edge edge : edges) {
      owner.level(edge.line(), edge.active());
    }
    edges.clear();
    for (GpioLine line : lines) {
      if (line.takeEdgesLost() && line.descriptor() >= 0) {
        int level = control.level(line.descriptor());
        if (level >= 0) {
          owner.level(line, level == 1);
        }
      }
    }
    owner.wakeAgent();
  }

  private void lose(GpioLine line, int status) {
    calls.close(line.descriptor());
    line.lose();
    nextTryMs = clock.monotonicMs() + RETRY_MS;
    line.setTrouble("lost");
    warn(line, "is lost, and tried again every 30 s: " + Errno.text(status));
    owner.wakeAgent();
  }

  private void giveBack() {
    for (GpioLine line : lines) {
      if (line.descriptor() >= 0) {
        control.end(line);
      }
    }
    synchronized (this) {
      orders.forEach(order -> order.end(false));
      orders.clear();
      closed = true;
      calls.close(wakeDescriptor);
      wakeDescriptor = -1;
    }
  }

  private void warn(GpioLine line, String text) {
    log.write(Log.WARNING, TOPIC, key(line) + " " + text + ".");
  }

  private static String key(GpioLine line) {
    return "line." + line.name();
  }
}
