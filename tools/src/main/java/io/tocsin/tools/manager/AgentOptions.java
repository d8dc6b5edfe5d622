/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tools.session.ErrorLog;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.IdentityOptions;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agent that a command asks, and how. */
public final class AgentOptions {

  private static final int PORT = 10_161;
  private static final int MS_PER_SECOND = 1_000;

  /** The local name of whatever agent is asked; it is not sent. */
  private static final SecurityName AGENT = SecurityName.of("agent");

  @Mixin private IdentityOptions identity;

  @Parameters(
      index = "0",
      paramLabel = "HOST[:PORT]",
      description =
          "the agent; an IPv6 address with a port in brackets (default port: " + PORT + ")")
  private String agent;

  @Option(
      names = "--server-name",
      paramLabel = "NAME",
      description = "name or address that the agent's certificate must bear (default: HOST)")
  private String serverName;

  @Option(
      names = "--server-fingerprint",
      paramLabel = "FINGERPRINT",
      description =
          "fingerprint of the agent's own certificate, which then is decisive: neither an"
              + " authority nor a name counts")
  private String serverFingerprint;

  @Option(
      names = "--context",
      defaultValue = "",
      paramLabel = "NAME",
      description = "name of the context (default: the one without a name)")
  private String context;

  @Option(
      names = "--timeout",
      defaultValue = "5",
      paramLabel = "SECONDS",
      description =
          "how long to wait for the session, and for each answer (default: ${DEFAULT-VALUE})")
  private double timeoutSeconds;

  @Option(
      names = "--retries",
      defaultValue = "1",
      paramLabel = "COUNT",
      description =
          "how often to send a request again that got no answer (default: ${DEFAULT-VALUE})")
  private int retries;

  /** For the command line parser. */
  public AgentOptions() {}

  /**
   * Prepares to ask the agent.
   *
   * @param err where trouble of the network is printed
   * @return the application, without a session yet
   * @throws IOException when a file cannot be used
   * @throws IllegalArgumentException when an option's value is none
   */
  public CommandGenerator commandGenerator(PrintWriter err) throws IOException {
    HostAndPort address = HostAndPort.parse(agent, PORT);
    if (address.port() == 0) {
      throw new IllegalArgumentException("nothing can be asked on port 0");
    }
    TlsTarget target =
        new TlsTarget(address.host(), address.port(), serverName, fingerprint(), AGENT);
    ManagerSettings settings =
        new ManagerSettings(context, (int) Math.round(timeoutSeconds * MS_PER_SECOND), retries);
    return new CommandGenerator(
        identity.load(), identity.versions(), target, settings, new ErrorLog(err));
  }

  private Fingerprint fingerprint() {
    try {
      return serverFingerprint == null ? null : Fingerprint.parse(serverFingerprint);
    } catch (IOException e) {
      throw new IllegalArgumentException("--server-fingerprint: " + e.getMessage(), e);
    }
  }
}
