/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.tree.ManagementTree;

/**
 * One management session with a server (OMA-TS-DM_Protocol 1.2.1), without transport: it writes a
 * message, and takes the answer.
 *
 * <pre>
 *             package #1          proved, and we are accepted            nothing more to say
 *   SET_UP --------------> ... ------------------------------> MANAGED -----------------------> OVER
 *     ^                     |                                     |
 *     +---- challenged -----+      packages #3, #4, #3 ... -------+
 * </pre>
 *
 * <p>Nothing that a server asks for is done before it has proved who it is, and no alert goes out
 * before, nor before the server has taken us for who we are. Package #1 therefore has none.
 *
 * <p>Between two calls nothing is open: a caller may forget the session at any time.
 */
public final class DmSession {

  /** Most challenges in a session, of either side. */
  private static final int CHALLENGES_MAX = 3;

  private static final int REFERENCES_MAX = 16;

  private enum Phase {
    SET_UP,
    MANAGED,
    ABORTING,
    OVER
  }

  private final SessionLimits limits;
  private final ManagementTree tree;
  private final byte[] buffer;
  private final MessageReader reader;
  private final MessageComposer composer;
  private final ServerProof server;
  private final ClientProof client;
  private final Peer peer = new Peer();
  private final ReplyQueue replies = new ReplyQueue();
  private final CommandRunner runner;
  private final HeaderCheck check;
  private final AlertFeed feed;
  private final Ending ending = new Ending();
  private final ServerCommands commands;
  private final AnswerPackage answers;
  private final byte[] mac = new byte[Digests.SIZE];

  private Phase phase = Phase.SET_UP;
  private int messageId;
  private int length;

  /** Whether the server has ended its package, to which our own is the answer. */
  private boolean isPackageComplete;

  /** Whether the message that was composed last ends our package. */
  private boolean isFinal;

  /**
   * A session that has not begun.
   *
   * @param terms what it is about
   * @param limits its bounds
   * @param tree the device's tree
   * @param nonces those of the account
   * @param digests does the work of proofs
   * @param feed where alerts come from
   * @param buffer takes each of our messages; as long as they may be
   */
  public DmSession(
      SessionTerms terms,
      SessionLimits limits,
      ManagementTree tree,
      AccountNonces nonces,
      Digests digests,
      AlertFeed feed,
      byte[] buffer) {
    this.limits = limits;
    this.tree = tree;
    this.feed = feed;
    this.buffer = buffer;
    reader = new MessageReader(limits.messageBytesMax(), REFERENCES_MAX);
    composer = new MessageComposer(terms, limits, tree.view(), buffer);
    server = new ServerProof(terms.account().server(), nonces, digests, terms.isTransportSecure());
    client =
        new ClientProof(
            terms.account().client(), nonces, digests, terms.isTransportSecure(), CHALLENGES_MAX);
    boolean isXml = terms.encoding() == Encoding.XML;
    runner = new CommandRunner(tree, terms.account().serverId(), replies, isXml);
    check = new HeaderCheck(terms.sessionId(), tree.view());
    SentAlerts alerts = new SentAlerts(feed);
    commands = new ServerCommands(reader, server, client, runner, replies, alerts, ending);
    answers = new AnswerPackage(composer, replies, runner, server, client, feed, alerts);
  }

  // ---- what we say ----

  /**
   * Writes the next message.
   *
   * @return its length in bytes in the buffer; 0 when the session is over
   */
  public int compose() {
    if (phase == Phase.MANAGED && !hasMoreToSay()) {
      end(SessionOutcome.COMPLETE, "");
    }
    if (phase == Phase.OVER) {
      return 0;
    }
    if (messageId == limits.messagesMax()) {
      abort(SessionOutcome.TOO_MANY_MESSAGES, Integer.toString(messageId));
    }
    if (phase == Phase.OVER) {
      return 0;
    }
    if (client.isStuck()) {
      end(SessionOutcome.BAD_MESSAGE, "it has no nonce for the code over our next message");
      return 0;
    }
    messageId++;
    boolean fits = composer.begin(messageId, peer, client) && write();
    if (fits && !hasSaidAnything() && !hasMoreToSay()) {
      // What there was to say has turned out to be too long for any message.
      end(SessionOutcome.COMPLETE, "");
      return 0;
    }
    if (!fits || !hasSaidAnything()) {
      end(SessionOutcome.BAD_MESSAGE, "the server takes no message that is long enough");
      return 0;
    }
    isPackageComplete &= !isFinal;
    phase = phase == Phase.ABORTING ? Phase.OVER : phase;
    return length;
  }

  /** Whether the message has more than the status of the header. */
  private boolean hasSaidAnything() {
    return composer.commandCount() > (peer.hasSpoken() ? 1 : 0) || phase == Phase.ABORTING;
  }

  /** OMA-TS-DM_Protocol: a message with nothing but the status of the header is not sent. */
  private boolean hasMoreToSay() {
    return !isPackageComplete || !server.isProved() || answers.hasMore();
  }

  private boolean write() {
    boolean isAnswer = peer.hasSpoken() && phase != Phase.ABORTING;
    boolean fits = !isAnswer || composer.headerStatus(peer, server);
    if (!fits) {
      return false;
    }
    isFinal = true;
    switch (phase) {
      case SET_UP:
        fits = composer.setUp();
        break;
      case ABORTING:
        fits = composer.alert(AlertCode.SESSION_ABORT);
        break;
      default:
        boolean isOnlyChallenge = !server.isProved() && !commands.hasRequests();
        isFinal = answers.write(messageId, isPackageComplete, isOnlyChallenge);
        break;
    }
    length = composer.finish(isFinal);
    return fits;
  }

  /** Whether the transport has to carry a code over the message that was composed last. */
  public boolean isSigned() {
    return client.isOverMessage();
  }

  /**
   * Writes the value of the header {@code x-syncml-hmac} for the message that was composed last.
   *
   * @param into takes it from index 0
   * @return its length in bytes; -1 when our name cannot stand in a header
   */
  public int sign(byte[] into) {
    client.sign(buffer, length, mac);
    return HmacHeader.write(client.credential(), mac, 0, into, 0);
  }

  /** Most bytes that {@link #sign} writes. */
  public int signatureBytesMax() {
    return client.credential() == null ? 0 : HmacHeader.lengthMax(client.credential());
  }

  /** Where the server wants the next message; null for where the last one went. */
  public String responseUri() {
    return peer.responseUri();
  }

  // ---- what the server says ----

  /**
   * Takes the answer to the message that was composed last.
   *
   * @param message the server's message
   * @param size its length in bytes
   * @param encoding what the transport says of it
   * @param code the transport's header with the code over the message, read without error; null for
   *     none
   */
  public void receive(byte[] message, int size, Encoding encoding, HmacHeader code) {
    if (phase == Phase.OVER) {
      return;
    }
    if (!reader.verify(message, 0, size, encoding)) {
      abort(SessionOutcome.BAD_MESSAGE, reader.errorText());
      return;
    }
    String problem = check.problemOf(reader.header(), peer);
    if (problem != null) {
      abort(SessionOutcome.BAD_MESSAGE, problem);
      return;
    }
    int status = server.judge(reader.header(), message, size, code);
    peer.note(reader.header(), status, server.isProved());
    if (server.isProved() && reader.header().meta().maxObjSize() > 0) {
      runner.setObjectBytesMax(reader.header().meta().maxObjSize());
    }
    commands.take(messageId, peer);
    isPackageComplete |= reader.isFinal();
    runner.endMessage(isPackageComplete);
    conclude();
  }

  /** Decides how to go on after a message. */
  private void conclude() {
    if (ending.isEnded()) {
      settle();
      return;
    }
    if (commands.isChallenged()) {
      // OMA-TS-DM_Protocol, authentication: the client goes back to package #1.
      replies.clear();
      phase = Phase.SET_UP;
      isPackageComplete = false;
      return;
    }
    boolean isHopeless = !server.isPossible() || server.challengeCount() > CHALLENGES_MAX;
    // OMA-TS-DM_Protocol, authentication: who asks for nothing is not asked who it is. But where
    // alerts wait, we are the ones who want something.
    boolean isSilent = !commands.hasRequests() && isPackageComplete && !feed.isWaiting();
    if (!server.isProved() && (isHopeless || isSilent)) {
      end(SessionOutcome.SERVER_NOT_PROVED, "status " + peer.status());
      return;
    }
    phase = Phase.MANAGED;
  }

  // ---- the end ----

  /** The server cannot be reached any more. */
  public void failed(String reason) {
    end(SessionOutcome.NO_ANSWER, reason);
  }

  /** The agent ends the session for reasons of its own. */
  public void cut(String reason) {
    end(SessionOutcome.CUT, reason);
  }

  /**
   * The server has no account any more: it is told nothing more, and nothing more is done for it.
   */
  public void accountGone() {
    end(SessionOutcome.ACCOUNT_GONE, "");
  }

  /**
   * What the last message has changed could not be made durable. The server is not told that it was
   * done, but that the session ends.
   */
  public void notKept() {
    abort(SessionOutcome.DEVICE_FAILED, "");
  }

  /** Whether the last message of the server has changed the device's tree. */
  public boolean hasChangedTree() {
    return runner.hasChangedTree();
  }

  private void abort(SessionOutcome cause, String reason) {
    ending.early(cause, reason);
    settle();
  }

  private void end(SessionOutcome cause, String reason) {
    ending.quietly(cause, reason);
    phase = Phase.OVER;
    release();
  }

  /** Goes to the end that was found. */
  private void settle() {
    if (phase != Phase.OVER) {
      phase = ending.isToBeTold() && server.isProved() ? Phase.ABORTING : Phase.OVER;
    }
    release();
  }

  /** Leaves nothing open. */
  private void release() {
    runner.object().drop();
    if (tree.isAtomic()) {
      tree.rollBack();
    }
  }

  /** How it ended; {@link SessionOutcome#OPEN} while it goes on. */
  public SessionOutcome outcome() {
    return ending.outcome();
  }

  /** More about the outcome, for people; empty for nothing. */
  public String detail() {
    return ending.detail();
  }

  /** Whether the server has proved who it is, with its last message. */
  public boolean isServerProved() {
    return server.isProved();
  }

  /** Number of messages that we have sent. */
  public int messageCount() {
    return messageId;
  }
}
