/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A board whose sensors, lines and network interfaces a test sets directly. */
public final class TestBoard implements Board {

  private final List<TestSensor> sensors = new ArrayList<>();
  private final List<TestLine> lines = new ArrayList<>();
  private final List<TestLink> links = new ArrayList<>();
  private final TestHost host = new TestHost();
  private final Queue<Integer> changes = new ArrayDeque<>();

  /** A board with inputs, sensors and network interfaces of these names. */
  public static TestBoard of(List<String> inputs, List<String> sensors, List<String> links) {
    TestBoard board = new TestBoard();
    inputs.forEach(name -> board.addLine(name, false));
    sensors.forEach(name -> board.addSensor(name, "C"));
    links.forEach(name -> board.addLink(name, board.linkCount() + 1));
    return board;
  }

  /** Adds a sensor that reads zero. */
  public TestSensor addSensor(String name, String unit) {
    TestSensor sensor = new TestSensor(name, unit);
    sensors.add(sensor);
    return sensor;
  }

  /** Adds an inactive line. */
  public TestLine addLine(String name, boolean output) {
    TestLine line = new TestLine(name, output);
    lines.add(line);
    return line;
  }

  /** Adds a network interface that is up. */
  public TestLink addLink(String name, int interfaceIndex) {
    TestLink link = new TestLink(name, interfaceIndex);
    links.add(link);
    return link;
  }

  /** Changes an input line's level, as the world would. */
  public void change(int line, boolean active) {
    lines.get(line).active = active;
    changes.add(line << 1 | (active ? 1 : 0));
  }

  @Override
  public String description() {
    return "test board";
  }

  @Override
  public String serial() {
    return "serial-1";
  }

  @Override
  public int sensorCount() {
    return sensors.size();
  }

  @Override
  public Sensor sensor(int index) {
    return sensors.get(index);
  }

  @Override
  public int lineCount() {
    return lines.size();
  }

  @Override
  public Line line(int index) {
    return lines.get(index);
  }

  @Override
  public int linkCount() {
    return links.size();
  }

  @Override
  public TestLink link(int index) {
    return links.get(index);
  }

  @Override
  public TestHost host() {
    return host;
  }

  @Override
  public int pollLineChange() {
    Integer change = changes.poll();
    return change == null ? -1 : change;
  }

  /** A sensor with settable reading. */
  public static final class TestSensor implements Sensor {

    private final String name;
    private final String unit;
    private int status = OK;
    private int valueMilli;

    private TestSensor(String name, String unit) {
      this.name = name;
      this.unit = unit;
    }

    /** Sets a good reading. */
    public void set(int valueMilli) {
      this.valueMilli = valueMilli;
      this.status = OK;
    }

    /** Sets the state alone. */
    public void setStatus(int status) {
      this.status = status;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String unit() {
      return unit;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public int valueMilli() {
      return valueMilli;
    }
  }

  /** A network interface with settable state, Ethernet of 1 Gbit/s at first. */
  public static final class TestLink implements Link {

    private final String name;
    private final int interfaceIndex;
    private final long[] counters = new long[LinkCounter.COUNT];
    private byte[] physicalAddress = {2, 0, 0, 0, 0, 1};
    private boolean enabled = true;
    private int status = UP;
    private int type = ETHERNET;
    private String description = "test interface";
    private String alias = "";
    private int mtuBytes = 1500;
    private long bitsPerSecond = 1_000_000_000;
    private boolean promiscuous;
    private boolean connector = true;

    private TestLink(String name, int interfaceIndex) {
      this.name = name;
      this.interfaceIndex = interfaceIndex;
    }

    /** Sets what kind of interface it is. */
    public void setKind(int newType, String newDescription, boolean hasConnector) {
      type = newType;
      description = newDescription;
      connector = hasConnector;
    }

    /** Sets size of datagrams and bandwidth. */
    public void setCapacity(int newMtuBytes, long newBitsPerSecond) {
      mtuBytes = newMtuBytes;
      bitsPerSecond = newBitsPerSecond;
    }

    /** Sets the physical address. */
    public void setPhysicalAddress(int... octets) {
      physicalAddress = new byte[octets.length];
      for (int i = 0; i < octets.length; i++) {
        physicalAddress[i] = (byte) octets[i];
      }
    }

    /** Sets what the operator calls it. */
    public void setAlias(String newAlias) {
      alias = newAlias;
    }

    /** Sets whether it takes all packets. */
    public void setPromiscuous(boolean isPromiscuous) {
      promiscuous = isPromiscuous;
    }

    /** Sets a counter. */
    public void setCounter(int counter, long value) {
      counters[counter] = value;
    }

    /** Sets both states. */
    public void set(boolean isEnabled, int newStatus) {
      enabled = isEnabled;
      status = newStatus;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int interfaceIndex() {
      return interfaceIndex;
    }

    @Override
    public boolean isEnabled() {
      return enabled;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public int type() {
      return type;
    }

    @Override
    public String description() {
      return description;
    }

    @Override
    public String alias() {
      return alias;
    }

    @Override
    public int mtuBytes() {
      return mtuBytes;
    }

    @Override
    public long bitsPerSecond() {
      return bitsPerSecond;
    }

    @Override
    public byte[] physicalAddress() {
      return physicalAddress;
    }

    @Override
    public boolean isPromiscuous() {
      return promiscuous;
    }

    @Override
    public boolean hasConnector() {
      return connector;
    }

    @Override
    public long counter(int counter) {
      return counters[counter];
    }
  }

  /** A line with settable level. */
  public static final class TestLine implements Line {

    private final String name;
    private final boolean output;
    private boolean active;
    private boolean refusing;
    private boolean available = true;

    private TestLine(String name, boolean output) {
      this.name = name;
      this.output = output;
    }

    /** Takes the line away, or gives it back. */
    public void setAvailable(boolean available) {
      this.available = available;
    }

    /** Makes the hardware refuse to drive the line. */
    public void setRefusing(boolean refusing) {
      this.refusing = refusing;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isOutput() {
      return output;
    }

    @Override
    public boolean isAvailable() {
      return available;
    }

    @Override
    public boolean isActive() {
      return active;
    }

    @Override
    public boolean drive(boolean active) {
      if (!output || refusing) {
        return false;
      }
      this.active = active;
      return true;
    }
  }
}
