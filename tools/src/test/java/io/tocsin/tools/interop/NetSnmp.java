/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.mib.StandardModules;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Net-SNMP's programs with a configuration of their own in a folder, so that nothing of the machine
 * is read or changed.
 */
final class NetSnmp {

  private final NetSnmpHome home;
  private final Path folder;
  private Path modules;

  /**
   * A set-up in a folder.
   *
   * @param folder empty folder
   * @param shim the preloaded library of {@link NetSnmpHome#compileShim}
   * @param tlsVersion greatest version to speak, 1.2 or 1.3
   */
  NetSnmp(Path folder, Path shim, String tlsVersion) throws IOException {
    this.folder = folder;
    this.home = new NetSnmpHome(folder, shim, tlsVersion);
  }

  /** Where certificates and configuration files go. */
  NetSnmpHome home() {
    return home;
  }

  /** Lets the programs read MIB modules: all those of the standards, and all files of a folder. */
  void readModules(Path further) throws IOException {
    Files.createDirectories(folder.resolve("persist").resolve("mib_indexes"));
    modules = further;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = home.environment();
    if (modules != null) {
      environment.put("MIBS", "ALL");
      environment.put("MIBDIRS", StandardModules.folder() + ":" + modules);
    }
    return environment;
  }

  /** Runs one of the client programs to its end. */
  Processes.Result run(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, "-r0", "-t10"));
    command.addAll(List.of(arguments));
    return Processes.run(command, environment());
  }

  /** Starts the trap receiver; its log is {@link #trapLog()}. */
  Process startTrapReceiver(int port) throws IOException {
    Process process =
        Processes.start(
            List.of("snmptrapd", "-f", "-Lf", trapLog().toString(), "-On", "-F", "%P %v\\n"),
            environment(),
            folder.resolve("snmptrapd.out"));
    Processes.await("snmptrapd listens", () -> Processes.isListening(port), trapLog());
    return process;
  }

  /** What the trap receiver writes. */
  Path trapLog() {
    return folder.resolve("trapd.log");
  }
}
