/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.LineSettings;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds lines by what does not change: the label of the chip, and the name of the line or its
 * offset. The numbers of the chips depend on the order in which their drivers come up, and are
 * looked at anew each time.
 */
final class LineFinder {

  private static final String DEVICES = "gpiochip*";

  private final SystemCalls calls;
  private final Path folder;

  /**
   * A finder.
   *
   * @param calls the system calls
   * @param root stands for {@code /}
   */
  LineFinder(SystemCalls calls, Path root) {
    this.calls = calls;
    this.folder = root.resolve("dev");
  }

  /** A chip: its device, label and number of lines; or why it cannot be asked. */
  private record Chip(Path device, String label, int lineCount, int error) {}

  /** A line that was found: on which chip, and where on it. */
  private record Place(Chip chip, int offset) {}

  /**
   * A line that is ours now.
   *
   * @param descriptor what to read, set and close
   * @param place where it was found, for people
   */
  record Found(int descriptor, String place) {}

  /**
   * Finds and requests a line.
   *
   * @param settings which one, and how it is used
   * @throws LineException why it cannot be had now
   */
  Found request(LineSettings settings) throws LineException {
    List<Chip> chips = chips();
    List<Place> places = new ArrayList<>();
    List<Chip> labelled = Lists.filter(chips, chip -> settings.chip().equals(chip.label()));
    for (Chip chip : labelled) {
      addPlaces(chip, settings, places);
    }
    if (labelled.isEmpty()) {
      throw new LineException(whyNoChip(settings, chips));
    }
    if (places.isEmpty()) {
      throw new LineException(whyNoLine(settings, labelled));
    }
    if (places.size() > 1) {
      throw new LineException(
          "it may be one of "
              + places.size()
              + " lines: "
              + String.join(", ", Lists.map(places, LineFinder::text))
              + "; tell it by both line and offset");
    }
    return request(settings, places.get(0));
  }

  /** All chips, in the order of their numbers. */
  private List<Chip> chips() throws LineException {
    List<Path> devices = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(folder, DEVICES)) {
      for (Path device : each) {
        // Systems of the Raspberry Pi 5 have a link from an earlier number: the same chip again.
        if (!Files.isSymbolicLink(device)) {
          devices.add(device);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new LineException("cannot look for GPIO chips in " + folder);
    }
    devices.sort(LineFinder::compareNumbers);
    List<Chip> chips = new ArrayList<>();
    for (Path device : devices) {
      chips.add(chip(device));
    }
    return chips;
  }

  /** Compares names that end with a number. */
  private static int compareNumbers(Path one, Path other) {
    String text = one.toString();
    String otherText = other.toString();
    int byLength = Integer.compare(text.length(), otherText.length());
    return byLength == 0 ? text.compareTo(otherText) : byLength;
  }

  private Chip chip(Path device) {
    int descriptor = calls.open(device.toString(), SystemCalls.READ_WRITE);
    if (descriptor < 0) {
      return new Chip(device, null, 0, descriptor);
    }
    Struct info = new Struct(GpioAbi.CHIP_INFO_BYTES);
    int status = calls.control(descriptor, GpioAbi.GET_CHIP_INFO, info.bytes());
    calls.close(descriptor);
    return status < 0
        ? new Chip(device, null, 0, status)
        : new Chip(
            device,
            info.getText(GpioAbi.CHIP_INFO_LABEL, GpioAbi.NAME_BYTES),
            info.getInt(GpioAbi.CHIP_INFO_LINES),
            0);
  }

  /** Adds the lines of a chip that are meant. */
  private void addPlaces(Chip chip, LineSettings settings, List<Place> places)
      throws LineException {
    if (settings.line() == null) {
      if (settings.offset() < chip.lineCount()) {
        places.add(new Place(chip, settings.offset()));
      }
      return;
    }
    int descriptor = open(chip);
    try {
      int only = settings.offset();
      int first = only == LineSettings.OFFSET_NONE ? 0 : only;
      int end = only == LineSettings.OFFSET_NONE ? chip.lineCount() : only + 1;
      for (int offset = first; offset < Math.min(end, chip.lineCount()); offset++) {
        if (lineInfo(descriptor, chip, offset)
            .getText(0, GpioAbi.NAME_BYTES)
            .equals(settings.line())) {
          places.add(new Place(chip, offset));
        }
      }
    } finally {
      calls.close(descriptor);
    }
  }

  private int open(Chip chip) throws LineException {
    int descriptor = calls.open(chip.device().toString(), SystemCalls.READ_WRITE);
    if (descriptor < 0) {
      throw new LineException(chip.device() + " cannot be opened: " + Errno.text(descriptor));
    }
    return descriptor;
  }

  private Struct lineInfo(int descriptor, Chip chip, int offset) throws LineException {
    Struct info = new Struct(GpioAbi.LINE_INFO_BYTES);
    info.putInt(GpioAbi.LINE_INFO_OFFSET, offset);
    int status = calls.control(descriptor, GpioAbi.GET_LINE_INFO, info.bytes());
    if (status < 0) {
      throw new LineException(
          chip.device()
              + " tells nothing of its lines: "
              + Errno.text(status)
              + (status == -Errno.EINVAL || status == -Errno.ENOTTY
                  ? "; Linux 5.10 or later is needed"
                  : ""));
    }
    return info;
  }

  private Found request(LineSettings settings, Place place) throws LineException {
    int chip = open(place.chip());
    try {
      Struct request = RequestForm.request(settings, place.offset());
      int status = calls.control(chip, GpioAbi.GET_LINE, request.bytes());
      if (status < 0) {
        throw new LineException(text(place) + ' ' + whyRefused(chip, place, status));
      }
      return new Found(request.getInt(GpioAbi.REQUEST_DESCRIPTOR), text(place));
    } finally {
      calls.close(chip);
    }
  }

  private String whyRefused(int descriptor, Place place, int status) throws LineException {
    switch (-status) {
      case Errno.EBUSY:
        String holder =
            lineInfo(descriptor, place.chip(), place.offset())
                .getText(GpioAbi.LINE_INFO_CONSUMER, GpioAbi.NAME_BYTES);
        return "is in use" + (holder.isEmpty() ? "" : " by '" + holder + "'");
      case Errno.EINVAL:
      case Errno.EOPNOTSUPP:
        return "cannot be used in this way: "
            + Errno.text(status)
            + "; the chip may lack the bias or the drive";
      default:
        return "is refused: " + Errno.text(status);
    }
  }

  private String whyNoChip(LineSettings settings, List<Chip> chips) {
    if (calls.missing() != null) {
      return "there are no system calls: " + calls.missing();
    }
    StringBuilder labels = new StringBuilder();
    for (Chip chip : chips) {
      if (chip.error() == -Errno.EACCES || chip.error() == -Errno.EPERM) {
        return chip.device()
            + " cannot be opened: "
            + Errno.text(chip.error())
            + "; the agent's user must be in the group that may (gpio)";
      }
      String label = chip.label() == null ? Errno.text(chip.error()) : "'" + chip.label() + "'";
      labels.append(labels.length() == 0 ? "" : ", ");
      labels.append(chip.device().getFileName()).append(' ').append(label);
    }
    return "no GPIO chip has the label '"
        + settings.chip()
        + "'; there "
        + (labels.length() == 0 ? "is none in " + folder : "are " + labels);
  }

  private static String whyNoLine(LineSettings settings, List<Chip> chips) {
    Chip chip = chips.get(0);
    String has = chip.device() + " '" + chip.label() + "' with " + chip.lineCount() + " lines has ";
    if (settings.line() == null) {
      return has + "no line " + settings.offset();
    }
    return has
        + "no line '"
        + settings.line()
        + "'"
        + (settings.offset() == LineSettings.OFFSET_NONE ? "" : " at " + settings.offset());
  }

  private static String text(Place place) {
    return "line " + place.offset() + " of " + place.chip().device();
  }
}
