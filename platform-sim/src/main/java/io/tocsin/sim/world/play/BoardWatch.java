/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.channel.ChannelTap;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.MessageBytes;
import io.tocsin.sim.world.check.Notice;
import io.tocsin.sim.world.check.Response;
import io.tocsin.sim.world.check.Sending;
import io.tocsin.sim.world.host.AgentLifeListener;
import io.tocsin.sim.world.rows.SetRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Watches one board, at its channels, lines and log, and tells the witnesses. */
final class BoardWatch implements ChannelTap, AgentLifeListener {
  private static final String STARTED = "Started; engineID ";
  private static final String NUMBER = ", start number ";

  /** No target, no account. */
  private static final int NONE = -1;

  /**
   * A channel to a target, to a DM server, or from a manager: whether its server was accepted, and
   * bytes that are no message yet.
   */
  private static final class Channel {
    private final int target;

    /** The account for a DM server; -1 when it leads to none. */
    private final int account;

    /** Whether a manager has opened it. */
    private final boolean isOfManager;

    private boolean accepted;
    private byte[] rest = new byte[0];

    Channel(int target, int account, boolean isOfManager) {
      this.target = target;
      this.account = account;
      this.isOfManager = isOfManager;
    }
  }

  private final Scheduler scheduler;
  private final BoardView board;
  private final Audience audience;
  private final Map<Long, Channel> channels = new HashMap<>();
  private String engineId = "";
  private int engineBoots;
  private boolean recordDamaged;

  /** Watches a board from its next start on. */
  BoardWatch(Scheduler scheduler, BoardView board, Audience audience) {
    this.scheduler = scheduler;
    this.board = board;
    this.audience = audience;
    board.host().setTap(this);
    board.host().setLifeListener(this);
    board.host().log().setReader(this::readLog);
    board.host().driver().setAfterStep(() -> audience.tell(witness -> witness.stepped(board)));
    board
        .host()
        .hardware()
        .setPollObserver(
            change ->
                audience.tell(witness -> witness.lineTaken(board, change >> 1, (change & 1) != 0)));
    board.host().network().setDialObserver(this::dialed);
  }

  /** Whether a start found a damaged slot in the record of the engine. */
  boolean isRecordDamaged() {
    return recordDamaged;
  }

  /** The agent tells who it is when it starts, and nowhere else before it is asked. */
  private void readLog(String text) {
    if (text.startsWith(STARTED)) {
      int at = text.indexOf(NUMBER);
      engineId = text.substring(STARTED.length(), at);
      engineBoots = Integer.parseInt(text.substring(at + NUMBER.length(), text.indexOf(';', at)));
      recordDamaged |= text.contains("found damaged");
    }
  }

  private void dialed(String host) {
    int target = board.targetOf(host);
    int account = board.accountOf(host);
    if (target >= 0) {
      audience.tell(witness -> witness.dialed(board, target, scheduler.nowMs()));
    } else if (account >= 0) {
      audience.tell(witness -> witness.dmDialed(board, account, scheduler.nowMs()));
    } else {
      audience.tell(witness -> witness.dmStranger(board, host));
    }
  }

  @Override
  public void started() {
    channels.clear();
    board.started(engineId, engineBoots);
    audience.tell(witness -> witness.started(board));
  }

  @Override
  public void ends(boolean silent) {
    audience.tell(witness -> witness.ends(board, silent));
  }

  @Override
  public void reloading() {
    audience.tell(witness -> witness.reloading(board));
  }

  @Override
  public void reloaded(boolean taken) {
    audience.tell(witness -> witness.reloaded(board, taken));
  }

  @Override
  public void begun(long channel, String serverName) {
    int target = board.targetOf(serverName);
    channels.put(channel, new Channel(target, board.accountOf(serverName), false));
  }

  @Override
  public void accepted(long channel) {
    channels.put(channel, new Channel(NONE, NONE, true));
  }

  @Override
  public void judged(long channel, boolean accepted) {
    Channel of = channels.get(channel);
    of.accepted = accepted;
    if (of.account >= 0) {
      audience.tell(witness -> witness.dmJudged(board, of.account, accepted));
      return;
    }
    audience.tell(witness -> witness.judged(board, of.target, channel, accepted));
  }

  @Override
  public void written(long channel, byte[] bytes, int offset, int length) {
    Channel of = channels.get(channel);
    if (of.isOfManager) {
      Response response = MessageBytes.response(Arrays.copyOfRange(bytes, offset, offset + length));
      if (response != null) {
        audience.tell(witness -> witness.setAnswered(board, channel, response));
      }
      return;
    }
    if (of.account >= 0) {
      if (!of.accepted) {
        audience.tell(witness -> witness.dmWroteUnasked(board, of.account));
      }
      return;
    }
    if (!of.accepted) {
      audience.tell(
          witness -> witness.wroteUnasked(board, of.target, "spoke to a server not accepted"));
      return;
    }
    Notice notice = MessageBytes.notice(Arrays.copyOfRange(bytes, offset, offset + length));
    if (notice == null) {
      audience.tell(
          witness -> witness.wroteUnasked(board, of.target, "sent what is no notification"));
      return;
    }
    long step = board.host().driver().stepCount();
    Sending sending =
        new Sending(board, of.target, scheduler.nowMs(), channel, notice, length, step);
    audience.tell(witness -> witness.sent(sending));
  }

  @Override
  public void read(long channel, byte[] bytes, int offset, int length) {
    Channel of = channels.get(channel);
    if (of.account >= 0) {
      return;
    }
    byte[] all = Arrays.copyOf(of.rest, of.rest.length + length);
    System.arraycopy(bytes, offset, all, of.rest.length, length);
    int size = MessageBytes.sizeBytes(all, all.length);
    while (size > 0 && size <= all.length) {
      if (of.isOfManager) {
        readRequest(channel, Arrays.copyOf(all, size));
      } else {
        readAnswer(channel, of.target, Arrays.copyOf(all, size));
      }
      all = Arrays.copyOfRange(all, size, all.length);
      size = MessageBytes.sizeBytes(all, all.length);
    }
    of.rest = all;
  }

  private void readAnswer(long channel, int target, byte[] message) {
    Response response = MessageBytes.response(message);
    if (response != null) {
      long timeMs = scheduler.nowMs();
      audience.tell(witness -> witness.answered(board, target, timeMs, channel, response));
    }
  }

  private void readRequest(long channel, byte[] message) {
    SetRequest request = MessageBytes.set(message);
    if (request != null) {
      audience.tell(witness -> witness.setTaken(board, channel, request));
    }
  }
}
