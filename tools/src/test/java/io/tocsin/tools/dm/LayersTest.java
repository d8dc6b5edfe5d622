/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The server and the agent's client are to find one another's faults: they share no code. */
@AnalyzeClasses(
    packages = "io.tocsin.tools.dm",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

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
          .layer("commands")
          .definedBy("io.tocsin.tools.dm")
          .layer("http")
          .definedBy("io.tocsin.tools.dm.http")
          .layer("session")
          .definedBy("io.tocsin.tools.dm.session")
          .layer("script")
          .definedBy("io.tocsin.tools.dm.script")
          .layer("faults")
          .definedBy("io.tocsin.tools.dm.faults")
          .layer("auth")
          .definedBy("io.tocsin.tools.dm.auth")
          .layer("message")
          .definedBy("io.tocsin.tools.dm.message")
          .layer("notify")
          .definedBy("io.tocsin.tools.dm.notify")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("commands", "http")
          .whereLayer("script")
          .mayOnlyBeAccessedByLayers("commands", "session")
          .whereLayer("faults")
          .mayOnlyBeAccessedByLayers("commands", "http", "session")
          .whereLayer("auth")
          .mayOnlyBeAccessedByLayers("commands", "http", "session", "notify")
          .whereLayer("message")
          .mayOnlyBeAccessedByLayers("commands", "http", "session", "script")
          .whereLayer("notify")
          .mayNotBeAccessedByAnyLayer();
}
