/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.hal.Steppable;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.tools.session.ErrorLog;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.IdentityOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code receive}: prints the notifications that arrive. */
@Command(
    name = "receive",
    mixinStandardHelpOptions = true,
    description = "Receive traps and informs over TLS, and confirm informs.",
    footerHeading = "%nMembers of each JSON object of a notification:%n",
    footer = {
      "  " + NotificationText.JSON_FIELDS + ".",
      "Other objects have the type refused or broken (a session) or summary (the last line).",
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:it could not begin, or --seconds passed before --count was reached",
      "2:the command line was not understood"
    })
public final class ReceiveCommand implements Callable<Integer> {

  private static final int PORT = 10_162;
  private static final String EVERYWHERE = "::";
  private static final String EVERYWHERE_IPV4 = "0.0.0.0";

  @Spec private CommandSpec spec;

  @Mixin private IdentityOptions identity;

  @Option(
      names = "--listen",
      paramLabel = "[ADDRESS:]PORT",
      description =
          "where to listen; may be repeated; port 0 lets the system choose"
              + " (default: port 10162 of every address)")
  private List<String> listen = List.of();

  @Option(
      names = "--map",
      paramLabel = "FINGERPRINT=NAME",
      description =
          "security name of the sender with this certificate; may be repeated (all others have the"
              + " common name of their certificate)")
  private List<String> map = List.of();

  @Option(names = "--json", description = "print a JSON object a line instead of text")
  private boolean json;

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      description = "end once so many notifications came (default: go on)")
  private long count;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "end after so many seconds (default: go on)")
  private long seconds;

  /** For the command line parser. */
  public ReceiveCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (ShutdownGuard guard = new ShutdownGuard()) {
      return run(guard, err);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int run(ShutdownGuard guard, PrintWriter err) throws IOException {
    if (count < 0 || seconds < 0) {
      throw new IllegalArgumentException("--count and --seconds must not be negative");
    }
    Identity self = identity.load();
    ReceiverPrinter printer = new ReceiverPrinter(spec.commandLine().getOut(), err, json);
    try (Receiver receiver =
        new Receiver(
            self, identity.versions(), SenderNames.map(map, self), printer, new ErrorLog(err))) {
      listen(receiver, err);
      RunLimit limit = new RunLimit(printer, count, seconds);
      AgentLoop loop = receiver.loop(limit);
      limit.ends(loop);
      guard.guard(loop);
      loop.run();
      printer.printSummary(receiver.counters());
      return limit.isFailed() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
  }

  private void listen(Receiver receiver, PrintWriter err) throws IOException {
    if (listen.isEmpty()) {
      tell(listenEverywhere(receiver), err);
    }
    for (String text : listen) {
      HostAndPort place = HostAndPort.parseListener(text, EVERYWHERE, PORT);
      tell(new HostAndPort(place.host(), receiver.listen(place)), err);
    }
  }

  /** Machines without IPv6 have every IPv4 address. */
  private static HostAndPort listenEverywhere(Receiver receiver) throws IOException {
    try {
      return new HostAndPort(EVERYWHERE, receiver.listen(new HostAndPort(EVERYWHERE, PORT)));
    } catch (IOException e) {
      try {
        HostAndPort place = new HostAndPort(EVERYWHERE_IPV4, PORT);
        return new HostAndPort(EVERYWHERE_IPV4, receiver.listen(place));
      } catch (IOException second) {
        second.addSuppressed(e);
        throw second;
      }
    }
  }

  private static void tell(HostAndPort place, PrintWriter err) {
    err.println("listening on " + place);
    err.flush();
  }

  /** Ends the loop when enough was seen. */
  private static final class RunLimit implements Receiver.AfterStep {

    private static final long MS_PER_SECOND = 1_000;

    private final ReceiverPrinter printer;
    private final long count;
    private final long timeMsMax;
    private AgentLoop loop;
    private long endMs = -1;
    private boolean timeIsUp;

    RunLimit(ReceiverPrinter printer, long count, long seconds) {
      this.printer = printer;
      this.count = count;
      this.timeMsMax = seconds * MS_PER_SECOND;
    }

    void ends(AgentLoop running) {
      loop = running;
    }

    @Override
    public long stepped(long nowMs) {
      printer.flush();
      if (endMs < 0) {
        endMs = timeMsMax == 0 ? Steppable.NEVER : nowMs + timeMsMax;
      }
      if (isCountReached()) {
        loop.stop();
      } else if (nowMs >= endMs) {
        timeIsUp = true;
        loop.stop();
      }
      return endMs;
    }

    private boolean isCountReached() {
      return count > 0 && printer.received() >= count;
    }

    boolean isFailed() {
      return timeIsUp && count > 0 && !isCountReached();
    }
  }
}
