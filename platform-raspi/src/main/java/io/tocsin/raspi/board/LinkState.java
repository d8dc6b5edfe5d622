/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import io.tocsin.raspi.SystemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What was found of a network interface at one time ({@code /sys/class/net},
 * Documentation/ABI/testing/sysfs-class-net of Linux). A file that cannot be read leaves what it
 * would tell unknown, and nothing else.
 */
final class LinkState {

  /** What is known before the first reading. */
  static final LinkState UNREAD = new LinkState();

  /** Flags of an interface (netdevice(7)). */
  private static final int FLAG_UP = 0x1;

  private static final int FLAG_PROMISCUOUS = 0x100;

  /**
   * Of flags, which are read every second, as all of this is: without patterns, for that reason.
   */
  private static final int FLAGS_CHARACTERS_MAX = 9;

  private static final byte[] NO_ADDRESS = {};

  private static final int ALIAS_CHARACTERS_MAX = 64;
  private static final long BITS_OF_MEGABIT = 1_000_000;
  private static final long MEGABITS_MAX = 100_000_000;

  private final boolean isEnabled;
  private final boolean isPromiscuous;
  private final int status;
  private final int mtuBytes;
  private final long bitsPerSecond;
  private final byte[] address;
  private final String alias;
  private final long[] counters;

  private LinkState() {
    isEnabled = false;
    isPromiscuous = false;
    status = Link.UNKNOWN;
    mtuBytes = 0;
    bitsPerSecond = 0;
    address = NO_ADDRESS;
    alias = "";
    counters = new long[LinkCounter.COUNT];
  }

  /** An interface that is not there. */
  private LinkState(LinkState before) {
    isEnabled = false;
    isPromiscuous = false;
    status = Link.NOT_PRESENT;
    mtuBytes = before.mtuBytes;
    bitsPerSecond = 0;
    address = before.address;
    alias = before.alias;
    counters = before.counters;
  }

  /** An interface whose files are read. */
  private LinkState(Path root, Path folder, LinkState before) {
    int flags = flags(SystemText.line(folder.resolve("flags")));
    isEnabled = (flags & FLAG_UP) != 0;
    isPromiscuous = (flags & FLAG_PROMISCUOUS) != 0;
    status = status(folder, isEnabled);
    long mtu = SystemText.number(SystemText.line(folder.resolve("mtu")));
    mtuBytes = (int) Math.max(0, Math.min(mtu, Integer.MAX_VALUE));
    long megabits = SystemText.number(SystemText.line(folder.resolve("speed")));
    bitsPerSecond = Math.max(0, Math.min(megabits, MEGABITS_MAX)) * BITS_OF_MEGABIT;
    byte[] found = address(SystemText.line(folder.resolve("address")));
    address = Arrays.equals(found, before.address) ? before.address : found;
    alias = ascii(SystemText.line(folder.resolve("ifalias")), ALIAS_CHARACTERS_MAX);
    counters = LinkCounters.read(root, folder.getFileName().toString(), before.counters);
  }

  /**
   * Reads an interface.
   *
   * @param root stands for {@code /}
   * @param folder its files
   * @param before what was read before
   */
  static LinkState read(Path root, Path folder, LinkState before) {
    return Files.isDirectory(folder) ? new LinkState(root, folder, before) : new LinkState(before);
  }

  private static int status(Path folder, boolean isEnabled) {
    return switch (SystemText.line(folder.resolve("operstate"))) {
      case "up" -> Link.UP;
      case "down" -> Link.DOWN;
      case "testing" -> Link.TESTING;
      case "dormant" -> Link.DORMANT;
      case "notpresent" -> Link.NOT_PRESENT;
      case "lowerlayerdown" -> Link.LOWER_LAYER_DOWN;
      default -> byCarrier(folder, isEnabled);
    };
  }

  /** Drivers that do not care for the state, that of the loopback among them, have a carrier. */
  private static int byCarrier(Path folder, boolean isEnabled) {
    if (!isEnabled && Files.exists(folder.resolve("flags"))) {
      return Link.DOWN;
    }
    return switch (SystemText.line(folder.resolve("carrier"))) {
      case "1" -> Link.UP;
      case "0" -> Link.DOWN;
      default -> Link.UNKNOWN;
    };
  }

  /** Hexadecimal behind {@code 0x}; 0 for anything else. */
  private static int flags(String text) {
    if (!text.startsWith("0x") || text.length() > FLAGS_CHARACTERS_MAX) {
      return 0;
    }
    int flags = 0;
    for (int i = 2; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return 0;
      }
      flags = flags << 4 | digit;
    }
    return flags;
  }

  /** Pairs of hexadecimal digits with colons between; nothing for zeros alone, or anything else. */
  private static byte[] address(String text) {
    int length = (text.length() + 1) / 3;
    if (length > Link.ADDRESS_BYTES_MAX || text.length() != 3 * length - 1) {
      return NO_ADDRESS;
    }
    byte[] address = new byte[length];
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int high = Character.digit(text.charAt(3 * i), 16);
      int low = Character.digit(text.charAt(3 * i + 1), 16);
      boolean isLast = i == length - 1;
      if (high < 0 || low < 0 || !(isLast || text.charAt(3 * i + 2) == ':')) {
        return NO_ADDRESS;
      }
      address[i] = (byte) (high << 4 | low);
      sum |= address[i];
    }
    return sum == 0 ? NO_ADDRESS : address;
  }

  /** What is printable ASCII of a text. */
  static String ascii(String text, int charactersMax) {
    char[] printable = new char[Math.min(text.length(), charactersMax)];
    for (int i = 0; i < printable.length; i++) {
      char character = text.charAt(i);
      printable[i] = character < ' ' || character > '~' ? '?' : character;
    }
    return new String(printable);
  }

  /** Whether it is meant to be up. */
  boolean isEnabled() {
    return isEnabled;
  }

  /** Whether it takes all packets. */
  boolean isPromiscuous() {
    return isPromiscuous;
  }

  /** Operational status, a constant of {@link Link}. */
  int status() {
    return status;
  }

  /** Greatest size of a datagram in octets. */
  int mtuBytes() {
    return mtuBytes;
  }

  /** Bandwidth in bits per second; 0 when it has none, or it is not known. */
  long bitsPerSecond() {
    return bitsPerSecond;
  }

  /** Its address on the medium; the same array as before when it is the same. */
  byte[] address() {
    return address;
  }

  /** The operator's name. */
  String alias() {
    return alias;
  }

  /**
   * A counter.
   *
   * @param counter a constant of {@link LinkCounter}
   */
  long counter(int counter) {
    return counters[counter];
  }
}
