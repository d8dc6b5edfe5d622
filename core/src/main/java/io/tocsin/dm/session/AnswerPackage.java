/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * What we say in a session that is set up, package #3: statuses and results in the order of the
 * commands, and then alerts, over as many messages as it takes.
 */
final class AnswerPackage {

  private final MessageComposer composer;
  private final ReplyQueue replies;
  private final CommandRunner runner;
  private final ServerProof server;
  private final ClientProof client;
  private final AlertFeed feed;
  private final SentAlerts alerts;

  /**
   * A package.
   *
   * @param composer writes its parts
   * @param replies statuses and results that wait
   * @param runner knows of an object of which the rest did not come
   * @param server whether it has proved who it is
   * @param client whether the server takes us for who we are
   * @param feed where alerts come from
   * @param alerts notes which are on their way
   */
  AnswerPackage(
      MessageComposer composer,
      ReplyQueue replies,
      CommandRunner runner,
      ServerProof server,
      ClientProof client,
      AlertFeed feed,
      SentAlerts alerts) {
    this.composer = composer;
    this.replies = replies;
    this.runner = runner;
    this.server = server;
    this.client = client;
    this.feed = feed;
    this.alerts = alerts;
  }

  /** Whether there is anything to say. */
  boolean hasMore() {
    return !replies.isEmpty() || runner.hasLostObject() || nextAlert() != null;
  }

  /**
   * Writes what fits into a message.
   *
   * @param messageId its MsgID
   * @param isPackageComplete whether the server has ended its package; we end ours after it alone
   * @param isOnlyChallenge whether the server is asked who it is, and has asked for nothing
   * @return whether our package is complete
   */
  boolean write(int messageId, boolean isPackageComplete, boolean isOnlyChallenge) {
    if (runner.hasLostObject() && composer.noEndOfData(runner.lostObject())) {
      runner.lostObjectTold();
    }
    boolean isAlone = replies.isEmpty();
    if (!writeReplies()) {
      return false;
    }
    if (!isPackageComplete) {
      composer.alert(AlertCode.NEXT_MESSAGE);
      return false;
    }
    if (isOnlyChallenge) {
      // OMA-TS-DM_Protocol, authentication: no challenge stands alone. This one is for our alerts.
      composer.alert(AlertCode.NEXT_MESSAGE);
    }
    writeAlerts(messageId, isAlone);
    return true;
  }

  private boolean writeReplies() {
    boolean isFirst = true;
    while (!replies.isEmpty()) {
      Reply reply = replies.first();
      if (!reply.isStatusSent()) {
        if (!composer.replyStatus(reply)) {
          return false;
        }
        reply.statusSent();
      }
      boolean fits = reply.isComplete() || composer.results(reply, isFirst);
      if (!fits || !reply.isComplete()) {
        return false;
      }
      replies.removeFirst();
      isFirst = false;
    }
    return true;
  }

  /** No alert goes to a server that has not proved who it is, or does not take us for us. */
  private SessionAlert nextAlert() {
    boolean mayBeTold = server.isProved() && client.isAccepted();
    return mayBeTold || Faults.planted(PlantedBugs.DM_TELL_EARLY) ? feed.next() : null;
  }

  /**
   * Writes alerts as long as they fit.
   *
   * @param isAlone whether nothing is in the message that could have gone without them
   */
  private void writeAlerts(int messageId, boolean isAlone) {
    boolean isFirst = isAlone;
    SessionAlert alert = nextAlert();
    while (alert != null) {
      int commandId = composer.genericAlert(alert);
      if (commandId > 0) {
        alerts.add(messageId, commandId);
      } else if (isFirst) {
        // There will never be more room than this.
        feed.tooLong();
      } else {
        return;
      }
      isFirst = false;
      alert = nextAlert();
    }
  }
}
