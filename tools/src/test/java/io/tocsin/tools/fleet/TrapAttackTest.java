/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The attack on a small fleet, in a Java machine of its own: whether agents can have bugs is
 * decided when the first one is made.
 */
class TrapAttackTest {

  private static final String NONE = "0";
  private static final String BY_NAME = "its name leads to the victim's address";

  /** Columns: those of the policy on begin at 2, those of the policy off at 7. */
  private static final int ON = 2;

  private static final int OFF = 7;
  private static final int CONNECTIONS = 1;
  private static final int MESSAGES = 2;
  private static final int EVENTS = 3;
  private static final int BYTES = 4;

  @TempDir private static Path folder;

  private static final List<List<String>> ROWS = new ArrayList<>();

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add("io.tocsin.tools.Main");
    int boards = 2 * AttackWay.all().size();
    command.addAll(List.of("fleet", "trap-attack", "--boards", "" + boards));
    command.addAll(List.of("--seconds", "660", "--into", folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    for (String line : Files.readAllLines(folder.resolve("trap-attack.md"))) {
      ROWS.add(List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
    }
    // The headings, and the line below them.
    ROWS.subList(0, 2).clear();
  }

  private static List<String> row(String way) {
    return ROWS.stream().filter(row -> row.get(0).equals(way)).findFirst().orElseThrow();
  }

  @Test
  void shouldTellTheVictimNothingByAnyWay() {
    assertEquals(AttackWay.all().size(), ROWS.size());
    for (List<String> row : ROWS) {
      assertEquals(NONE, row.get(ON + EVENTS), row::toString);
      assertEquals(NONE, row.get(ON + MESSAGES), row::toString);
      if (!row.get(0).equals(BY_NAME)) {
        assertEquals(NONE, row.get(ON + CONNECTIONS), row::toString);
        assertEquals(NONE, row.get(ON + BYTES), row::toString);
      }
    }
  }

  @Test
  void shouldRefuseWhatDecides() {
    for (AttackWay way : AttackWay.all()) {
      String status = row(way.name()).get(ON);
      assertTrue(status.equals(way.decisive().isEmpty() ? "-" : "425") || status.equals("405"));
    }
  }

  @Test
  void shouldTellTheVictimWithoutThePolicy() {
    List<String> registered = row("the victim's ServerID");
    assertEquals("200", registered.get(OFF));
    assertNotEquals(NONE, registered.get(OFF + EVENTS));
    List<String> led = row("address of its own account");
    assertEquals("200", led.get(OFF));
    assertNotEquals(NONE, led.get(OFF + MESSAGES));
  }

  @Test
  void shouldBringNoMoreThanConnectionsByAName() {
    List<String> row = row(BY_NAME);
    assertNotEquals(NONE, row.get(ON + CONNECTIONS));
    assertEquals(row.get(OFF + CONNECTIONS), row.get(ON + CONNECTIONS));
    assertEquals(NONE, row.get(OFF + MESSAGES));
  }
}
