/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.Reading;
import io.tocsin.raspi.Readings;
import io.tocsin.raspi.SystemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One network interface, read as a whole again and again. */
final class LinuxLink implements Link {

  // Types of hardware (linux/if_arp.h).
  private static final int HARDWARE_ETHERNET = 1;
  private static final int HARDWARE_PPP = 512;
  private static final int HARDWARE_LOOPBACK = 772;
  private static final List<Integer> HARDWARE_WIRELESS = List.of(801, 802, 803);

  private static final int DESCRIPTION_CHARACTERS_MAX = 255;

  private final Path root;
  private final Path folder;
  private final String name;
  private final int index;
  private final int type;
  private final String description;
  private final boolean hasConnector;
  private final Reading reading;
  private volatile LinkState state = LinkState.UNREAD;

  /**
   * An interface that is not read yet.
   *
   * @param root stands for {@code /}
   * @param folder its files
   * @param name its name on the board
   * @param index number of the interface
   * @param readings read it
   * @param bounds how often, and how long that may take
   */
  LinuxLink(Path root, Path folder, String name, int index, Readings readings, BoardBounds bounds) {
    this.root = root;
    this.folder = folder;
    this.name = name;
    this.index = index;
    this.type = type(folder);
    this.description = description(folder, type);
    this.hasConnector = type == ETHERNET && isHardware(folder);
    this.reading =
        new Reading(readings, bounds.periodMs(), bounds.readTimeMsMax()) {
          @Override
          protected boolean read() {
            return readState();
          }
        };
  }

  /** Whether an interface is a piece of hardware, and not made by a program. */
  static boolean isHardware(Path folder) {
    return Files.exists(folder.resolve("device"));
  }

  private static int type(Path folder) {
    int hardware = (int) SystemText.number(SystemText.line(folder.resolve("type")));
    if (HARDWARE_WIRELESS.contains(hardware)
        || Files.exists(folder.resolve("wireless"))
        || Files.exists(folder.resolve("phy80211"))) {
      return WIRELESS;
    }
    return switch (hardware) {
      case HARDWARE_ETHERNET -> ETHERNET;
      case HARDWARE_PPP -> PPP;
      case HARDWARE_LOOPBACK -> LOOPBACK;
      default -> OTHER;
    };
  }

  /** The kernel's name, and what is known of the hardware: of USB maker and product. */
  private static String description(Path folder, int type) {
    StringBuilder text = new StringBuilder(folder.getFileName().toString());
    if (type == LOOPBACK) {
      text.append(" loopback");
    }
    Path usb = folder.resolve("device/..");
    for (String part : List.of("manufacturer", "product")) {
      String value = SystemText.line(usb.resolve(part));
      text.append(value.isEmpty() ? "" : " ").append(value);
    }
    for (String line : SystemText.lines(folder.resolve("device/uevent"), 4_096)) {
      if (line.startsWith("DRIVER=")) {
        text.append(", driver ").append(line.substring("DRIVER=".length()));
      }
    }
    return LinkState.ascii(text.toString(), DESCRIPTION_CHARACTERS_MAX);
  }

  /** What reads it. */
  Reading reading() {
    return reading;
  }

  private boolean readState() {
    state = LinkState.read(root, folder, state);
    return state.status() != NOT_PRESENT;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int interfaceIndex() {
    return index;
  }

  @Override
  public boolean isEnabled() {
    return state.isEnabled();
  }

  @Override
  public int status() {
    return reading.status() == Sensor.FAULTY ? UNKNOWN : state.status();
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
    return state.alias();
  }

  @Override
  public int mtuBytes() {
    return state.mtuBytes();
  }

  @Override
  public long bitsPerSecond() {
    return state.bitsPerSecond();
  }

  @Override
  public byte[] physicalAddress() {
    return state.address();
  }

  @Override
  public boolean isPromiscuous() {
    return state.isPromiscuous();
  }

  @Override
  public boolean hasConnector() {
    return hasConnector;
  }

  @Override
  public long counter(int counter) {
    return state.counter(counter);
  }
}
