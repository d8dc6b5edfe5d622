/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sensor of the packed agent whose value somebody writes into a file. */
final class SensorFileIT {

  /** 100000 and the remainder of the CRC-32 of the name, divided by 100000. */
  private static final String ENTITY_OF_BOILER = "128977";

  @TempDir private Path folder;

  @Test
  void shouldTellOfAValueThatIsWrittenIntoAFile() throws IOException {
    Site site = Site.create(folder, KeyType.EC);
    int port = Processes.freePort();
    List<String> configuration =
        site.configuration(
            "target.noc.host = localhost",
            "target.noc.port = " + port,
            "target.noc.security.name = receiver",
            "sensor.period.ms = 100",
            "limit.sensor.read.ms = 500",
            "sensor.boiler.file = w1_slave",
            "sensor.boiler.unit = C",
            "sensor.boiler.scale = 0.001",
            "sensor.boiler.pattern = t=",
            "sensor.boiler.high = 90",
            "sensor.boiler.high.clear = 80",
            "sensor.silent.file = pipe");
    assertEquals(
        0,
        Processes.run(List.of("mkfifo", folder.resolve("pipe").toString()), Map.of()).exitStatus());
    try (ReceiverProcess receiver = new ReceiverProcess(site, folder, port);
        AgentProcess agent = AgentProcess.start(folder, site.port(), configuration)) {
      receiver.start();
      agent.awaitLog("sensor.boiler.file = w1_slave: there is no such file now");
      await(site, agent, "tocsinSensorStatus.3", "INTEGER: unavailable(2)");
      write("75 01 4b 46 7f ff 0b 10 dd : crc=dd YES\n75 01 4b 46 7f ff 0b 10 dd t=23125\n");
      await(site, agent, "tocsinSensorValue.3", "INTEGER: 23.125");
      await(site, agent, "entPhySensorValue." + ENTITY_OF_BOILER, "INTEGER: 23125");
      await(site, agent, "entPhySensorType." + ENTITY_OF_BOILER, "INTEGER: celsius(8)");
      write("75 01 4b 46 7f ff 0b 10 dd : crc=dd YES\n75 01 4b 46 7f ff 0b 10 dd t=91500\n");
      Processes.await(
          "the receiver is told",
          () -> told(receiver).contains("91.500"),
          receiver.outputFile(),
          agent.logFile());
      String crossed =
          told(receiver).lines().filter(line -> line.contains("91.500")).findFirst().orElseThrow();
      assertTrue(crossed.contains("\"notification\":\"tocsinThresholdCrossed\""), crossed);
      assertTrue(crossed.contains("\"value\":\"boiler\""), crossed);
      // The board's own sensors are where they were, and the silent pipe has disturbed nobody.
      await(site, agent, "tocsinSensorName.1", "STRING: soc-temperature");
      await(site, agent, "tocsinSensorName.4", "STRING: silent");
      await(site, agent, "tocsinSensorStatus.4", "INTEGER: faulty(3)");
    }
  }

  private static String told(ReceiverProcess receiver) {
    return Processes.read(receiver.outputFile());
  }

  /** As a program should do it: nobody sees half of a text. */
  private void write(String text) throws IOException {
    Path written = Files.writeString(folder.resolve("w1_slave.new"), text);
    Files.move(written, folder.resolve("w1_slave"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Asks until an object has a value. */
  private void await(Site site, AgentProcess agent, String object, String value) {
    Processes.await(
        object + " is " + value,
        () ->
            Processes.runTool(
                    "get",
                    "127.0.0.1:" + site.port(),
                    "--cert",
                    site.certificate("admin").toString(),
                    "--timeout",
                    "60",
                    object)
                .output()
                .equals(object + " = " + value + "\n"),
        agent.logFile());
  }
}
