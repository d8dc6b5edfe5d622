/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.text.Hexadecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ConfigurationPropertyTest {

  private static final Map<String, String> SAMPLE = Texts.sample();

  @Property
  void shouldNeverThrowOnBytes(@ForAll byte[] content) {
    ConfigurationResult result = ConfigurationReader.read("f", content);
    assertEquals(result.isValid(), result.errors().isEmpty());
  }

  /** Lines made of keys that exist, values that exist, and others, in any mixture. */
  @Property
  void shouldNeverThrowOnMixturesOfKeysAndValues(@ForAll("mixtures") List<String> lines) {
    String text = String.join("\n", lines);
    ConfigurationResult result = Texts.readText(text);
    assertEquals(result.isValid(), result.errors().isEmpty());
    long linesMax = 1 + text.chars().filter(c -> c == '\n').count();
    for (ConfigurationError error : result.errors()) {
      assertTrue(error.line() <= linesMax);
      assertNotNull(error.problem());
    }
  }

  @Provide
  Arbitrary<List<String>> mixtures() {
    Arbitrary<String> keys =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(new ArrayList<>(SAMPLE.keySet()))),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));
    Arbitrary<String> values =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(new ArrayList<>(SAMPLE.values()))),
            Tuple.of(2, Arbitraries.longs().map(number -> Long.toString(number))),
            Tuple.of(
                2,
                Arbitraries.strings()
                    .withChars("0123456789abcdef:.,/-%[] \u00e4")
                    .ofMaxLength(40)));
    return Combinators.combine(keys, values).as((key, value) -> key + " = " + value).list();
  }

  @Property
  void shouldReadTheSampleInAnyOrderOfItsLines(@ForAll long seed) {
    List<String> lines = new ArrayList<>();
    SAMPLE.forEach((key, value) -> lines.add(key + '=' + value));
    Collections.shuffle(lines, new Random(seed));
    assertEquals("", Texts.readText(String.join("\n", lines)).text());
  }

  @Property
  void shouldFindTheErrorWhereALineOfTheSampleIsSpoilt(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> keys = new ArrayList<>(SAMPLE.keySet());
    int spoilt = random.nextInt(keys.size());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      // No value of any type may have a bell in it.
      text.append(keys.get(i)).append('=').append(SAMPLE.get(keys.get(i)));
      text.append(i == spoilt ? "\u0007\n" : "\n");
    }
    List<ConfigurationError> errors = Texts.readText(text.toString()).errors();
    assertTrue(errors.stream().anyMatch(error -> error.line() == spoilt + 1), errors::toString);
  }

  @Property
  void shouldReadDecimalsExactly(@ForAll int milli) {
    long limited = milli % 2_000_000_000L;
    assertEquals(limited, DecimalText.parseMilli(DecimalText.format(limited)));
  }

  @Property
  void shouldReadOctetsBack(@ForAll byte[] octets) {
    byte[] read = OctetsText.parse(Hexadecimal.format(octets));
    assertEquals(
        new String(octets, StandardCharsets.ISO_8859_1),
        read == null ? "" : new String(read, StandardCharsets.ISO_8859_1));
  }
}
