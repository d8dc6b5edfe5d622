/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.demo.FreePorts;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * snmpd of Net-SNMP, with a configuration of its own: nothing of the machine is read or changed.
 */
final class NetSnmpServer implements Measured {

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

  /**
   * Starts it and opens a session with it.
   *
   * @param folder takes its files
   * @param program the file of snmpd
   * @param tlsVersion greatest version of TLS to speak, 1.2 or 1.3
   * @throws IOException when it does not start, or does not answer
   */
  static NetSnmpServer start(BenchFolder folder, Path program, String tlsVersion)
      throws IOException {
    int port = FreePorts.tcp();
    Path path = Files.createDirectory(folder.path().resolve("snmpd"));
    NetSnmpHome home = new NetSnmpHome(path, NetSnmpHome.compileShim(path), tlsVersion);
    installIdentities(folder, home);
    Path configuration = home.configure("snmpd.conf", configuration(folder, port));
    Path log = path.resolve("snmpd.log");
    List<String> command =
        List.of(
            program.toString(), "-f", "-Lf", log.toString(), "-C", "-c", configuration.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(home.environment());
    // A daemon holds on to pipes; a file does not mind.
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(path.resolve("snmpd.out").toFile());
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

  private static void installIdentities(BenchFolder folder, NetSnmpHome home) throws IOException {
    home.trust(folder.path().resolve("ca.crt"));
    home.identity(folder.path().resolve("board.crt"), folder.path().resolve("board.key"));
    home.certificate(folder.path().resolve(BenchFolder.OPERATOR + ".crt"));
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

  private static String version(Path program) throws IOException {
    String output = NetSnmpHome.output(new ProcessBuilder(program.toString(), "-v"));
    return output.replaceFirst("(?s).*?version: *([^ \n]+).*", "$1").trim();
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
