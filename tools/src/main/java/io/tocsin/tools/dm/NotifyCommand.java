/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.notify.Notification;
import io.tocsin.sim.dmserver.notify.UiMode;
import io.tocsin.tools.session.HostAndPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dm-notify}: asks a board for a session. */
@Command(
    name = "dm-notify",
    mixinStandardHelpOptions = true,
    description = "Send a board the notification (package #0) that makes it begin a DM session.")
public final class NotifyCommand implements Callable<Integer> {

  /** Port of WAP Push without security (OMA DM Notification §6.3). */
  private static final int PORT = 2948;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "HOST[:PORT]", description = "the board (default port: 2948, UDP)")
  private String place;

  @Option(names = "--server-id", required = true, description = "identifier of the server")
  private String serverId;

  @Option(
      names = "--server-password",
      required = true,
      description = "password that the server shows to this board")
  private String password;

  @Option(
      names = "--nonce",
      defaultValue = "",
      paramLabel = "BASE64",
      description = "the board's last nonce for the server (default: empty)")
  private String nonce;

  @Option(
      names = "--session-id",
      defaultValue = "1",
      paramLabel = "HEX",
      description = "the session's id, 0 to FFFF (default: ${DEFAULT-VALUE})")
  private String sessionId;

  @Option(
      names = "--ui",
      defaultValue = "BACKGROUND",
      description = "what is recommended: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private UiMode uiMode;

  @Option(names = "--client-initiated", description = "say that the user wants the session")
  private boolean clientInitiated;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "COUNT",
      description = "how often to send it (default: ${DEFAULT-VALUE})")
  private int count;

  @Option(names = "--print", description = "print the octets in hexadecimal, and send nothing")
  private boolean print;

  /** For the command line parser. */
  public NotifyCommand() {}

  @Override
  public Integer call() {
    try {
      Notification notification =
          new Notification(serverId, Integer.parseInt(sessionId, 16), uiMode, !clientInitiated);
      byte[] message = notification.encode(password, Base64Text.decode(nonce));
      if (print) {
        spec.commandLine().getOut().println(HexFormat.of().formatHex(message));
      } else {
        send(message, HostAndPort.parse(place, PORT));
      }
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().println(place + ": " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void send(byte[] message, HostAndPort to) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < count; i++) {
        socket.send(
            new DatagramPacket(
                message, message.length, InetAddress.getByName(to.host()), to.port()));
      }
    }
    spec.commandLine()
        .getErr()
        .println("sent " + message.length + " octets to " + to + ", " + count + " times");
  }
}
