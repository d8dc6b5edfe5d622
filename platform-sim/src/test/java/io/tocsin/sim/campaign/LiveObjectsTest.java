/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveObjectsTest {

  @Test
  void shouldReadWhatHotSpotTells() {
    String histogram =
        """
         num     #instances         #bytes  class name (module)
        -------------------------------------------------------
           1:         11222        1234567  [B (java.base@17.0.15)
           2:           111           2664  io.tocsin.agent.Agent
           3:            11            264  io.tocsin.sim.world.host.World
           4:             2             48  [Lio.tocsin.ber.Oid;
           5:             1             24  io.tocsin.ber.Oid
        Total         11346        1237567
        """;
    LiveObjects objects = LiveObjects.of(histogram);
    assertEquals(
        Map.of("io.tocsin.agent.Agent", 2_664L, "io.tocsin.ber.Oid", 24L), objects.bytes());
    assertEquals(2_688, objects.total());
  }

  @Test
  void shouldFindWhatLivesNow() {
    long before = LiveObjects.now().bytes().getOrDefault(Oid.class.getName(), 0L);
    Oid[] alive = new Oid[1_000];
    for (int i = 0; i < alive.length; i++) {
      alive[i] = new Oid();
    }
    long after = LiveObjects.now().bytes().get(Oid.class.getName());
    assertTrue(after - before >= alive.length * 16L, () -> before + " to " + after);
    assertEquals(1_000, alive.length);
  }
}
