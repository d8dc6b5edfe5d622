/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.demo.FreePorts;
import io.tocsin.tools.manager.CommandGenerator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * snmpd of Net-SNMP, with a configuration of its own: nothing of the machine is read or changed.
 */
final class NetSnmpServer implements Measured {

  private static final String SHIM_SOURCE = "/io/tocsin/tools/bench/agent/tls_without_cap.c";
  private static final long END_SECONDS_MAX = 5;

  private final Process process;
  private final CommandGenerator manager;
  private final String version;
  private final String command;

  private NetSnmpServer(Process process, CommandGenerator manager, String version, String command) {
    this.process = process;
    this.manager = manager;
    this.version = version;
    this.command = command;
  }

  /** The program, where this machine has it. */
  static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    for (String folder : path.split(":", -1)) {
      Path program = Path.of(folder.isEmpty() ? "." : folder, "snmpd");
      if (Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** Starts it and opens a session with it. */
  static NetSnmpServer start(BenchFolder folder, Path program, String tlsVersion)
      throws IOException {
    int port = FreePorts.tcp();
    Path home = Files.createDirectory(folder.path().resolve("snmpd"));
    installIdentities(folder, home);
    Path configuration = Files.writeString(home.resolve("snmpd.conf"), configuration(folder, port));
    Path log = home.resolve("snmpd.log");
    List<String> command =
        List.of(
            program.toString(), "-f", "-Lf", log.toString(), "-C", "-c", configuration.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SNMPCONFPATH", home.toString());
    builder.environment().put("SNMP_PERSISTENT_DIR", home.resolve("persist").toString());
    builder.environment().put("MIBS", "");
    builder.environment().put("LD_PRELOAD", compileShim(home).toString());
    builder.environment().put("BENCH_TLS_MAX", tlsVersion.equals("1.2") ? "0303" : "0304");
    // A daemon holds on to pipes; a file does not mind.
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(home.resolve("snmpd.out").toFile());
    Process process = builder.start();
    try {
      CommandGenerator manager =
          Sessions.open(folder.operator(), port, process.toHandle(), () -> text(log));
      return new NetSnmpServer(process, manager, version(program), String.join(" ", command));
    } catch (IOException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static void installIdentities(BenchFolder folder, Path home) throws IOException {
    Path certificates = Files.createDirectories(home.resolve("tls/certs"));
    Path keys = Files.createDirectories(home.resolve("tls/private"));
    Path authorities = Files.createDirectories(home.resolve("tls/ca-certs"));
    Files.createDirectories(home.resolve("persist/cert_indexes"));
    Files.copy(folder.path().resolve("ca.crt"), authorities.resolve("ca.crt"));
    for (String name : List.of("board", BenchFolder.OPERATOR)) {
      Files.copy(folder.path().resolve(name + ".crt"), certificates.resolve(name + ".crt"));
    }
    Files.copy(folder.path().resolve("board.key"), keys.resolve("board.key"));
  }

  private static String configuration(BenchFolder folder, int port) throws IOException {
    return """
        [snmp] localCert board
        [snmp] trustCert %s
        agentAddress tlstcp:127.0.0.1:%d
        certSecName 10 %s --sn %4$s
        rwuser -s tsm %4$s authpriv
        dontLogTCPWrappersConnects yes
        """
        .formatted(
            folder.digest("ca"), port, folder.digest(BenchFolder.OPERATOR), BenchFolder.OPERATOR);
  }

  private static Path compileShim(Path home) throws IOException {
    Path source = home.resolve("tls_without_cap.c");
    try (InputStream in = NetSnmpServer.class.getResourceAsStream(SHIM_SOURCE)) {
      Files.copy(in, source);
    }
    Path shim = home.resolve("tls_without_cap.so");
    String output =
        run(
            List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-O2",
                "-o",
                shim.toString(),
                source.toString(),
                "-ldl"));
    if (!Files.exists(shim)) {
      throw new IOException("gcc did not compile what snmpd needs: " + output);
    }
    return shim;
  }

  private static String version(Path program) throws IOException {
    String output = run(List.of(program.toString(), "-v"));
    return output.replaceFirst("(?s).*?version: *([^ \n]+).*", "$1").trim();
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "snmpd " + version;
  }

  @Override
  public String command() {
    return command;
  }

  @Override
  public CommandGenerator manager() {
    return manager;
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    manager.close();
    end(process);
  }
}
