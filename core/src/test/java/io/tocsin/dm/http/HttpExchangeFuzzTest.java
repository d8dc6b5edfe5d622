/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * For all that a server can answer:
 *
 * <ol>
 *   <li>nothing throws, and what comes out does not depend on how the input is cut into pieces;
 *   <li>what comes out is an error that has a name and a connection that is not used again, or an
 *       answer within its bounds, or, while the connection stands, nothing yet;
 *   <li>once the connection has ended, something comes out; an answer that was complete before is
 *       the same then;
 *   <li>an answer or an error that came out is not changed by anything that follows, but for the
 *       connection, which is not used again then.
 * </ol>
 */
class HttpExchangeFuzzTest {

  @FuzzTest
  void shouldComeToOneEndInAnyPieces(byte[] input) {
    Outcome open = play(input, false);
    Outcome ended = play(input, true);
    assertNotEquals(0, ended.error() + ended.status());
    assertFalse(ended.reusable());
    if (open.error() + open.status() == 0) {
      assertFalse(open.reusable());
      return;
    }
    assertEquals(open.error(), ended.error());
    assertEquals(open.status(), ended.status());
    assertEquals(open.body(), ended.body());

    byte[] longer = new byte[input.length + 1];
    System.arraycopy(input, 0, longer, 0, input.length);
    Outcome more = Outcome.play(longer, Outcome.whole(), false);
    assertEquals(open.error(), more.error());
    assertEquals(open.status(), more.status());
    assertEquals(open.body(), more.body());
    assertFalse(more.reusable());
  }

  private static Outcome play(byte[] input, boolean ends) {
    Outcome whole = Outcome.play(input, Outcome.whole(), ends);
    assertEquals(whole, Outcome.play(input, Outcome.bytewise(), ends));
    assertEquals(whole, Outcome.play(input, Outcome.random(input.length), ends));
    assertTrue(whole.error() >= 0 && whole.error() < HttpError.COUNT);
    assertTrue(whole.body().length() <= Outcome.BODY_BYTES_MAX);
    assertEquals(whole.body().isEmpty(), whole.mediaType() == MediaType.NONE);
    assertTrue(whole.error() == HttpError.NONE || !whole.reusable());
    return whole;
  }
}
