/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The commands that ask the agent which runs. */
final class AgentQuestions {

  /** Pause between two looks at what has become of a test event, in milliseconds. */
  private static final long LOOK_PERIOD_MS = 200;

  private final AskOptions options;
  private final ControlClient client;
  private final PrintStream out;

  /**
   * Finds out where to ask.
   *
   * @param options what the command says
   * @param runtimeFolders value of RUNTIME_DIRECTORY; null for none
   * @param out where answers go
   * @throws IOException when the configuration that would tell cannot be read
   */
  AgentQuestions(AskOptions options, String runtimeFolders, PrintStream out) throws IOException {
    this.options = options;
    this.out = out;
    client = new ControlClient(socket(options, runtimeFolders));
  }

  private static Path socket(AskOptions options, String runtimeFolders) throws IOException {
    if (options.socket() != null) {
      return Path.of(options.socket());
    }
    Path system = ControlPath.SYSTEM_FOLDER.resolve(ControlPath.NAME);
    if (options.configurationFile() == null && Files.exists(system)) {
      return system;
    }
    String name =
        options.configurationFile() == null ? Main.DEFAULT_FILE : options.configurationFile();
    ConfigurationFile file = ConfigurationFile.read(name);
    if (!file.errors().isEmpty()) {
      throw new IOException("the agent's socket is not known: " + file.errors().strip());
    }
    return ControlPath.of(runtimeFolders, file.stateDirectory());
  }

  /**
   * Prints how the agent is.
   *
   * @return a constant of {@link ExitStatus}
   */
  int status() throws IOException {
    out.print(client.ask("status " + options.form()).text());
    return ExitStatus.OK;
  }

  /**
   * Makes a test event, and prints who is told of it, or, after having waited, what has become of
   * it.
   *
   * @return a constant of {@link ExitStatus}; {@link ExitStatus#FAILED} when nobody is told of it,
   *     or when it has not reached everybody in the time that was waited
   */
  int test() throws IOException, InterruptedException {
    ControlClient.Answer answer = client.ask("test " + options.severity() + ' ' + options.form());
    long deadlineNs = System.nanoTime() + options.waitSeconds() * 1_000_000_000L;
    String id = words(answer)[1];
    if (options.waitSeconds() > 0 && !options.isJson()) {
      out.print(shown(answer));
      out.flush();
    }
    while (answer.isPending() && System.nanoTime() < deadlineNs) {
      Thread.sleep(LOOK_PERIOD_MS);
      answer = client.ask("fate " + id + ' ' + options.form());
    }
    out.print(shown(answer));
    boolean isGood = words(answer)[0].equals("delivered");
    boolean mayStillBe = options.waitSeconds() == 0 && answer.isPending();
    return isGood || mayStillBe ? ExitStatus.OK : ExitStatus.FAILED;
  }

  /** Whether it was delivered, and the identifier. */
  private static String[] words(ControlClient.Answer answer) {
    return answer.text().substring(0, answer.text().indexOf('\n')).split(" ", 2);
  }

  private static String shown(ControlClient.Answer answer) {
    return answer.text().substring(answer.text().indexOf('\n') + 1);
  }
}
