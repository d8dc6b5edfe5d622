/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

  private static final Map<Limit, ToIntFunction<Limits>> ACCESSORS = new HashMap<>();

  static {
    ACCESSORS.put(Limit.SESSIONS, Limits::sessionsMax);
    ACCESSORS.put(Limit.HANDSHAKES, Limits::handshakesMax);
    ACCESSORS.put(Limit.HANDSHAKE_GRACE_MS, Limits::handshakeGraceMsMin);
    ACCESSORS.put(Limit.CONNECT_MS, Limits::connectTimeMsMax);
    ACCESSORS.put(Limit.HANDSHAKE_MS, Limits::handshakeTimeMsMax);
    ACCESSORS.put(Limit.IDLE_MS, Limits::idleTimeMsMax);
    ACCESSORS.put(Limit.STALLED_MS, Limits::stalledTimeMsMax);
    ACCESSORS.put(Limit.CLOSE_MS, Limits::closeTimeMsMax);
    ACCESSORS.put(Limit.MESSAGE_SIZE_BYTES, Limits::messageSizeBytesMax);
    ACCESSORS.put(Limit.WIRE_BUFFER_BYTES, Limits::wireBufferBytes);
    ACCESSORS.put(Limit.MESSAGES_PER_STEP, Limits::messagesPerStepMax);
    ACCESSORS.put(Limit.VARIABLE_BINDINGS, Limits::variableBindingsMax);
    ACCESSORS.put(Limit.SET_VARIABLES, Limits::setVariablesMax);
    ACCESSORS.put(Limit.REQUEST_STEPS, Limits::requestStepsMax);
    ACCESSORS.put(Limit.INFORMS_IN_FLIGHT, Limits::informsInFlightMax);
    ACCESSORS.put(Limit.LISTENERS, Limits::listenersMax);
    ACCESSORS.put(Limit.TARGETS, Limits::targetsMax);
    ACCESSORS.put(Limit.OUTBOX_EVENTS, Limits::outboxEventsMax);
    ACCESSORS.put(Limit.JOURNAL_EVENTS, Limits::journalEventsMax);
    ACCESSORS.put(Limit.MAP_ENTRIES, Limits::mapEntriesMax);
    ACCESSORS.put(Limit.TRUST_CERTIFICATES, Limits::trustCertificatesMax);
    ACCESSORS.put(Limit.CERTIFICATE_FILE_BYTES, Limits::certificateFileBytesMax);
    ACCESSORS.put(Limit.TRUST_CRL_ENTRIES, Limits::trustCrlEntriesMax);
    ACCESSORS.put(Limit.TRUST_CRL_FILE_BYTES, Limits::trustCrlFileBytesMax);
    ACCESSORS.put(Limit.VIEWS, Limits::viewsMax);
    ACCESSORS.put(Limit.VIEW_SUBTREES, Limits::viewSubtreesMax);
    ACCESSORS.put(Limit.GROUPS, Limits::groupsMax);
    ACCESSORS.put(Limit.GROUP_MEMBERS, Limits::groupMembersMax);
    ACCESSORS.put(Limit.SENSORS, Limits::sensorsMax);
    ACCESSORS.put(Limit.SENSOR_READ_MS, Limits::sensorReadTimeMsMax);
    ACCESSORS.put(Limit.LINES, Limits::linesMax);
    ACCESSORS.put(Limit.LINKS, Limits::linksMax);
    ACCESSORS.put(Limit.STORAGES, Limits::storagesMax);
    ACCESSORS.put(Limit.MANAGED_ROWS, Limits::managedRowsMax);
    ACCESSORS.put(Limit.MANAGED_BYTES, Limits::managedBytesMax);
    ACCESSORS.put(Limit.MANAGED_TARGETS, Limits::managedTargetsMax);
    ACCESSORS.put(Limit.NOTIFICATION_LOG, Limits::notificationLogMax);
    ACCESSORS.put(Limit.DM_SERVERS, Limits::dmServersMax);
    ACCESSORS.put(Limit.DM_MESSAGE_BYTES, Limits::dmMessageBytesMax);
    ACCESSORS.put(Limit.DM_VALUE_BYTES, Limits::dmValueBytesMax);
    ACCESSORS.put(Limit.DM_MESSAGES, Limits::dmMessagesMax);
    ACCESSORS.put(Limit.DM_NODES, Limits::dmNodesMax);
    ACCESSORS.put(Limit.DM_DEPTH, Limits::dmDepthMax);
    ACCESSORS.put(Limit.DM_NAME_BYTES, Limits::dmNameBytesMax);
    ACCESSORS.put(Limit.DM_TREE_BYTES, Limits::dmTreeBytesMax);
    ACCESSORS.put(Limit.DM_SESSION_MS, Limits::dmSessionTimeMsMax);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveItsDefaultWithinItsRange(Limit limit) {
    assertTrue(limit.min() <= limit.defaultValue(), limit.key());
    assertTrue(limit.defaultValue() <= limit.max(), limit.key());
    assertTrue(limit.min() < limit.max(), limit.key());
    assertTrue(limit.meaning().endsWith(".") && limit.atBound().endsWith("."), limit.key());
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeToldByItsAccessorAlone(Limit limit) {
    // The smallest of all for sessions would bound the handshakes too.
    Limits wide = Limits.defaults().with(Limit.SESSIONS, Limit.SESSIONS.max());
    int other = limit == Limit.SESSIONS ? 100 : limit.min();
    Limits changed = wide.with(limit, other);
    for (Limit each : Limit.values()) {
      ToIntFunction<Limits> accessor = ACCESSORS.get(each);
      int expected = each == limit ? other : wide.value(each);
      assertEquals(expected, accessor.applyAsInt(changed), each.key());
      assertEquals(expected, changed.value(each), each.key());
    }
    assertEquals(Limit.SESSIONS.max(), wide.sessionsMax(), "the old ones stay as they are");
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeForcedIntoItsRange(Limit limit) {
    assertEquals(limit.min(), Limits.defaults().with(limit, Integer.MIN_VALUE).value(limit));
    assertEquals(limit.max(), Limits.defaults().with(limit, Integer.MAX_VALUE).value(limit));
  }

  @Test
  void shouldNotAllowMoreHandshakesThanSessions() {
    assertEquals(3, Limits.defaults().with(Limit.SESSIONS, 3).handshakesMax());
  }

  @Test
  void shouldAddUpTheMemory() {
    Limits limits = Limits.defaults();
    long sum = 0;
    for (Limit limit : Limit.values()) {
      sum += limits.memoryBytes(limit);
    }
    assertEquals(sum, limits.memoryBytes());
    assertEquals(2_048 * 96, limits.memoryBytes(Limit.OUTBOX_EVENTS));
    assertEquals(16 * (49_152 + 8_192), limits.memoryBytes(Limit.SESSIONS));
    assertEquals(8 * (128 + 8_192), limits.memoryBytes(Limit.INFORMS_IN_FLIGHT));
    assertEquals(2 * 4_096 * 16, limits.memoryBytes(Limit.WIRE_BUFFER_BYTES));
    assertEquals(16 * (544 + 259), limits.memoryBytes(Limit.SET_VARIABLES));
    assertEquals(16 * 259, limits.setOldValuesBytesMax());
    assertEquals(0, limits.memoryBytes(Limit.IDLE_MS));
    assertTrue(limits.memoryBytes() < 4 << 20, "a quarter of a heap of 16 MB");
  }

  @Test
  void shouldWriteTheMemoryAsArithmetic() {
    assertEquals("N x 96 bytes", Limit.OUTBOX_EVENTS.memoryFormula());
    assertEquals("N x (49152 + limit.message.size.bytes) bytes", Limit.SESSIONS.memoryFormula());
    assertEquals("N x 2 x limit.sessions bytes", Limit.WIRE_BUFFER_BYTES.memoryFormula());
    assertEquals(null, Limit.IDLE_MS.memoryFormula());
  }

  @Test
  void shouldNotOverflowAtTheUpperEnds() {
    Limits greatest = Limits.defaults();
    for (Limit limit : Limit.values()) {
      greatest = greatest.with(limit, Integer.MAX_VALUE);
    }
    long sum = 0;
    for (Limit limit : Limit.values()) {
      assertTrue(greatest.memoryBytes(limit) >= 0, limit.key());
      sum += greatest.memoryBytes(limit);
    }
    assertEquals(sum, greatest.memoryBytes());
    assertNotEquals(Limits.defaults().memoryBytes(), sum);
  }

  @Test
  void shouldHaveEachKeyOnce() {
    Set<String> keys = new HashSet<>();
    for (Limit limit : Limit.values()) {
      assertTrue(keys.add(limit.key()) && limit.key().startsWith("limit."), limit.key());
    }
  }
}
