/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bench} starts, as short as can be: that it works, not how fast anything is. */
class AgentBenchIT {

  @TempDir private Path temporary;
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldMeasureBothAgentsAndTheTraps(String tlsVersion) throws Exception {
    Process bench =
        startBesideTheSimulator(
            "agent", "--tls", tlsVersion, "--rounds", "1", "--seconds", "1", "--traps", "500");
    String output = new String(bench.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, bench.waitFor(), output);
    assertTrue(output.matches("(?s).*\nTocsin +[0-9,]+ .*\nsnmpd 5[0-9.]+ +[0-9,]+ .*"), output);
    Matcher traps = Pattern.compile("sent (\\d+), received (\\d+)\n").matcher(output);
    assertTrue(traps.find(), output);
    assertEquals(traps.group(1), traps.group(2), output);
    assertNothingIsLeft();
  }

  @Test
  void shouldEndItsProcessesAndRemoveItsFilesWhenToldToGo() throws Exception {
    Process bench = startBesideTheSimulator("agent", "--seconds", "600");
    Processes.await("snmpd runs", () -> bench.children().anyMatch(AgentBenchIT::isNetSnmp));
    List<ProcessHandle> servers = bench.children().toList();
    assertEquals(2, servers.size());
    bench.destroy();

    bench.waitFor();
    for (ProcessHandle server : servers) {
      Processes.await("the server is gone", () -> !server.isAlive());
    }
    assertNothingIsLeft();
  }

  private static boolean isNetSnmp(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/snmpd");
  }

  @Test
  void shouldMeasureWalksOfTablesThatGrow() throws Exception {
    Process bench =
        startBesideTheSimulator("tables", "--rounds", "1", "--round-ms", "1", "--rows", "1000");
    String output = new String(bench.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, bench.waitFor(), output);
    for (String row : new String[] {"GETBULK +100 ", "GETNEXT +100 ", "GETBULK +1,000 "}) {
      assertTrue(Pattern.compile("\n" + row + ".*x\n").matcher(output).find(), output);
    }
    assertNothingIsLeft();
  }

  @Test
  void shouldMeasureTheBoardsProgramBesideOthers() throws Exception {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Scripts.build(folder.resolve("build.log"), "runtime", architecture);
    Process bench =
        start(
            "footprint",
            "--runtime",
            Scripts.built("runtime-" + architecture).toString(),
            "--rounds",
            "1",
            "--idle-seconds",
            "4",
            "--notifications",
            "200",
            "--hour-seconds",
            "1");
    String output = new String(bench.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, bench.waitFor(), output);
    for (String name : List.of("Tocsin", "minimal TLS client", "SNMP4J-Agent", "snmpd")) {
      assertTrue(
          Pattern.compile("\n" + name + " +[1-9][0-9.]+ \\(").matcher(output).find(), output);
    }
    assertTrue(output.contains("\n           200 "), output);
    assertTrue(output.contains("\nidle, an hour: "), output);
    assertNothingIsLeft();
  }

  private Process startBesideTheSimulator(String command, String... arguments) throws Exception {
    Stream<String> simulator = Stream.of("--sim-jar", System.getProperty("tocsin.simJar"));
    return start(command, Stream.concat(Stream.of(arguments), simulator).toArray(String[]::new));
  }

  private Process start(String command, String... arguments) throws Exception {
    Stream<String> start =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-XX:-UsePerfData",
            "-jar",
            System.getProperty("tocsin.toolsJar"),
            "bench",
            command);
    return new ProcessBuilder(Stream.concat(start, Stream.of(arguments)).toList())
        .redirectErrorStream(true)
        .start();
  }

  private void assertNothingIsLeft() throws Exception {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
