/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.text.Utf8;

/**
 * For all texts as addresses:
 *
 * <ol>
 *   <li>reading does not throw, and ends in one of four ways;
 *   <li>an address is within the bounds, none of its names has a slash or leads upwards, and,
 *       written, it is read as the same address, if its query is no longer than before;
 *   <li>each name alone is read as itself.
 * </ol>
 */
class UriFuzzTest {

  private static final TreeLimits LIMITS =
      TreeLimits.draft().uriBytes(400).nameBytes(100).depth(10).build();

  /** The text as UTF-16, so that there are halves of surrogate pairs too. */
  @FuzzTest
  void shouldReadAnyText(byte[] input) {
    StringBuilder text = new StringBuilder();
    if (input.length > 0 && input[0] == 0) {
      for (int i = 1; i + 1 < input.length; i += 2) {
        text.append((char) ((input[i] & 0xFF) << 8 | (input[i + 1] & 0xFF)));
      }
    } else {
      Utf8.decode(input, 0, input.length, text);
    }
    check(text.toString());
  }

  private static void check(String text) {
    UriParser parser = new UriParser(LIMITS);
    NodeUri uri = parser.parse(text);
    if (uri.status() != TreeStatus.OK) {
      assertTrue(
          uri.status() == TreeStatus.NOT_FOUND
              || uri.status() == TreeStatus.URI_TOO_LONG
              || uri.status() == TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED);
      assertTrue(uri.names().isEmpty());
      return;
    }
    assertTrue(uri.depth() <= LIMITS.depth());
    for (String name : uri.names()) {
      assertTrue(Utf8.length(name) <= LIMITS.nameBytes());
      assertFalse(name.isEmpty() || name.indexOf('/') >= 0 || name.equals(".."));
      assertEquals(name, UriParser.name(name));
    }
    // The dot that an address may leave out makes it two longer.
    UriParser wider =
        new UriParser(TreeLimits.draft().uriBytes(402).nameBytes(100).depth(10).build());
    NodeUri again = wider.parse(uri.toString());
    assertEquals(TreeStatus.OK, again.status());
    assertEquals(uri.toString(), again.toString());
    assertEquals(uri.names(), again.names());
  }
}
