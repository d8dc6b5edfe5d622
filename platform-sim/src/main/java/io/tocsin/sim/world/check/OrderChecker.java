/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Events of a class leave for a target in the order in which they happened. What is sent again goes
 * first on its new session, so the order holds of first sendings, and within each session.
 */
final class OrderChecker extends Checker {

  private static final class Places {
    private final Map<String, Long> first = new HashMap<>();
    private final Map<String, Long> inSession = new HashMap<>();
    private final Set<Long> sent = new HashSet<>();
    private long channel;
  }

  private final PerTarget<Places> places = new PerTarget<>(Places::new);

  OrderChecker(Findings findings) {
    super("order", findings);
  }

  @Override
  public void started(BoardView board) {
    places.reset(board);
  }

  @Override
  public void sent(Sending sending) {
    Places of = places.of(sending.board(), sending.target());
    if (of.channel != sending.channel()) {
      of.channel = sending.channel();
      of.inSession.clear();
    }
    String orderClass = sending.notice().orderClass();
    long id = sending.board().rank(sending.notice().eventId());
    long highest = of.first.getOrDefault(orderClass, 0L);
    long last = of.inSession.getOrDefault(orderClass, 0L);
    demand(
        id >= last || sending.board().isBlind(),
        "session",
        sending.label() + " after " + Notice.event(last) + " on one session, " + orderClass);
    demand(
        id > highest || of.sent.contains(id) || sending.board().isBlind(),
        "first",
        sending.label() + " for the first time after " + Notice.event(highest) + ", " + orderClass);
    of.sent.add(id);
    of.first.put(orderClass, Math.max(highest, id));
    of.inSession.put(orderClass, id);
  }
}
