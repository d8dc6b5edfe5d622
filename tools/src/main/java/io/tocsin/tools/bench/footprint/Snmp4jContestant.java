/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Snmp4jBoard} on the Java that runs this tool, from a jar of nothing else: as anybody would
 * start it, or with the flags of the board's program and an archive of classes.
 */
final class Snmp4jContestant implements Contestant {

  private static final String MAIN = Snmp4jBoard.class.getName();
  private static final String PASSWORD = "footprint";

  private final String name;
  private final List<String> command = new ArrayList<>();

  private Snmp4jContestant(String name, List<String> flags, Path folder, Path jar, Sink sink) {
    this.name = name;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", jar.toString(), MAIN, folder.toString()));
    command.addAll(List.of(Integer.toString(sink.port()), PASSWORD));
  }

  /**
   * Both ways of it.
   *
   * @param launcher the board's launcher, which has the flags
   * @param folder where certificates are, and room for more files
   * @param tools the jar that has the program
   * @param sink whom it tells
   */
  static List<Contestant> both(Path launcher, Path folder, Path tools, Sink sink)
      throws IOException, InterruptedException {
    KeyStores.write(folder, PASSWORD);
    Path jar = folder.resolve("snmp4j.jar");
    String own = MAIN.replace('.', '/') + ".class";
    JarSubset.write(
        tools,
        jar,
        MAIN,
        name -> name.startsWith("org/snmp4j/") || name.equals(own) || isTheirs(name));
    Path archive = folder.resolve("snmp4j.jsa");
    List<String> flags = new ArrayList<>(Flags.of(launcher));
    flags.add("-XX:ArchiveClassesAtExit=" + archive);
    Snmp4jContestant writer = new Snmp4jContestant("", flags, folder, jar, sink);
    Trial.run(writer.start(), folder, sink);
    if (!Files.exists(archive)) {
      throw new IOException("SNMP4J-Agent has left no archive of classes");
    }
    flags.set(flags.size() - 1, "-XX:SharedArchiveFile=" + archive);
    return List.of(
        new Snmp4jContestant("SNMP4J-Agent, our flags", flags, folder, jar, sink),
        new Snmp4jContestant("SNMP4J-Agent", List.of(), folder, jar, sink));
  }

  /** Resources that its classes look for. */
  private static boolean isTheirs(String entry) {
    return entry.contains("snmp4j") && !entry.endsWith(".class");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessBuilder start() {
    return new ProcessBuilder(command);
  }
}
