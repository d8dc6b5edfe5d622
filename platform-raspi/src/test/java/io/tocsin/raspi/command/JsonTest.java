/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8259. */
class JsonTest {

  @Test
  void shouldWriteEveryKindOfMember() {
    Json json =
        new Json()
            .add("text", "a")
            .add("nothing", (String) null)
            .add("number", -5)
            .add("truth", true)
            .add("object", new Json().add("x", 1))
            .add("array", List.of(new Json(), new Json().add("y", 2)))
            .add("empty", List.of());
    assertEquals(
        "{\"text\":\"a\",\"nothing\":null,\"number\":-5,\"truth\":true,"
            + "\"object\":{\"x\":1},\"array\":[{},{\"y\":2}],\"empty\":[]}",
        json.toString());
  }

  @Test
  void shouldEscapeWhatMayNotStandInAString() {
    assertEquals("{\"k\":\"\\\"\\\\\"}", new Json().add("k", "\"\\").toString());
    assertEquals("{\"k\":\"\\u000a\\u0000\\u001b\"}", new Json().add("k", "\n\0\u001B").toString());
    assertEquals("{\"\\u007f\":\"\"}", new Json().add("\u007F", "").toString());
  }

  @Test
  void shouldWriteAsciiAlone() {
    assertEquals(
        "{\"k\":\"\\u00fc\\ud83d\\udd14\"}", new Json().add("k", "ü\uD83D\uDD14").toString());
  }
}
