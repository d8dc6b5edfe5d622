/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.script.Script;
import io.tocsin.sim.dmserver.script.TrapNames;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.sim.dmserver.session.DmSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dm-server}: manages the boards that come. */
@Command(
    name = "dm-server",
    mixinStandardHelpOptions = true,
    description = "An OMA DM 1.2 server for trials: tells boards what a script says.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:it could not begin, --seconds passed before --count was reached, or a board did not do"
          + " what the script expected",
      "2:the command line was not understood"
    })
public final class DmServerCommand implements Callable<Integer> {

  private static final long FOREVER_MS = 365L * 24 * 3600 * 1000;
  private static final int MS_PER_SECOND = 1_000;

  @Spec private CommandSpec spec;

  @Mixin private ListenOptions places;

  @Option(
      names = "--server-id",
      defaultValue = "com.example.dm",
      description = "the server's own identifier (default: ${DEFAULT-VALUE})")
  private String serverId;

  @Option(names = "--accounts", paramLabel = "FILE", description = "file of accounts")
  private Path accountFile;

  @Option(names = "--user", description = "user name of the boards, in place of a file")
  private String user;

  @Option(names = "--password", description = "their password")
  private String password;

  @Option(
      names = "--auth",
      defaultValue = "md5",
      description = "what they show: none, basic, md5, hmac, tls (default: ${DEFAULT-VALUE})")
  private String auth;

  @Option(names = "--server-password", description = "password that the server shows to them")
  private String serverPassword;

  @Option(
      names = "--server-auth",
      defaultValue = "md5",
      description = "how it shows it: basic, md5, hmac (default: ${DEFAULT-VALUE})")
  private String serverAuth;

  @Option(names = "--script", paramLabel = "FILE", description = "what boards are told")
  private Path scriptFile;

  @Option(
      names = "--run",
      paramLabel = "COMMAND",
      description = "a line of a script, in place of a file; may be repeated")
  private List<String> lines = List.of();

  @Option(
      names = "--fault",
      paramLabel = "FAULT[=PARAMETER][@SESSION[.REQUEST]]",
      description = "do wrong on purpose; may be repeated")
  private List<String> faults = List.of();

  @Option(
      names = "--max-msg-size",
      defaultValue = "65536",
      description = "greatest message that is taken, in octets (default: ${DEFAULT-VALUE})")
  private int messageSizeMax;

  @Option(
      names = "--max-obj-size",
      defaultValue = "0",
      description = "greatest object that is taken, in octets (default: not said)")
  private int objectSizeMax;

  @Option(
      names = "--alert-status",
      defaultValue = "200",
      description = "status of generic alerts (default: ${DEFAULT-VALUE})")
  private int alertStatus;

  @Option(names = "--resp-uri", description = "tell boards where to send what follows")
  private boolean respUri;

  @Option(names = "--wbxml-tables", description = "answer WBXML with string tables")
  private boolean wbxmlTables;

  @Option(names = "--json", description = "print a JSON object a line instead of text")
  private boolean json;

  @Option(names = "--trace", description = "print all messages, secrets removed")
  private boolean trace;

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      description = "end once so many sessions have ended (default: go on)")
  private int count;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "end after so many seconds (default: go on)")
  private int seconds;

  /** For the command line parser. */
  public DmServerCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    DmPrinter printer = new DmPrinter(spec.commandLine().getOut(), json);
    try (DmServer server = server(printer)) {
      places.listen(server, err);
      long timeMsMax = seconds > 0 ? (long) seconds * MS_PER_SECOND : FOREVER_MS;
      boolean enough = server.awaitEnded(count > 0 ? count : Integer.MAX_VALUE, timeMsMax);
      List<DmSessionReport> sessions = server.sessions();
      printer.printSummary(sessions);
      boolean met = sessions.stream().allMatch(session -> session.unmet().isEmpty());
      return met && (enough || count == 0)
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private DmServer server(DmPrinter printer) throws IOException {
    TrapNames names = new TrapNames(serverId);
    if (scriptFile != null && !lines.isEmpty()) {
      throw new IllegalArgumentException("--script and --run exclude one another");
    }
    Script script =
        scriptFile == null
            ? Script.parse(String.join("\n", lines), names)
            : Script.read(scriptFile, names);
    DmServer.Builder builder =
        DmServer.named(serverId)
            .settings(
                DmSettings.of(serverId)
                    .withSizes(messageSizeMax, objectSizeMax)
                    .withAlertStatus(alertStatus)
                    .withRespUri(respUri)
                    .withTrace(trace))
            .script(script)
            .faults(faults.toArray(new String[0]))
            .wbxml(wbxmlTables ? Codec.WBXML_TABLES : Codec.WBXML)
            .listener(printer);
    accounts().forEach(builder::account);
    return builder.start();
  }

  private List<Account> accounts() throws IOException {
    if ((accountFile == null) == (user == null)) {
      throw new IllegalArgumentException("one of --accounts and --user is needed");
    }
    if (accountFile != null) {
      return AccountFile.read(accountFile, serverId);
    }
    AuthType type = AuthType.parse(auth);
    if (password == null && type != AuthType.NONE && type != AuthType.TLS) {
      throw new IllegalArgumentException("--auth " + type + " needs --password");
    }
    Credential client = Credential.of(type, user, password == null ? "" : password);
    Credential server =
        serverPassword == null
            ? Credential.NONE
            : Credential.of(AuthType.parse(serverAuth), serverId, serverPassword);
    return List.of(Account.of(user, client, server));
  }
}
