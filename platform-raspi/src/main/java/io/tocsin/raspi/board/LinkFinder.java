/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Log;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.Readings;
import io.tocsin.raspi.SystemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the network interfaces of the board, hardware before what programs make. */
final class LinkFinder {

  private static final int LOOPBACK_INDEX = 1;

  private LinkFinder() {}

  /** An interface of the kernel. */
  private record Found(Path folder, int index) implements Comparable<Found> {

    private String kernelName() {
      return folder.getFileName().toString();
    }

    private boolean isOfProgram() {
      return index != LOOPBACK_INDEX && !LinuxLink.isHardware(folder);
    }

    @Override
    public int compareTo(Found other) {
      int byKind = Boolean.compare(isOfProgram(), other.isOfProgram());
      return byKind == 0 ? Integer.compare(index, other.index) : byKind;
    }
  }

  /**
   * Finds all interfaces and has them read.
   *
   * @param root stands for {@code /}
   * @param readings read them
   * @param bounds most of them, and how they are read
   * @param log is told of those that are left out
   * @return by their numbers
   */
  static List<LinuxLink> find(Path root, Readings readings, BoardBounds bounds, Log log) {
    List<Found> all = all(root.resolve("sys/class/net"));
    List<String> kernelNames = Lists.map(all, Found::kernelName);
    String[] names = PartNames.unique(Lists.map(kernelNames, PartNames::of), kernelNames);
    List<LinuxLink> links = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      Found link = all.get(i);
      if (i < bounds.linksMax()) {
        links.add(new LinuxLink(root, link.folder, names[i], link.index, readings, bounds));
      } else {
        left.add(link.kernelName());
      }
    }
    SensorFinder.tellLeft(log, "network interfaces", bounds.linksMax(), left);
    links.sort((one, other) -> Integer.compare(one.interfaceIndex(), other.interfaceIndex()));
    links.forEach(link -> link.reading().start());
    return List.copyOf(links);
  }

  private static List<Found> all(Path folder) {
    List<Found> all = new ArrayList<>();
    for (String name : SystemText.names(folder)) {
      // A file among them is one of a driver, such as bonding_masters.
      long index = SystemText.number(SystemText.line(folder.resolve(name).resolve("ifindex")));
      boolean isNew = !Lists.any(all, other -> other.index == index);
      if (Files.isDirectory(folder.resolve(name))
          && index > 0
          && index <= Integer.MAX_VALUE
          && isNew) {
        all.add(new Found(folder.resolve(name), (int) index));
      }
    }
    Collections.sort(all);
    return all;
  }
}
