/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.demo.FreePorts;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** snmpd of Net-SNMP, which listens over TLS, and tells of its start over TLS. */
final class SnmpdContestant implements Contestant {

  private final NetSnmpHome home;
  private final Path program = NetSnmpHome.program("snmpd");
  private final Path configuration;

  /**
   * Puts it together.
   *
   * @param folder where certificates are, and room for more files
   * @param sink whom it tells
   * @throws IOException when this machine does not have it
   */
  SnmpdContestant(BenchFolder folder, Sink sink) throws IOException {
    Path path = Files.createDirectory(folder.path().resolve("snmpd"));
    home = new NetSnmpHome(path, NetSnmpHome.compileShim(path), "1.3");
    home.trust(folder.path().resolve("ca.crt"));
    home.identity(folder.path().resolve("board.crt"), folder.path().resolve("board.key"));
    home.certificate(folder.path().resolve("receiver.crt"));
    configuration =
        home.configure(
            "snmpd.conf",
            "[snmp] localCert board",
            "[snmp] trustCert " + folder.digest("ca"),
            "[snmp] defSecurityModel tsm",
            "[snmp] defSecurityLevel authPriv",
            "[snmp] defVersion 3",
            "agentAddress tlstcp:127.0.0.1:" + FreePorts.tcp(),
            "trapsess -v 3 -T our_identity=board -T their_identity=receiver tlstcp:localhost:"
                + sink.port(),
            "rwuser -s tsm operator authpriv");
  }

  @Override
  public String name() {
    return "snmpd";
  }

  @Override
  public ProcessBuilder start() {
    List<String> command =
        List.of(program.toString(), "-f", "-Le", "-C", "-c", configuration.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(home.environment());
    return builder;
  }
}
