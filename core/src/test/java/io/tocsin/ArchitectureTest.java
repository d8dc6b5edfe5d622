/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the layers of core and the part of the JDK that it may use. Every rule holds of an empty
 * package too, so a layer can be in the table before its first class is written.
 */
class ArchitectureTest {
  private static final String ROOT = "io.tocsin.";

  /**
   * Each layer, with the layers below it that it may use. A package belongs to the longest name
   * that it starts with.
   */
  private static final Map<String, Set<String>> LAYERS =
      Map.ofEntries(
          entry("hal", Set.of()),
          entry("fault", Set.of()),
          entry("text", Set.of()),
          entry("ber", Set.of()),
          entry("store", Set.of("hal", "fault")),
          entry("tls", Set.of("text", "hal", "fault")),
          entry("event", Set.of("store", "text", "hal", "fault")),
          entry("snmp", Set.of("ber", "text", "hal", "fault")),
          entry("snmp.tlstm", Set.of("snmp", "tls", "ber", "text", "hal", "fault")),
          entry("config", Set.of("snmp.tlstm", "snmp", "tls", "ber", "text", "hal")),
          entry("mib", Set.of("snmp.tlstm", "snmp", "ber", "event", "store", "text", "hal")),
          entry("mib.rows", Set.of("mib", "snmp", "ber", "store", "text", "fault")),
          entry(
              "mib.admin",
              Set.of("mib.rows", "mib", "snmp.tlstm", "snmp", "tls", "ber", "text", "hal")),
          entry("dm.auth", Set.of("text", "hal")),
          entry("dm.http", Set.of("tls", "text", "hal", "fault")),
          entry("dm.syncml", Set.of("text")),
          entry("dm.tree", Set.of("store", "text", "hal", "fault")),
          entry(
              "dm.session",
              Set.of("dm.syncml", "dm.auth", "dm.tree", "store", "text", "hal", "fault")),
          entry(
              "dm.client",
              Set.of(
                  "dm.http",
                  "dm.session",
                  "dm.syncml",
                  "dm.auth",
                  "dm.trap",
                  "dm.tree",
                  "event",
                  "store",
                  "tls",
                  "text",
                  "hal",
                  "fault")),
          entry("dm.trap", Set.of("dm.tree", "event", "text", "fault")),
          entry(
              "trace",
              Set.of(
                  "snmp.tlstm",
                  "snmp",
                  "ber",
                  "dm.client",
                  "dm.http",
                  "dm.syncml",
                  "dm.auth",
                  "dm.tree",
                  "event",
                  "tls",
                  "text",
                  "hal")),
          entry(
              "agent.dm",
              Set.of(
                  "config",
                  "dm.http",
                  "dm.syncml",
                  "dm.session",
                  "dm.client",
                  "trace",
                  "dm.trap",
                  "dm.tree",
                  "mib",
                  "event",
                  "store",
                  "tls",
                  "text",
                  "hal",
                  "fault")),
          entry("agent.sensor", Set.of("config", "text", "hal")),
          entry(
              "agent",
              Set.of(
                  "agent.dm",
                  "agent.sensor",
                  "config",
                  "trace",
                  "dm.http",
                  "dm.auth",
                  "dm.syncml",
                  "dm.session",
                  "dm.client",
                  "dm.trap",
                  "dm.tree",
                  "mib.admin",
                  "mib.rows",
                  "mib",
                  "snmp.tlstm",
                  "snmp",
                  "event",
                  "store",
                  "tls",
                  "ber",
                  "text",
                  "hal",
                  "fault")));

  /** The layers that may use Bouncy Castle's lightweight API. */
  private static final Set<String> CRYPTOGRAPHIC_LAYERS = Set.of("tls", "dm.auth");

  /** The layer that may use kXML, and what it may use of it: not the rest, which is in no jar. */
  private static final String XML_LAYER = "dm.syncml";

  private static final Set<String> XML_CLASSES =
      Set.of(
          "org.kxml2.io.KXmlParser",
          "org.xmlpull.v1.XmlPullParser",
          "org.xmlpull.v1.XmlPullParserException");

  private static final Set<String> JDK_PACKAGES =
      Set.of("java.lang", "java.lang.annotation", "java.util", "java.math");

  /**
   * Classes of the allowed packages that reach for threads, processes, clocks, randomness or
   * reflection.
   */
  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.util.Random",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.TimeZone",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.UUID");

  private static final Set<String> ALLOWED_SINGLE_CLASSES =
      Set.of(
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.Closeable",
          "java.io.InputStream",
          "java.io.OutputStream",
          // What kXML reads from.
          "java.io.Reader",
          "java.io.Serializable",
          // Bouncy Castle's lightweight API asks for one; io.tocsin.tls makes it out of hal's
          // entropy.
          "java.security.SecureRandom",
          "java.security.SecureRandomSpi");

  private static final Set<String> ALLOWED_SYSTEM_METHODS = Set.of("arraycopy");

  /** Methods of allowed classes that wait, draw random numbers, or compile a regular expression. */
  private static final Map<String, Set<String>> FORBIDDEN_METHODS =
      Map.of(
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"),
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.lang.String", Set.of("matches", "replaceAll", "replaceFirst", "split"),
          "java.lang.Throwable", Set.of("printStackTrace"),
          "java.util.Collections", Set.of("shuffle"));

  /** What is left of Class without reflection; the compiler itself calls desiredAssertionStatus. */
  private static final Set<String> ALLOWED_CLASS_METHODS =
      Set.of("desiredAssertionStatus", "getName", "getSimpleName");

  /** Read resources of the program itself, by a method of Class. */
  private static final Set<String> RESOURCE_READERS =
      Set.of(
          ROOT + "dm.tree.TreeDescription", ROOT + "dm.trap.TrapShape", ROOT + "hal.ProgramTexts");

  private static JavaClasses core;

  @BeforeAll
  static void importClasses() {
    core =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tocsin");
  }

  @Test
  void everyClassShouldBelongToALayer() {
    classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAnyPackage(
            LAYERS.keySet().stream().map(layer -> ROOT + layer + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void layersShouldUseOnlyTheLayersBelowThem() {
    for (Map.Entry<String, Set<String>> layer : LAYERS.entrySet()) {
      noClasses()
          .that(areIn(layer.getKey()))
          .should()
          .dependOnClassesThat(
              describe(
                  "are outside of the layers " + layer.getValue(),
                  type -> isOurs(type) && !mayUse(layer.getKey(), layerOf(type))))
          .allowEmptyShould(true)
          .check(core);
    }
  }

  @Test
  void coreShouldUseOnlyTheSmallPartOfTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "are neither Tocsin's, nor Bouncy Castle's, nor kXML's, nor of the allowed part of the"
                    + " JDK",
                type ->
                    !isOurs(type)
                        && !isBouncyCastle(type)
                        && !isKxml(type)
                        && !isAllowedOfTheJdk(type)))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void kxmlShouldBeUsedWhereMessagesAreReadAndAsAParserAlone() {
    noClasses()
        .that(describe("are not in " + XML_LAYER, type -> !XML_LAYER.equals(layerOf(type))))
        .should()
        .dependOnClassesThat(describe("are kXML's", ArchitectureTest::isKxml))
        .check(core);
  }

  @Test
  void coreShouldReadNoClockAndNoSystemProperty() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "it is a member of System other than " + ALLOWED_SYSTEM_METHODS,
                access ->
                    isMemberOf(access, "java.lang.System")
                        && !ALLOWED_SYSTEM_METHODS.contains(access.getName())))
        .orShould()
        .accessTargetWhere(
            describe(
                "it is the constructor of Date that reads the clock",
                access ->
                    isMemberOf(access, "java.util.Date")
                        && access.getDescription().contains("java.util.Date.<init>()")))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void coreShouldNotWaitNorPrintNorDrawNorMatch() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe("it is one of " + FORBIDDEN_METHODS, ArchitectureTest::isForbiddenMethod))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void coreShouldNotReflect() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "it is a member of Class other than " + ALLOWED_CLASS_METHODS,
                access ->
                    isMemberOf(access, "java.lang.Class")
                        && !ALLOWED_CLASS_METHODS.contains(access.getName())
                        && !isReadingAResource(access)))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void coreShouldKnowNoThreads() {
    methods()
        .should()
        .notHaveModifier(JavaModifier.SYNCHRONIZED)
        .allowEmptyShould(true)
        .check(core);
    fields().should().notHaveModifier(JavaModifier.VOLATILE).allowEmptyShould(true).check(core);
  }

  @Test
  void bouncyCastleShouldBeUsedWhereCryptographyLives() {
    noClasses()
        .that(describe("are not in " + CRYPTOGRAPHIC_LAYERS, type -> !isCryptographic(type)))
        .should()
        .dependOnClassesThat(describe("are Bouncy Castle's", ArchitectureTest::isBouncyCastle))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void coreShouldNeverUseTheJcaProvider() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.bouncycastle..jce..",
            "org.bouncycastle..jcajce..",
            "org.bouncycastle..jsse..",
            "org.bouncycastle..provider..",
            "java.security.cert..",
            "java.security.spec..",
            "javax..")
        .allowEmptyShould(true)
        .check(core);
  }

  private static boolean isReadingAResource(JavaAccess<?> access) {
    return access.getName().equals("getResourceAsStream")
        && RESOURCE_READERS.contains(access.getOriginOwner().getName());
  }

  private static DescribedPredicate<JavaClass> areIn(String layer) {
    return describe("are in layer " + layer, type -> layer.equals(layerOf(type)));
  }

  private static boolean isCryptographic(JavaClass type) {
    String layer = layerOf(type);
    return layer != null && CRYPTOGRAPHIC_LAYERS.contains(layer);
  }

  private static boolean mayUse(String layer, String used) {
    return layer.equals(used) || LAYERS.get(layer).contains(used);
  }

  /** Returns the layer of a class, null when it is in none. */
  private static String layerOf(JavaClass type) {
    String found = null;
    String name = type.getBaseComponentType().getPackageName() + '.';
    for (String layer : LAYERS.keySet()) {
      boolean longer = found == null || layer.length() > found.length();
      if (longer && name.startsWith(ROOT + layer + '.')) {
        found = layer;
      }
    }
    return found;
  }

  private static boolean isOurs(JavaClass type) {
    return (type.getBaseComponentType().getPackageName() + '.').startsWith(ROOT);
  }

  private static boolean isBouncyCastle(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith("org.bouncycastle.");
  }

  private static boolean isKxml(JavaClass type) {
    return XML_CLASSES.contains(type.getBaseComponentType().getName());
  }

  private static boolean isAllowedOfTheJdk(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    String name = element.getName();
    String packageName = element.getPackageName();
    if (element.isPrimitive() || ALLOWED_SINGLE_CLASSES.contains(name)) {
      return true;
    }
    if (packageName.equals("java.io")) {
      return name.endsWith("Exception");
    }
    return JDK_PACKAGES.contains(packageName) && !FORBIDDEN_CLASSES.contains(outermost(name));
  }

  private static String outermost(String className) {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }

  private static boolean isForbiddenMethod(JavaAccess<?> access) {
    for (Map.Entry<String, Set<String>> owner : FORBIDDEN_METHODS.entrySet()) {
      if (access.getTargetOwner().isAssignableTo(owner.getKey())
          && owner.getValue().contains(access.getName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMemberOf(JavaAccess<?> access, String className) {
    return access.getTargetOwner().getName().equals(className);
  }
}
