/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent of the package on a Debian arm64 kernel in QEMU, over a real network stack, with
 * Net-SNMP on this machine as its manager and receiver.
 */
final class GuestAgentIT {

  private static final String SYS_DESCR = ".1.3.6.1.2.1.1.1.0";
  private static final String COLD_START = Pattern.quote(".1.3.6.1.6.3.1.1.5.1");
  private static final int INACTIVE = 0;
  private static final int ACTIVE = 1;

  /** tocsinLineChanged with tocsinLineName and the beginning of tocsinLineLevel. */
  private static final String BUTTON_IS =
      "\\.1\\.3\\.6\\.1\\.4\\.1\\.32473\\.100\\.0\\.1\\s.*\"button\"\\s+"
          + "\\.1\\.3\\.6\\.1\\.4\\.1\\.32473\\.100\\.1\\.3\\.1\\.1\\.4\\.\\d+ = INTEGER: ";

  @TempDir private Path folder;

  /** Writes what the board's operator has in /etc/tocsin, and returns the folder. */
  private Path configure(Site site, int receiverPort) throws IOException {
    List<String> lines =
        site.configuration(
            "watchdog.device = /dev/watchdog",
            "watchdog.timeout.s = 15",
            "line.button.chip = 9030000.pl061",
            "line.button.offset = 3",
            "target.nms.host = " + Guest.HOST,
            "target.nms.port = " + receiverPort,
            "target.nms.type = inform",
            "target.nms.security.name = receiver",
            "target.nms.server.name = localhost");
    lines.replaceAll(
        line ->
            line.replace("directory = state", "directory = /var/lib/tocsin")
                .replace("address = 127.0.0.1", "address = 0.0.0.0"));
    Path etc = Files.createDirectory(folder.resolve("etc"));
    for (Path file :
        List.of(site.certificate("board1"), site.key("board1"), site.certificate("ca"))) {
      Files.copy(file, etc.resolve(file.getFileName()));
    }
    Files.write(etc.resolve("tocsin.conf"), lines);
    return etc;
  }

  @Test
  void shouldTellAReceiverOfTheBoardAndHaveItResetWhenItIsFrozen() throws Exception {
    Site site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    NetSnmpClients clients = new NetSnmpClients(site, folder, NetSnmpHome.compileShim(folder));
    int receiverPort = Processes.freePort();
    NetSnmp receiver = clients.receiver("1.3", receiverPort);
    Path etc = configure(site, receiverPort);
    Process trapd = receiver.startTrapReceiver(receiverPort);
    try (Guest guest =
        Guest.start(
            Files.createDirectory(folder.resolve("guest")),
            Map.of("/etc/tocsin", etc),
            site.port())) {
      guest.type("su -c 'exec tocsin run' tocsin </dev/null & agent=$!");
      guest.await("/dev/watchdog resets the board after 15 s without a sign of life.");
      guest.type("(sleep 20; echo 'guest: the timeout has passed') &");
      awaitInform(COLD_START, receiver, guest);

      Processes.Result got =
          clients.as("admin", "1.3").run("snmpget", clients.with("127.0.0.1", "-On", SYS_DESCR));
      assertEquals(0, got.exitStatus(), () -> got.output() + guest.console());
      assertTrue(got.output().contains(" on linux,dummy-virt"), got.output());

      guest.await("line.button is line 3 of /dev/gpiochip0, inactive.");
      guest.pressPowerButton();
      awaitInform(BUTTON_IS + ACTIVE, receiver, guest);
      awaitInform(BUTTON_IS + INACTIVE, receiver, guest);

      guest.type("tocsin status");
      guest.await("target nms (informs): ");
      // The kernel has set the clock by the machine's real-time clock.
      assertTrue(guest.console().contains("Z, trusted"), guest::console);

      guest.await("guest: the timeout has passed");
      guest.type("kill -STOP $agent");
      guest.awaitReset();
    } finally {
      Processes.stop(trapd);
    }
  }

  /** Waits until the receiver has an inform of the board whose variables look so. */
  private static void awaitInform(String variables, NetSnmp receiver, Guest guest) {
    Pattern inform = Pattern.compile("^INFORM, SNMP v3, user board1,.*" + variables + "\\b");
    Processes.await(
        "the receiver has an inform with " + variables,
        () ->
            Processes.read(receiver.trapLog())
                .lines()
                .anyMatch(line -> inform.matcher(line).find()),
        receiver.trapLog(),
        guest.consoleFile());
  }
}
