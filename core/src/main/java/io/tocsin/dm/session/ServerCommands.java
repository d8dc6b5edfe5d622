/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AuthenticationType;
import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.dm.syncml.Command;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.syncml.SyncmlError;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;

/**
 * Takes the commands of a server's messages: statuses go to whom they are about, requests are
 * carried out if the server has proved who it is.
 */
final class ServerCommands {

  private static final String TOO_EARLY = "it has commands before the answers to those before";

  private final MessageReader reader;
  private final ServerProof server;
  private final ClientProof client;
  private final CommandRunner runner;
  private final ReplyQueue replies;
  private final SentAlerts alerts;
  private final Ending ending;

  /** MsgID of our message that is answered. */
  private int messageId;

  /** The status that answers the header of the server's message. */
  private int headerStatus;

  /** Whether answers to earlier commands wait. */
  private boolean isAnswering;

  private boolean isHeaderAnswered;
  private boolean hasRequests;
  private boolean isChallenged;

  /**
   * Nothing taken yet.
   *
   * @param reader reads the messages
   * @param server whether it has proved who it is
   * @param client hears what the server thinks of us
   * @param runner carries out commands
   * @param replies what waits to be answered
   * @param alerts hears of statuses of alerts
   * @param ending hears of what ends the session
   */
  ServerCommands(
      MessageReader reader,
      ServerProof server,
      ClientProof client,
      CommandRunner runner,
      ReplyQueue replies,
      SentAlerts alerts,
      Ending ending) {
    this.reader = reader;
    this.server = server;
    this.client = client;
    this.runner = runner;
    this.replies = replies;
    this.alerts = alerts;
    this.ending = ending;
  }

  /** Whether the message asked for anything. */
  boolean hasRequests() {
    return hasRequests;
  }

  /** Whether the server asks who we are. */
  boolean isChallenged() {
    return isChallenged;
  }

  /**
   * Takes all commands of a message that was found good.
   *
   * @param ourMessageId MsgID of our message that it answers
   * @param peer what its header says, and the status that answers it
   */
  void take(int ourMessageId, Peer peer) {
    messageId = ourMessageId;
    headerStatus = peer.status();
    isAnswering = !replies.isEmpty();
    isHeaderAnswered = false;
    hasRequests = false;
    isChallenged = false;
    runner.begin(peer.messageId());
    int event = reader.next();
    while (event != MessageReader.END && event != MessageReader.ERROR && !ending.isEnded()) {
      take(event, reader.command());
      event = reader.next();
    }
    if (reader.error() != SyncmlError.NONE) {
      ending.early(SessionOutcome.BAD_MESSAGE, reader.errorText());
    }
  }

  private void take(int event, Command command) {
    boolean isCommand = event == MessageReader.COMMAND;
    if (isCommand && command.kind() == Tag.STATUS) {
      takeStatus(command);
    } else if (isCommand && command.kind() == Tag.ALERT) {
      takeAlert(command);
    } else if (isAnswering) {
      ending.early(SessionOutcome.BAD_MESSAGE, TOO_EARLY);
    } else if (command.kind() != Tag.RESULTS) {
      // Results answer nothing, as we ask for nothing.
      takeRequest(event, command);
    }
  }

  private void takeRequest(int event, Command command) {
    hasRequests = true;
    if (isChallenged) {
      // OMA-TS-DM_Protocol, authentication: a challenge has statuses beside it and no commands.
      // What could not be answered, as package #1 comes again, is not done either.
      return;
    }
    if (!server.isProved()) {
      if (event != MessageReader.GROUP_END) {
        runner.answer(command, headerStatus);
      }
    } else if (event == MessageReader.GROUP_START) {
      runner.enterGroup(command, reader.groupDepth());
    } else if (event == MessageReader.GROUP_END) {
      runner.leaveGroup(reader.groupDepth() + 1);
    } else {
      runner.run(command, reader);
    }
  }

  private void takeAlert(Command command) {
    switch (command.code()) {
      case AlertCode.SESSION_ABORT:
        ending.quietly(SessionOutcome.ABORTED_BY_SERVER, "");
        break;
      case AlertCode.NEXT_MESSAGE:
        // What waits is what it asks for; an answer to each would make the queue ever longer.
        if (!isAnswering) {
          runner.answer(command, server.isProved() ? StatusCode.OK : headerStatus);
        }
        break;
      default:
        if (isAnswering) {
          ending.early(SessionOutcome.BAD_MESSAGE, TOO_EARLY);
          break;
        }
        hasRequests = true;
        runner.answer(command, server.isProved() ? statusOf(command) : headerStatus);
        break;
    }
  }

  /**
   * The status of an Alert that means nothing to us: there is no user to ask (OMA-TS-DM_Protocol,
   * user interaction). The code is the one thing that every Alert must have.
   */
  private static int statusOf(Command alert) {
    return alert.data().isEmpty()
        ? StatusCode.INCOMPLETE_COMMAND
        : StatusCode.OPTIONAL_FEATURE_NOT_SUPPORTED;
  }

  private void takeStatus(Command command) {
    boolean isOfHeader = command.cmdRef().is("0") || command.cmd().is("SyncHdr");
    if (isOfHeader) {
      takeHeaderStatus(command);
    } else if (server.isProved()) {
      // Anybody else could make an event vanish.
      alerts.answered(command.msgRef().toString(), command.cmdRef().toString(), command.code());
    }
  }

  private void takeHeaderStatus(Command command) {
    if (isHeaderAnswered || command.msgRef().number() != messageId) {
      return;
    }
    isHeaderAnswered = true;
    int code = command.code();
    TextSlice nonce = command.challenge().nextNonce();
    client.takeNonce(nonce.bytes(), nonce.offset(), nonce.length(), server.isProved());
    if (code == StatusCode.INVALID_CREDENTIALS || code == StatusCode.MISSING_CREDENTIALS) {
      isChallenged = true;
      int wanted = AuthenticationType.of(command.challenge().type().toString());
      if (client.challenged(wanted)) {
        return;
      }
    } else if (StatusCode.isSuccess(code)) {
      client.accepted(code == StatusCode.AUTHENTICATION_ACCEPTED, server.isProved());
      return;
    }
    ending.quietly(SessionOutcome.CLIENT_REFUSED, "status " + code);
  }
}
