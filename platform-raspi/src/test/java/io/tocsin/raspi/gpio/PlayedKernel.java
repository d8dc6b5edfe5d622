/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel with GPIO chips, played in memory: devices are empty files in a folder, so that chips
 * come, go and are numbered anew as a test likes. Its poll never ends by time; a test wakes it.
 */
final class PlayedKernel implements SystemCalls {

  /** One chip. */
  static final class Chip {
    final String label;
    final List<PlayedLine> lines = new ArrayList<>();
    boolean gone;

    private Chip(String label, String... names) {
      this.label = label;
      for (String name : names) {
        lines.add(new PlayedLine(name));
      }
    }
  }

  /** One line of a chip. */
  static final class PlayedLine {
    final String name;
    String consumer = "";
    boolean level;
    long flags;
    int debounceUs;
    int sequence;
    int refusal;
    int drives;
    final Deque<Struct> events = new ArrayDeque<>();

    private PlayedLine(String name) {
      this.name = name;
    }
  }

  private static final int CHIP = 1;
  private static final int LINE = 2;
  private static final int EVENT = 3;

  private record Open(int kind, Chip chip, PlayedLine line) {}

  private final Path folder;
  private final Map<String, Chip> chips = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Map<Integer, Open> open = new HashMap<>();
  private final List<Integer> raised = new ArrayList<>();
  private int nextDescriptor = 3;
  private int eventsKept = 16;
  private long timeNs = 1_000_000;
  private String missing;
  private boolean hanging;
  private boolean timeOver;
  private int pollsWaiting;
  private int hangingCount;

  PlayedKernel(Path root) {
    this.folder = root.resolve("dev");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a chip at a number. */
  synchronized Chip plug(String device, String label, String... names) {
    Chip chip = new Chip(label, names);
    plug(device, chip);
    return chip;
  }

  synchronized void plug(String device, Chip chip) {
    try {
      Files.writeString(folder.resolve(device), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    chip.gone = false;
    chips.put(device, chip);
  }

  /** Takes a chip away from its number; what is open of it breaks. */
  synchronized void unplug(String device) {
    try {
      Files.delete(folder.resolve(device));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    chips.remove(device).gone = true;
    notifyAll();
  }

  /** Does several things before anybody sees the first. */
  synchronized void atOnce(Runnable things) {
    things.run();
  }

  /** Is no kernel at all, for a reason. */
  synchronized void setMissing(String reason) {
    missing = reason;
  }

  /** Has the opening of a device fail. */
  synchronized void refuse(String device, int error) {
    refusals.put(device, error);
  }

  /** Sets the level of an input from outside, with the edge that it makes. */
  synchronized void set(PlayedLine line, boolean level) {
    change(line, level);
    notifyAll();
  }

  /** Several levels of several lines at once: the poll ends after the last. */
  synchronized void setAll(Object... linesAndLevels) {
    for (int i = 0; i < linesAndLevels.length; i += 2) {
      change((PlayedLine) linesAndLevels[i], (Boolean) linesAndLevels[i + 1]);
    }
    notifyAll();
  }

  private void change(PlayedLine line, boolean level) {
    if (line.level == level) {
      return;
    }
    line.level = level;
    edge(line, level);
  }

  private void edge(PlayedLine line, boolean level) {
    line.sequence++;
    timeNs += 10;
    Struct event = new Struct(GpioAbi.EVENT_BYTES);
    event.putLong(GpioAbi.EVENT_TIMESTAMP, timeNs);
    event.putInt(GpioAbi.EVENT_ID, level ? GpioAbi.RISING_EDGE : GpioAbi.RISING_EDGE + 1);
    event.putInt(GpioAbi.EVENT_LINE_SEQUENCE, line.sequence);
    if (line.events.size() == eventsKept) {
      line.events.removeFirst();
    }
    line.events.add(event);
  }

  /** A change of level whose edge the kernel never saw; the next one has a gap before it. */
  synchronized void setUnseen(PlayedLine line, boolean level) {
    line.level = level;
    line.sequence++;
  }

  /** An edge that says nothing new. */
  synchronized void repeatEdge(PlayedLine line) {
    edge(line, line.level);
    notifyAll();
  }

  /** Has all that touches a line or a chip wait until this is taken back. */
  synchronized void setHanging(boolean hanging) {
    this.hanging = hanging;
    notifyAll();
  }

  /** Lets the time of the poll that waits be over. */
  synchronized void endPoll() {
    timeOver = true;
    notifyAll();
  }

  /** Waits until as many threads of chips wait with nothing left to do. */
  synchronized void awaitIdle(int threads) throws InterruptedException {
    while (pollsWaiting != threads || isAnyReady() || timeOver) {
      wait();
    }
  }

  /** Waits until somebody hangs. */
  synchronized void awaitHanging() throws InterruptedException {
    while (hangingCount == 0) {
      wait();
    }
  }

  private boolean isAnyReady() {
    return !raised.isEmpty()
        || open.values().stream().anyMatch(o -> o.kind == LINE && eventsOf(o) != 0);
  }

  private static int eventsOf(Open each) {
    if (each.chip != null && each.chip.gone) {
      return BROKEN;
    }
    return each.line != null && !each.line.events.isEmpty() ? READABLE : 0;
  }

  synchronized int openCount() {
    return open.size();
  }

  private void waitWhileHanging() {
    if (!hanging) {
      return;
    }
    hangingCount++;
    notifyAll();
    try {
      while (hanging) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hangingCount--;
  }

  private int add(Open opened) {
    open.put(nextDescriptor, opened);
    return nextDescriptor++;
  }

  @Override
  public synchronized String missing() {
    return missing;
  }

  @Override
  public synchronized int open(String path, int flags) {
    String device = Path.of(path).getFileName().toString();
    if (refusals.containsKey(device)) {
      return -refusals.get(device);
    }
    Chip chip = chips.get(device);
    return chip == null ? -Errno.ENOENT : add(new Open(CHIP, chip, null));
  }

  @Override
  public synchronized int close(int descriptor) {
    Open closed = open.remove(descriptor);
    if (closed == null) {
      throw new AssertionError("closed twice: " + descriptor);
    }
    if (closed.kind == LINE) {
      closed.line.consumer = "";
      closed.line.events.clear();
    }
    return 0;
  }

  @Override
  public synchronized int read(int descriptor, byte[] into) {
    Open each = open.get(descriptor);
    if (each.kind == EVENT) {
      raised.removeIf(raisedOne -> raisedOne == descriptor);
      return 8;
    }
    if (each.chip.gone) {
      return -Errno.ENODEV;
    }
    int count = 0;
    while (!each.line.events.isEmpty() && count + GpioAbi.EVENT_BYTES <= into.length) {
      byte[] event = each.line.events.removeFirst().bytes();
      System.arraycopy(event, 0, into, count, event.length);
      count += event.length;
    }
    return count;
  }

  @Override
  public synchronized int write(int descriptor, byte[] from) {
    if (!open.containsKey(descriptor)) {
      throw new AssertionError("written to what is closed: " + descriptor);
    }
    raised.add(descriptor);
    notifyAll();
    return 8;
  }

  @Override
  public synchronized int poll(int[] descriptors, int[] events, int count, int timeMsMax) {
    pollsWaiting++;
    notifyAll();
    try {
      int ready = readyOf(descriptors, events, count);
      while (ready == 0 && !(timeOver && timeMsMax >= 0)) {
        wait();
        ready = readyOf(descriptors, events, count);
      }
      timeOver = false;
      return ready;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -Errno.EINTR;
    } finally {
      pollsWaiting--;
    }
  }

  private int readyOf(int[] descriptors, int[] events, int count) {
    int ready = 0;
    for (int i = 0; i < count; i++) {
      Open each = open.get(descriptors[i]);
      events[i] = each == null ? 0 : eventsOf(each);
      if (raised.contains(descriptors[i])) {
        events[i] = READABLE;
      }
      ready += events[i] == 0 ? 0 : 1;
    }
    return ready;
  }

  @Override
  public synchronized int eventDescriptor() {
    return add(new Open(EVENT, null, null));
  }

  @Override
  public int sendDatagram(byte[] address, byte[] message) {
    throw new AssertionError("nobody sends here");
  }

  @Override
  public synchronized long monotonicNs() {
    return timeNs;
  }

  @Override
  public synchronized int control(int descriptor, int request, byte[] argument) {
    waitWhileHanging();
    Open each = open.get(descriptor);
    Struct struct = new Struct(argument);
    if (each.chip.gone) {
      return -Errno.ENODEV;
    }
    switch (request) {
      case GpioAbi.GET_CHIP_INFO:
        struct.putText(GpioAbi.CHIP_INFO_LABEL, each.chip.label);
        struct.putInt(GpioAbi.CHIP_INFO_LINES, each.chip.lines.size());
        return 0;
      case GpioAbi.GET_LINE_INFO:
        PlayedLine asked = each.chip.lines.get(struct.getInt(GpioAbi.LINE_INFO_OFFSET));
        struct.putText(0, asked.name);
        struct.putText(GpioAbi.LINE_INFO_CONSUMER, asked.consumer);
        return 0;
      case GpioAbi.GET_LINE:
        return request(each.chip, struct);
      case GpioAbi.SET_CONFIG:
        configure(each.line, struct, 0);
        return 0;
      case GpioAbi.GET_VALUES:
        struct.putLong(GpioAbi.VALUES_BITS, each.line.level ? 1 : 0);
        return 0;
      case GpioAbi.SET_VALUES:
        each.line.drives++;
        each.line.level = (struct.getLong(GpioAbi.VALUES_BITS) & 1) != 0;
        return 0;
      default:
        return -Errno.ENOTTY;
    }
  }

  private int request(Chip chip, Struct struct) {
    PlayedLine line = chip.lines.get(struct.getInt(0));
    if (line.refusal != 0) {
      return -line.refusal;
    }
    if (!line.consumer.isEmpty()) {
      return -Errno.EBUSY;
    }
    line.consumer = struct.getText(GpioAbi.REQUEST_CONSUMER, GpioAbi.NAME_BYTES);
    line.sequence = 0;
    eventsKept = Math.max(16, struct.getInt(GpioAbi.REQUEST_EVENT_BUFFER));
    configure(line, struct, GpioAbi.REQUEST_CONFIG);
    struct.putInt(GpioAbi.REQUEST_DESCRIPTOR, add(new Open(LINE, chip, line)));
    return 0;
  }

  private static void configure(PlayedLine line, Struct struct, int at) {
    line.flags = struct.getLong(at + GpioAbi.CONFIG_FLAGS);
    line.debounceUs = 0;
    int attributes = at + GpioAbi.CONFIG_ATTRIBUTES;
    if (struct.getInt(at + GpioAbi.CONFIG_ATTRIBUTE_COUNT) == 1) {
      long value = struct.getLong(attributes + GpioAbi.ATTRIBUTE_VALUE);
      if (struct.getInt(attributes) == GpioAbi.ATTRIBUTE_DEBOUNCE) {
        line.debounceUs = (int) value;
      } else {
        line.level = value == 1;
      }
    }
  }
}
