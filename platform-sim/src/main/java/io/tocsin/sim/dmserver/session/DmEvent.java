/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param type what kind: sessionBegan, clientAuthenticated, challenged, serverAccepted,
 *     serverRefused, deviceInfo, alert, status, result, note, violation, sessionEnded, refused,
 *     fault, trace
 * @param device the board; empty where it is not known
 * @param sessionId its SessionID; empty where it is not known
 * @param fields what else there is to say, in order
 */
public record DmEvent(String type, String device, String sessionId, Map<String, String> fields) {

  /** Copies the map. */
  public DmEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * An event.
   *
   * @param pairs keys and values in turn
   */
  public static DmEvent of(String type, String device, String sessionId, String... pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return new DmEvent(type, device, sessionId, fields);
  }
}
