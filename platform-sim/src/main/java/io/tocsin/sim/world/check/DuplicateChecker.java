/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event goes out again only where it may: an inform within its session, as the very same
 * request, until it is answered; anything that is not known to have arrived, over the next session.
 * An identifier stands for one event.
 */
final class DuplicateChecker extends Checker {

  /** Transmissions of an inform, beside the first, to which the agent knows a response. */
  private static final int LAST_KNOWN = 3;

  /** The request by which an event was sent last. */
  private static final class Request {
    private final long channel;
    private final int requestId;
    private final long firstMs;
    private final List<Integer> messageIds = new ArrayList<>();
    private boolean acknowledged;

    Request(Sending sending) {
      channel = sending.channel();
      requestId = sending.notice().requestId();
      firstMs = sending.timeMs();
    }

    boolean isKnown(int messageId) {
      int index = messageIds.indexOf(messageId);
      return index == 0 || (index > 0 && index >= messageIds.size() - LAST_KNOWN);
    }
  }

  private static final class Requests {
    private final Map<Long, Request> requests = new HashMap<>();
    private final Map<Integer, Request> byRequestId = new HashMap<>();
  }

  private final PerTarget<Requests> records = new PerTarget<>(Requests::new);
  private final Map<String, Long> contents = new HashMap<>();

  DuplicateChecker(Findings findings) {
    super("duplicates", findings);
  }

  @Override
  public void started(BoardView board) {
    records.reset(board);
  }

  /** Informs on their way are taken back, and answers over the old sessions come too late. */
  @Override
  public void reloaded(BoardView board, boolean taken) {
    for (int target = 0; taken && target < board.targetCount(); target++) {
      records.of(board, target).byRequestId.clear();
    }
  }

  @Override
  public void sent(Sending sending) {
    Notice notice = sending.notice();
    String event = sending.board().name() + " " + notice.eventId();
    Long content = contents.putIfAbsent(event, notice.content());
    demand(
        content == null || content == notice.content(),
        "identifier",
        sending.label() + ": two events have this identifier");
    Requests record = records.of(sending.board(), sending.target());
    Request last = record.requests.get(notice.eventId());
    boolean sameSession = last != null && last.channel == sending.channel();
    boolean isRetry = sameSession && notice.inform() && last.requestId == notice.requestId();
    demand(
        !sameSession || isRetry,
        "twice",
        sending.label() + ": twice on one session, and not as the same inform");
    demand(
        last == null || !last.acknowledged,
        "acknowledged",
        sending.label() + ": sent again after it was acknowledged");
    Request request = isRetry ? last : new Request(sending);
    request.messageIds.add(notice.messageId());
    record.requests.put(notice.eventId(), request);
    record.byRequestId.put(notice.requestId(), request);
  }

  @Override
  public void answered(BoardView board, int target, long timeMs, long channel, Response response) {
    Request request = records.of(board, target).byRequestId.get(response.requestId());
    // One that comes when the agent has given up its patience, or over an old session, is none.
    boolean counts =
        request != null
            && response.errorStatus() == 0
            && request.channel == channel
            && request.isKnown(response.messageId())
            && timeMs < request.firstMs + PaceChecker.patienceMs(board.settings(target));
    if (counts) {
      request.acknowledged = true;
    }
  }
}
