/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.mib.StandardModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Net-SNMP's programs with a configuration of their own in a folder, so that nothing of the machine
 * is read or changed.
 */
final class NetSnmp {

  private final Path folder;
  private final Path shim;
  private final String tlsVersion;
  private Path modules;

  /**
   * A set-up in a folder.
   *
   * @param folder empty folder
   * @param shim the preloaded library of {@link #compileShim}
   * @param tlsVersion greatest version to speak, 1.2 or 1.3
   */
  NetSnmp(Path folder, Path shim, String tlsVersion) throws IOException {
    this.folder = folder;
    this.shim = shim;
    this.tlsVersion = tlsVersion;
    for (String part : List.of("certs", "private", "ca-certs")) {
      Files.createDirectories(folder.resolve("tls").resolve(part));
    }
    // Made beforehand, because Net-SNMP mentions it on standard output when it makes it.
    Files.createDirectories(folder.resolve("persist").resolve("cert_indexes"));
  }

  /** Compiles the library that lifts Net-SNMP's limit to TLS 1.0. */
  static Path compileShim(Path folder) {
    Path shim = folder.resolve("tls_version.so");
    Path source = Path.of("src/test/c/tls_version.c").toAbsolutePath();
    Processes.Result result =
        Processes.run(
            List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-o",
                shim.toString(),
                source.toString(),
                "-ldl"),
            Map.of());
    if (result.exitStatus() != 0) {
      throw new AssertionError("the shim does not compile:\n" + result.output());
    }
    return shim;
  }

  /** Makes a certificate authority known. */
  void trust(Path certificate) throws IOException {
    Files.copy(certificate, folder.resolve("tls/ca-certs").resolve(certificate.getFileName()));
  }

  /** Makes an identity known, under the name of its certificate's file. */
  void identity(Path certificate, Path key) throws IOException {
    certificate(certificate);
    Files.copy(key, folder.resolve("tls/private").resolve(key.getFileName()));
  }

  /** Makes a peer's certificate known. */
  void certificate(Path certificate) throws IOException {
    Files.copy(certificate, folder.resolve("tls/certs").resolve(certificate.getFileName()));
  }

  /** Writes one of Net-SNMP's configuration files. */
  void configure(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  /** Lets the programs read MIB modules: all those of the standards, and all files of a folder. */
  void readModules(Path further) throws IOException {
    Files.createDirectories(folder.resolve("persist").resolve("mib_indexes"));
    modules = further;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SNMPCONFPATH", folder.toString());
    environment.put("SNMP_PERSISTENT_DIR", folder.resolve("persist").toString());
    environment.put("MIBS", modules == null ? "" : "ALL");
    if (modules != null) {
      environment.put("MIBDIRS", StandardModules.folder() + ":" + modules);
    }
    environment.put("LD_PRELOAD", shim.toString());
    environment.put("NET_SNMP_TLS", tlsVersion);
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
