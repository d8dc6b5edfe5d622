/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about traps is true as far as a program can say. */
class TrapDocumentTest {

  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9_]+)`");

  private final String page = Files.readString(Path.of("docs", "dm-traps.md"));

  TrapDocumentTest() throws IOException {}

  private Set<String> names(String heading) {
    int start = page.indexOf("## " + heading);
    assertTrue(start >= 0, heading);
    int end = page.indexOf("\n## ", start);
    Matcher matcher = NAME.matcher(page.substring(start, end));
    Set<String> names = new TreeSet<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void shouldHaveEveryRuleWithItsStatus() {
    Set<String> names = names("The rules");
    for (TrapRule rule : TrapRule.values()) {
      assertTrue(names.contains(rule.name()), rule.name());
    }
    assertTrue(
        page.contains(
            "| `NOT_ONESELF` | a server registers itself | "
                + TrapRule.NOT_ONESELF.status()
                + " |"));
    assertTrue(
        page.contains(
            "`TOO_MANY` | bounds; nodes without ServerID or URI count too | "
                + TrapRule.TOO_MANY.status()
                + " |"));
  }

  @Test
  void shouldHaveEveryAttackThatIsTried() {
    Set<String> names = names("The attacks");
    Set<String> rules = new TreeSet<>();
    for (TrapRule rule : TrapRule.values()) {
      rules.add(rule.name());
    }
    Set<String> tests = new TreeSet<>();
    for (Method method : TrapAttackTest.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        tests.add(method.getName());
        assertTrue(names.contains(method.getName()), method.getName());
      }
    }
    names.removeAll(rules);
    names.removeAll(tests);
    names.remove("TrapAttackTest");
    assertEquals(Set.of(), names, "named, and not there");
  }

  @Test
  void shouldHaveEveryTrapAndWhetherItIsSensitive() {
    for (TrapKind kind : TrapKind.values()) {
      int start = page.indexOf("| `" + kind.text());
      assertTrue(start >= 0, kind.text());
      boolean isSaidToBe = !page.substring(start, page.indexOf('\n', start)).endsWith("| no |");
      assertEquals(kind.isSensitive(), isSaidToBe, kind.text());
    }
  }

  @Test
  void shouldHaveEveryFieldOfTheData() throws IOException {
    TrapCatalog catalog = new TrapCatalog(new TrapBoard(), TrapShape.standard());
    Event event = new Event().fill(EventKind.EVENTS_LOST, Severity.MINOR, 0, 1, 0, 0);
    Set<String> names = names("The data of an alert");
    for (String field : new TrapAlerts(catalog).of(event).data().split(";", -1)) {
      String name = field.substring(0, field.indexOf('='));
      assertTrue(names.contains(name), name);
    }
  }
}
