/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import io.tocsin.tls.TestEntropy;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of nonces, and when. */
class NonceStoreTest {

  private final MemoryStorage storage = new MemoryStorage();
  private final TestLog log = new TestLog();

  private NonceStore open() throws IOException {
    return new NonceStore(storage, 4, new TestEntropy(1), log);
  }

  @Test
  void shouldForgetServersThatHaveNoAccountAnyMore() throws IOException {
    NonceStore store = open();
    store.of("a.example").next();
    store.of("b.example").next();
    store.save();
    store = open();
    assertTrue(store.has("a.example"));
    store.keepOnly(Set.of("b.example"));
    store.save();
    assertFalse(open().has("a.example"));
    assertTrue(open().has("b.example"));
  }

  @Test
  void shouldTryAgainWhenTheMemoryHasFailedAndSaySoOnce() throws IOException {
    NonceStore store = open();
    store.of("a.example").next();
    storage.setFailing(true);
    store.save();
    store.save();
    assertEquals(1, log.entries().size());
    storage.setFailing(false);
    store.save();
    assertTrue(open().has("a.example"));
  }
}
