/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The server and the agent's client are to find one another's faults: they share no code. */
@AnalyzeClasses(
    packages = "io.tocsin.sim.dmserver",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DmServerLayersTest {

  @ArchTest
  static final ArchRule sharesNoCodeWithTheAgentsClient =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.tocsin.dm..");

  @ArchTest
  static final ArchRule knowsNothingElseOfTheAgent =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.agent..", "io.tocsin.snmp..", "io.tocsin.event..", "io.tocsin.tls..");

  @ArchTest
  static final ArchRule pointsDownwardsOnly =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("session")
          .definedBy("io.tocsin.sim.dmserver.session")
          .layer("script")
          .definedBy("io.tocsin.sim.dmserver.script")
          .layer("faults")
          .definedBy("io.tocsin.sim.dmserver.faults")
          .layer("auth")
          .definedBy("io.tocsin.sim.dmserver.auth")
          .layer("message")
          .definedBy("io.tocsin.sim.dmserver.message")
          .layer("notify")
          .definedBy("io.tocsin.sim.dmserver.notify")
          .whereLayer("session")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("script")
          .mayOnlyBeAccessedByLayers("session")
          .whereLayer("faults")
          .mayOnlyBeAccessedByLayers("session")
          .whereLayer("auth")
          .mayOnlyBeAccessedByLayers("session", "notify")
          .whereLayer("message")
          .mayOnlyBeAccessedByLayers("session", "script")
          .whereLayer("notify")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule asksNeitherClockNorChanceOfTheMachine =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|UUID)|java\\.security\\.SecureRandom");
}
