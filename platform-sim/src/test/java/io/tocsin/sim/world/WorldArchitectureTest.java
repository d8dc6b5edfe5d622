/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the layers of the world, and keeps out what would make two runs differ. */
class WorldArchitectureTest {

  private static final String ROOT = "io.tocsin.sim.world";

  /** Each package below the root, with those that it may use beside the root itself. */
  private static final Map<String, Set<String>> LAYERS =
      Map.ofEntries(
          entry("", Set.of()),
          entry(".network", Set.of()),
          entry(".flash", Set.of()),
          entry(".board", Set.of()),
          entry(".channel", Set.of()),
          entry(".host", Set.of(".network", ".flash", ".board", ".channel")),
          entry(".dm", Set.of(".host", ".network", ".board", ".channel")),
          entry(".rows", Set.of()),
          entry(".scenario", Set.of(".channel")),
          entry(
              ".check",
              Set.of(
                  ".dm",
                  ".rows",
                  ".scenario",
                  ".host",
                  ".network",
                  ".flash",
                  ".board",
                  ".channel")),
          entry(
              ".cover",
              Set.of(
                  ".check",
                  ".dm",
                  ".rows",
                  ".scenario",
                  ".host",
                  ".network",
                  ".flash",
                  ".board",
                  ".channel")),
          entry(
              ".play",
              Set.of(
                  ".cover",
                  ".check",
                  ".dm",
                  ".rows",
                  ".scenario",
                  ".host",
                  ".network",
                  ".flash",
                  ".board",
                  ".channel")));

  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of(
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.security.SecureRandom",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.UUID");

  private static final Set<String> FORBIDDEN_PACKAGES =
      Set.of("java.io", "java.net", "java.nio", "java.time", "java.util.concurrent");

  private static final Set<String> ALLOWED_OF_THEM =
      Set.of(
          "java.io.IOException",
          "java.io.Serializable",
          "java.io.UncheckedIOException",
          "java.nio.charset.Charset",
          "java.nio.charset.StandardCharsets");

  private static JavaClasses world;

  @BeforeAll
  static void importClasses() {
    world =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  @Test
  void shouldUseOnlyTheLayersBelow() {
    LAYERS.forEach(
        (layer, below) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + layer)
                .should()
                .dependOnClassesThat(
                    describe(
                        "are of another layer than " + below,
                        used -> isForbidden(layer, below, used.getPackageName())))
                .check(world));
  }

  private static boolean isForbidden(String layer, Set<String> below, String used) {
    if (!used.startsWith(ROOT)) {
      return false;
    }
    String suffix = used.substring(ROOT.length());
    return !suffix.isEmpty() && !suffix.equals(layer) && !below.contains(suffix);
  }

  @Test
  void shouldHaveEveryPackageInTheTable() {
    classes()
        .should()
        .resideInAnyPackage(LAYERS.keySet().stream().map(ROOT::concat).toArray(String[]::new))
        .check(world);
  }

  @Test
  void shouldReachForNothingOutsideOfTheWorld() {
    noClasses()
        .should()
        .dependOnClassesThat(describe("make runs differ", WorldArchitectureTest::makesRunsDiffer))
        .check(world);
  }

  private static boolean makesRunsDiffer(JavaClass used) {
    String name = used.getName();
    return FORBIDDEN_CLASSES.contains(name)
        || (FORBIDDEN_PACKAGES.stream().anyMatch(part -> name.startsWith(part + "."))
            && !ALLOWED_OF_THEM.contains(name));
  }

  @Test
  void shouldAskNoClockOfTheMachine() {
    noClasses()
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .check(world);
  }
}
