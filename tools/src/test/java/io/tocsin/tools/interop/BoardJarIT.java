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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The board's own packed program against Net-SNMP: on this machine's Java, and on the runtimes of
 * boards, whose processors QEMU plays where they are not this machine's.
 */
final class BoardJarIT {

  private static final String SYS_NAME = ".1.3.6.1.2.1.1.5.0";
  private static final String TEST_TRAP = ".1.3.6.1.4.1.32473.100.0.8";

  /** Each of these once came with something that has another way, and took some of the memory. */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "java/time/|java/lang/(management/|reflect/Proxy|ProcessHandle)|java/net/JarURLConnection"
              + "|java/util/((stream|logging)/|ServiceLoader)|jdk/internal/logger/"
              + "|org/tinylog/(configuration|runtime)/");

  /** The test may run under a service manager, and the program does not. */
  private static final Map<String, String> NO_SERVICE =
      Map.of("RUNTIME_DIRECTORY", "", "NOTIFY_SOCKET", "");

  @TempDir private Path folder;

  /** How the program is started: everything before its own arguments. */
  private record Launcher(List<String> words) {

    /** On this machine's Java. */
    static Launcher jar() {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String jar = System.getProperty("tocsin.boardJar");
      return new Launcher(List.of(java, "-XX:+UseSerialGC", "-Xmx16m", "-jar", jar));
    }

    /** On the runtime of a board. */
    static Launcher runtime(String architecture, Path log) throws Exception {
      Scripts.build(log, "runtime", architecture);
      return new Launcher(Scripts.command("lib/emulated", architecture));
    }

    List<String> command(String... arguments) {
      return Stream.concat(words.stream(), Stream.of(arguments)).toList();
    }

    Processes.Result run(String... arguments) {
      return Processes.run(command(arguments), NO_SERVICE);
    }

    Process start(Path log, String... arguments) throws IOException {
      return Processes.start(command(arguments), NO_SERVICE, log);
    }
  }

  /** Writes the configuration of a board that tells a receiver, and returns its file. */
  private static String configure(Site site, int receiverPort) throws IOException {
    List<String> lines =
        site.configuration(
            "target.nms.host = localhost",
            "target.nms.port = " + receiverPort,
            "target.nms.type = inform",
            "target.nms.security.name = receiver");
    return Files.write(site.folder().resolve("tocsin.conf"), lines).toString();
  }

  @Test
  void shouldAnswerAManagerAndTellAReceiver() throws Exception {
    demandAnswersAndTraps(Launcher.jar());
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "arm64", "armhf"})
  void shouldDoSoOnTheRuntimeOf(String architecture) throws Exception {
    demandAnswersAndTraps(Launcher.runtime(architecture, folder.resolve("build.log")));
  }

  @Test
  void shouldLoadNoneOfTheLibrariesThatItDoesWithout() throws Exception {
    Scripts.build(folder.resolve("build.log"), "runtime", "amd64");
    List<String> classes = Files.readAllLines(Scripts.built("runtime-amd64/lib/tocsin.classes"));
    assertTrue(classes.contains("io/tocsin/agent/Agent"), "no agent among " + classes.size());
    assertTrue(classes.contains("io/tocsin/dm/client/DmClient"), "the agent speaks no DM");
    List<String> unwanted =
        classes.stream().filter(name -> UNWANTED.matcher(name).lookingAt()).toList();
    assertEquals(List.of(), unwanted);
  }

  private void demandAnswersAndTraps(Launcher launcher) throws IOException {
    Path shim = NetSnmpHome.compileShim(folder);
    Site site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    NetSnmpClients clients = new NetSnmpClients(site, folder, shim);
    int receiverPort = Processes.freePort();
    NetSnmp receiver = clients.receiver("1.3", receiverPort);
    String file = configure(site, receiverPort);
    Path log = folder.resolve("board.log");
    Process trapd = receiver.startTrapReceiver(receiverPort);
    Process board = launcher.start(log, "run", "--config", file);
    try {
      Processes.await("the agent listens", () -> Processes.isListening(site.port()), log);
      Processes.Result got =
          clients.as("admin", "1.3").run("snmpget", clients.with("127.0.0.1", "-On", SYS_NAME));
      assertEquals(0, got.exitStatus(), got.output());
      assertEquals(SYS_NAME + " = STRING: \"board1\"", got.output().strip());

      Processes.Result test = launcher.run("test-trap", "--wait", "60", "--config", file);
      assertEquals(0, test.exitStatus(), () -> test.output() + Processes.read(log));
      assertTrue(test.output().endsWith("target nms (informs): delivered\n"), test.output());
      assertTrue(Processes.read(receiver.trapLog()).contains(TEST_TRAP), "the receiver has it");

      Processes.Result status = launcher.run("status", "--config", file);
      assertTrue(status.output().contains("\nown certificate: cn=board1"), status.output());
      assertTrue(status.output().contains("\ntarget nms (informs): open, "), status.output());
    } finally {
      Processes.stop(board);
      Processes.stop(trapd);
    }
    assertTrue(Processes.read(log).contains(" INFO agent: Stopping."), () -> Processes.read(log));
  }
}
