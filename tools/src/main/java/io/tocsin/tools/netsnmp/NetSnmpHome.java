/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.netsnmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with certificates and configuration for the programs of Net-SNMP, so that nothing of the
 * machine is read or changed.
 */
public final class NetSnmpHome {

  private static final String SHIM = "tls_version";

  private final Path folder;
  private final Path shim;
  private final String tlsVersion;

  /**
   * A home without certificates.
   *
   * @param folder a folder that is there, and that has nothing of Net-SNMP in it
   * @param shim what {@link #compileShim} has made
   * @param tlsVersion greatest version of TLS to speak, 1.2 or 1.3
   * @throws IOException when the folder cannot be written
   */
  public NetSnmpHome(Path folder, Path shim, String tlsVersion) throws IOException {
    this.folder = folder;
    this.shim = shim;
    this.tlsVersion = tlsVersion;
    for (String part : List.of("certs", "private", "ca-certs")) {
      Files.createDirectories(folder.resolve("tls").resolve(part));
    }
    // Made beforehand, because Net-SNMP mentions it on standard output when it makes it.
    Files.createDirectories(persistent().resolve("cert_indexes"));
  }

  /**
   * A program of Net-SNMP.
   *
   * @param name its name
   * @return the file
   * @throws IOException when this machine does not have it; the message tells what to do
   */
  public static Path program(String name) throws IOException {
    return find(name)
        .orElseThrow(
            () ->
                new IOException(name + " of Net-SNMP is not installed; tools/setup installs it."));
  }

  /**
   * Looks for a program of Net-SNMP. The daemons are in folders that not everybody's PATH has.
   *
   * @param name its name
   * @return the file, where this machine has it
   */
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    for (String folder : path.split(":", -1)) {
      Path program = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /**
   * Compiles the library that lifts the limit of some releases to TLS 1.0.
   *
   * @param folder takes it
   * @return the file
   * @throws IOException when gcc is missing or fails
   */
  public static Path compileShim(Path folder) throws IOException {
    Path source = folder.resolve(SHIM + ".c");
    try (InputStream in = NetSnmpHome.class.getResourceAsStream(SHIM + ".c")) {
      Files.copy(in, source);
    }
    Path shim = folder.resolve(SHIM + ".so");
    List<String> options = List.of("-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror");
    ProcessBuilder gcc = new ProcessBuilder("gcc");
    gcc.command().addAll(options);
    gcc.command().addAll(List.of("-o", shim.toString(), source.toString(), "-ldl"));
    String output = output(gcc);
    if (!Files.exists(shim)) {
      throw new IOException("gcc did not compile what Net-SNMP needs: " + output);
    }
    return shim;
  }

  /**
   * Runs a program that reads nothing, to its end.
   *
   * @param builder the program
   * @return what it printed, errors too
   * @throws IOException when it cannot be started
   */
  public static String output(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  private Path persistent() {
    return folder.resolve("persist");
  }

  /**
   * Makes a certificate authority known.
   *
   * @param certificate its file
   * @throws IOException when it cannot be copied
   */
  public void trust(Path certificate) throws IOException {
    Files.copy(certificate, folder.resolve("tls/ca-certs").resolve(certificate.getFileName()));
  }

  /**
   * Makes an identity known, under the name of its certificate's file.
   *
   * @param certificate file of the certificate
   * @param key file of the key
   * @throws IOException when they cannot be copied
   */
  public void identity(Path certificate, Path key) throws IOException {
    certificate(certificate);
    Files.copy(key, folder.resolve("tls/private").resolve(key.getFileName()));
  }

  /**
   * Makes a peer's certificate known.
   *
   * @param certificate its file
   * @throws IOException when it cannot be copied
   */
  public void certificate(Path certificate) throws IOException {
    Files.copy(certificate, folder.resolve("tls/certs").resolve(certificate.getFileName()));
  }

  /**
   * Writes one of the configuration files.
   *
   * @param name such as snmp.conf
   * @param lines what is in it
   * @return the file
   * @throws IOException when it cannot be written
   */
  public Path configure(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  /** The variables of the environment that make programs use this home, and read no MIB modules. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SNMPCONFPATH", folder.toString());
    environment.put("SNMP_PERSISTENT_DIR", persistent().toString());
    environment.put("MIBS", "");
    environment.put("LD_PRELOAD", shim.toString());
    environment.put("NET_SNMP_TLS", tlsVersion);
    return environment;
  }
}
