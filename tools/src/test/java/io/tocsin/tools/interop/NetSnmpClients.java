/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Net-SNMP's client programs as the managers of a site use them. */
final class NetSnmpClients {

  private final Site site;
  private final Path folder;
  private final Path shim;
  private int count;

  /**
   * Clients of a site's board.
   *
   * @param folder takes what the programs need
   * @param shim what {@link NetSnmpHome#compileShim} has made
   */
  NetSnmpClients(Site site, Path folder, Path shim) {
    this.site = site;
    this.folder = folder;
    this.shim = shim;
  }

  /** The programs with the certificate of a manager. */
  NetSnmp as(String manager, String version) throws IOException {
    NetSnmp client =
        new NetSnmp(Files.createDirectory(folder.resolve("client" + count++)), shim, version);
    client.home().trust(site.certificate("ca"));
    client.home().identity(site.certificate(manager), site.key(manager));
    client
        .home()
        .configure(
            "snmp.conf",
            "defVersion 3",
            "defSecurityModel tsm",
            "localCert " + manager,
            "trustCert " + site.digest("ca"));
    return client;
  }

  /** The trap receiver, at a port of every local address; takes what the board sends. */
  NetSnmp receiver(String version, int port) throws IOException {
    NetSnmp receiver = new NetSnmp(Files.createTempDirectory(folder, "receiver"), shim, version);
    receiver.home().trust(site.certificate("ca"));
    receiver.home().identity(site.certificate("receiver"), site.key("receiver"));
    receiver
        .home()
        .configure(
            "snmptrapd.conf",
            "[snmp] localCert receiver",
            "[snmp] trustCert " + site.digest("ca"),
            "snmpTrapdAddr tlstcp:127.0.0.1:" + port + ",tlstcp:[::1]:" + port,
            "certSecName 10 " + site.digest("board1") + " --sn board1",
            "authUser log,execute,net -s tsm board1 authpriv",
            "doNotFork yes");
    return receiver;
  }

  /** The arguments of a client program with the agent's address before the names. */
  String[] with(String host, String... arguments) {
    int names = 0;
    while (arguments[names].startsWith("-")) {
      names++;
    }
    List<String> all = new ArrayList<>(List.of("-T", "their_hostname=localhost"));
    all.addAll(Arrays.asList(arguments).subList(0, names));
    all.add("tlstcp:" + host + ":" + site.port());
    all.addAll(Arrays.asList(arguments).subList(names, arguments.length));
    return all.toArray(new String[0]);
  }
}
