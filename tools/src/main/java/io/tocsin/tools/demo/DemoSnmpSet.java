/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The operator's snmpset of Net-SNMP. */
final class DemoSnmpSet {

  private static final String SNMPSET = "snmpset";

  private final NetSnmpHome home;
  private final String program;
  private final String agent;
  private final Screen screen;

  private DemoSnmpSet(NetSnmpHome home, String program, int agentPort, Screen screen) {
    this.home = home;
    this.program = program;
    this.agent = "tlstcp:localhost:" + agentPort;
    this.screen = screen;
  }

  /**
   * Prepares the program.
   *
   * @param folder has the operator's certificate and that of the authority
   * @param agentPort where the agent listens
   * @param screen shows what is set, and the answers
   * @throws IOException when Net-SNMP is not there
   */
  static DemoSnmpSet prepare(DemoFolder folder, int agentPort, Screen screen) throws IOException {
    String program = NetSnmpHome.program(SNMPSET).toString();
    Path path = Files.createDirectory(folder.path().resolve("net-snmp"));
    NetSnmpHome home = new NetSnmpHome(path, NetSnmpHome.compileShim(path), "1.3");
    folder.identifyOperator(home);
    return new DemoSnmpSet(home, program, agentPort, screen);
  }

  /**
   * Sets variables of a row, all of them or none.
   *
   * @param entry name of the row's table entry
   * @param index the row's index
   * @param columns number, type and value of each, with a space between
   * @throws IOException when the program cannot be run, or the agent refuses
   */
  void set(String entry, String index, String... columns) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-On", agent));
    for (String column : columns) {
      String[] words = column.split(" ", 3);
      arguments.addAll(List.of(entry + '.' + words[0] + '.' + index, words[1], words[2]));
    }
    screen.line("$ " + SNMPSET + ' ' + String.join(" ", arguments));
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.command().addAll(arguments);
    builder.environment().putAll(home.environment());
    String output = NetSnmpHome.output(builder);
    output.lines().forEach(screen::snmpSet);
    if (output.contains("Error in packet") || !output.contains(" = ")) {
      throw new IOException("The agent did not take what the operator set.");
    }
  }
}
