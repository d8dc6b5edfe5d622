/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.raspi.SystemText;
import io.tocsin.text.Hexadecimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** What the board is, and what tells it from all others. */
final class BoardIdentity {

  private static final List<String> DEVICE_TREES =
      List.of("proc/device-tree", "sys/firmware/devicetree/base");

  private static final int DESCRIPTION_CHARACTERS_MAX = 128;
  private static final int SERIAL_CHARACTERS_MAX = 64;

  /** What makers leave in the tables of their firmware when they forget to fill them. */
  private static final List<String> PLACEHOLDERS =
      List.of("to be filled by o.e.m.", "system product name", "default string");

  /** A machine-id: 32 hexadecimal digits (machine-id(5)). */
  private static final String MACHINE_ID = "[0-9a-f]{32}";

  /** What this application asks the machine's identifier for; another text, another serial. */
  private static final String APPLICATION = "io.tocsin.raspi.board.serial";

  private static final int HASH_BYTES = 16;

  private final Path root;

  /**
   * Reads nothing yet.
   *
   * @param root stands for {@code /}
   */
  BoardIdentity(Path root) {
    this.root = root;
  }

  /** Model and revision in words; the name of the computer where nobody knows better. */
  String description() {
    String model = ofDeviceTree("model");
    if (model.isEmpty()) {
      model = ofFirmware();
    }
    if (model.isEmpty()) {
      String name = SystemText.line(root.resolve("proc/sys/kernel/hostname"));
      model = name.isEmpty() ? "Linux computer" : "Linux computer " + name;
    }
    return model.substring(0, Math.min(model.length(), DESCRIPTION_CHARACTERS_MAX));
  }

  /** Maker and product of a computer without a device tree (DMI, System Information). */
  private String ofFirmware() {
    Path folder = root.resolve("sys/class/dmi/id");
    String maker = printable(SystemText.line(folder.resolve("sys_vendor")));
    String product = printable(SystemText.line(folder.resolve("product_name")));
    if (PLACEHOLDERS.contains(product.toLowerCase(Locale.ROOT))) {
      return "";
    }
    return product.isEmpty() || product.startsWith(maker)
        ? product
        : (maker + ' ' + product).strip();
  }

  /**
   * The serial number of the device tree; without one, what is made of the machine's identifier.
   *
   * @throws IOException when there is neither
   */
  String serial() throws IOException {
    String serial = ofDeviceTree("serial-number");
    // A board whose memory for it was never written says nothing but zeros.
    if (!serial.isEmpty() && !serial.matches("0+") && serial.length() <= SERIAL_CHARACTERS_MAX) {
      return serial;
    }
    String machine = SystemText.line(root.resolve("etc/machine-id"));
    if (!machine.matches(MACHINE_ID)) {
      throw new IOException(
          "the board has no serial number: neither /proc/device-tree/serial-number nor"
              + " /etc/machine-id has one; run systemd-machine-id-setup");
    }
    return hash(machine);
  }

  /**
   * A keyed hash, because the identifier itself must not leave the machine (machine-id(5)): that of
   * the application, HMAC-SHA-256 keyed with the identifier, cut to 128 bits.
   */
  private static String hash(String machine) {
    // Not that of the JDK, whose start takes longer than all of this.
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(machine.getBytes(StandardCharsets.US_ASCII)));
    byte[] application = APPLICATION.getBytes(StandardCharsets.US_ASCII);
    mac.update(application, 0, application.length);
    byte[] hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return Hexadecimal.format(Arrays.copyOf(hash, HASH_BYTES));
  }

  private String ofDeviceTree(String property) {
    for (String tree : DEVICE_TREES) {
      String text = printable(SystemText.line(root.resolve(tree).resolve(property)));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** What is printable ASCII of a text: those of a device tree end with a NUL. */
  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "").strip();
  }
}
