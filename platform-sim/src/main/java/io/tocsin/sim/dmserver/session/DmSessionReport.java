/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session as it stands.
 *
 * @param number of the sessions of this board, from 1
 * @param device Source/LocURI of the board
 * @param sessionId as the board gave it
 * @param account name of the account; empty while none fits
 * @param initiator 1200 or 1201; 0 when the board did not say
 * @param requests messages of the board, repeated ones too
 * @param clientAuthenticated whether the board has shown who it is
 * @param serverAccepted whether the board has said that it accepts us
 * @param deviceInfo what the board said of itself, by URI
 * @param alerts all other alerts, in their order
 * @param outcomes what became of each command, in the order of sending
 * @param violations what the board did against the protocol
 * @param unmet what the script expected and did not get
 * @param end how it ended; empty while it goes on
 */
public record DmSessionReport(
    int number,
    String device,
    String sessionId,
    String account,
    int initiator,
    int requests,
    boolean clientAuthenticated,
    boolean serverAccepted,
    Map<String, String> deviceInfo,
    List<DmAlert> alerts,
    List<DmOutcome> outcomes,
    List<String> violations,
    List<String> unmet,
    String end) {

  /** Copies the collections. */
  public DmSessionReport {
    deviceInfo = Collections.unmodifiableMap(new LinkedHashMap<>(deviceInfo));
    alerts = List.copyOf(alerts);
    outcomes = List.copyOf(outcomes);
    violations = List.copyOf(violations);
    unmet = List.copyOf(unmet);
  }

  /** The generic alerts of a type, which may be given by its last part alone. */
  public List<DmAlert> alerts(String type) {
    return alerts.stream().filter(alert -> alert.isOfType(type)).toList();
  }

  /** What became of the first command of a line of the script; null when it was not sent. */
  public DmOutcome outcome(String command) {
    return outcomes.stream().filter(o -> o.command().equals(command)).findFirst().orElse(null);
  }

  /** Whether it has ended. */
  public boolean isEnded() {
    return !end.isEmpty();
  }
}
