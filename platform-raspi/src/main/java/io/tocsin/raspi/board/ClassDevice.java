/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.raspi.Lists;
import io.tocsin.raspi.SystemText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A device of one of the kernel's classes, such as {@code hwmon}. Its folder has a number that may
 * be another one after the next start; what stays are its name and the hardware behind it.
 *
 * @param folder where its files are now
 * @param name what its driver calls it
 * @param hardware path of the device below {@code /sys/devices}, without the numbers of classes;
 *     empty when it is not known
 */
record ClassDevice(Path folder, String name, String hardware) {

  /**
   * A class of devices.
   *
   * @param root stands for {@code /}
   * @param path where its devices are, below the root
   * @param prefix how the names of their folders begin, before the number
   * @param nameFile the file in which a device has its name
   */
  record Kind(Path root, String path, String prefix, String nameFile) {

    /** All devices that there are now, by their numbers. */
    List<ClassDevice> devices() {
      Path folder = root.resolve(path);
      List<String> names = new ArrayList<>(SystemText.names(folder));
      names.removeIf(name -> number(name) < 0);
      names.sort((one, other) -> Long.compare(number(one), number(other)));
      return Lists.map(names, name -> device(folder.resolve(name)));
    }

    private long number(String name) {
      return name.startsWith(prefix) ? SystemText.number(name.substring(prefix.length())) : -1;
    }

    /** The device in a folder, whether there is one or not. */
    ClassDevice device(Path folder) {
      return new ClassDevice(folder, SystemText.line(folder.resolve(nameFile)), hardware(folder));
    }

    private String hardware(Path folder) {
      Path devices;
      Path real;
      try {
        devices = root.resolve("sys/devices").toRealPath();
        real = folder.toRealPath();
      } catch (IOException e) {
        return "";
      }
      // The last name is that of the folder itself.
      return real.startsWith(devices) ? withoutNumbers(devices.relativize(real).getParent()) : "";
    }
  }

  /** Takes away names such as {@code nvme0} below {@code nvme}, and that of the class. */
  private static String withoutNumbers(Path path) {
    StringBuilder text = new StringBuilder();
    int count = path == null ? 0 : path.getNameCount();
    for (int i = 0; i < count; i++) {
      String name = path.getName(i).toString();
      boolean isLast = i + 1 == count;
      boolean isClass = isLast && (name.equals("hwmon") || name.equals("thermal"));
      boolean isNumbered =
          !isLast && path.getName(i + 1).toString().matches("\\Q" + name + "\\E[0-9]+");
      if (isNumbered) {
        i++;
      } else if (!isClass) {
        text.append(text.length() == 0 ? "" : "/").append(name);
      }
    }
    return text.toString();
  }

  /** Whether no hardware is known behind it, so that its folder tells nothing but a number. */
  boolean isVirtual() {
    return hardware.isEmpty() || hardware.equals("virtual");
  }

  /** Whether this is the same device as another one, wherever the two are. */
  boolean isSame(ClassDevice other) {
    return name.equals(other.name) && hardware.equals(other.hardware);
  }

  /**
   * What a device on a bus with addresses has as its own name, such as {@code 1-0048} on I2C; empty
   * for all others, of which there is usually one.
   */
  String address() {
    String last = hardware.substring(hardware.lastIndexOf('/') + 1);
    boolean isI2c = last.matches("[0-9]+-[0-9a-f]{4}");
    boolean isSpi = last.matches("spi[0-9]+\\.[0-9]+");
    return isI2c || isSpi ? last : "";
  }
}
