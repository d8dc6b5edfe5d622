/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.tools.values.CountOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: shows a simulated board, a receiver, a DM server and a manager at work on this
 * machine.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Show a simulated board, a receiver, a DM server and a manager at work on this machine.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every notification that was sent arrived",
      "1:something failed, or a notification was lost, or none arrived",
      "2:the command line was not understood"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final long SECONDS_MAX = 30L * 24 * 3600;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "go on by itself and end after so many seconds (default: ask the user)")
  private Long seconds;

  @Option(
      names = "--sim-jar",
      paramLabel = "FILE",
      description = "the simulated board (default: the one of the same build)")
  private Path simJar;

  /** For the command line parser. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    if (seconds != null) {
      CountOption.check(spec, "--seconds", seconds, 1, SECONDS_MAX);
    }
    Screen screen = new Screen(spec.commandLine().getOut());
    try (Demo demo = new Demo(SimJar.find(simJar), screen)) {
      Thread hook = new Thread(() -> end(demo), "demo-end");
      Runtime.getRuntime().addShutdownHook(hook);
      return run(demo, screen);
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      spec.commandLine().getErr().println("interrupted");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Also when the process is told to go, nothing is left behind. */
  private static void end(Demo demo) {
    try {
      demo.close();
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  private int run(Demo demo, Screen screen) throws IOException, InterruptedException {
    demo.setUp();
    demo.play();
    if (seconds == null) {
      // Whatever the terminal's encoding, the commands are ASCII.
      demo.playWith(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    } else {
      demo.playUntil(seconds);
    }
    Tally tally = demo.count();
    demo.endBoard();
    screen.line("");
    screen.line("sent     " + tally.sent());
    screen.line("received " + tally.received());
    screen.line("lost     " + tally.lost());
    return tally.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
