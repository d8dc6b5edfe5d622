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
      noClasses()
          .that()
          .resideInAPackage("io.tocsin.tools.dm.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tocsin.tools.dm");
}
