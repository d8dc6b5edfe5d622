/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.AuthenticationType;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.dm.syncml.Command;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.syncml.SyncmlError;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;
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

  private static final String TOO_EARLY = "it has commands before the answers to those before";

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
  private final SentAlerts alerts;
  private final byte[] mac = new byte[Digests.SIZE];

  private Phase phase = Phase.SET_UP;
  private SessionOutcome outcome = SessionOutcome.OPEN;
  private String detail = "";
  private int messageId;
  private int length;

  /** Whether the server has ended its package, to which our own is the answer. */
  private boolean isPackageComplete;

  /** Whether the message that was composed last ends our package. */
  private boolean isFinal;

  /** Whether the server's message has answered the header of ours. */
  private boolean isHeaderAnswered;

  /** Whether the last message of the server asked for anything. */
  private boolean hasRequests;

  private boolean isChallenged;

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
    this.alerts = new SentAlerts(feed);
    reader = new MessageReader(limits.messageBytesMax(), REFERENCES_MAX);
    composer = new MessageComposer(terms, limits, tree.view(), buffer);
    server = new ServerProof(terms.account().server(), nonces, digests, terms.isTransportSecure());
    client =
        new ClientProof(
            terms.account().client(), nonces, digests, terms.isTransportSecure(), CHALLENGES_MAX);
    boolean isXml = terms.encoding() == Encoding.XML;
    runner = new CommandRunner(tree, terms.account().serverId(), replies, isXml);
    check = new HeaderCheck(terms.sessionId(), tree.view());
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
    return length;
  }

  /** Whether the message has more than the status of the header. */
  private boolean hasSaidAnything() {
    return composer.commandCount() > (peer.hasSpoken() ? 1 : 0) || outcome != SessionOutcome.OPEN;
  }

  /** OMA-TS-DM_Protocol: a message with nothing but the status of the header is not sent. */
  private boolean hasMoreToSay() {
    return !replies.isEmpty()
        || runner.hasLostObject()
        || !isPackageComplete
        || !server.isProved()
        || nextAlert() != null;
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
        phase = Phase.OVER;
        break;
      default:
        isFinal = writeAnswers();
        break;
    }
    length = composer.finish(isFinal);
    return fits;
  }

  /** Writes what fits of package #3; returns whether it is complete. */
  private boolean writeAnswers() {
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
    if (!server.isProved() && !hasRequests) {
      // OMA-TS-DM_Protocol, authentication: no challenge stands alone. This one is for our alerts.
      composer.alert(AlertCode.NEXT_MESSAGE);
    }
    writeAlerts(isAlone);
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
      if (!reply.isComplete() && !composer.results(reply, isFirst)) {
        return false;
      }
      if (!reply.isComplete()) {
        return false;
      }
      replies.removeFirst();
      isFirst = false;
    }
    return true;
  }

  private SessionAlert nextAlert() {
    return server.isProved() && client.isAccepted() ? feed.next() : null;
  }

  /**
   * Writes alerts as long as they fit.
   *
   * @param isAlone whether nothing is in the message that could have gone without them
   */
  private void writeAlerts(boolean isAlone) {
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
    int status = server.check(reader.header(), message, size, code);
    peer.note(reader.header(), status, server.isProved());
    if (server.isProved() && reader.header().meta().maxObjSize() > 0) {
      runner.setObjectBytesMax(reader.header().meta().maxObjSize());
    }
    takeCommands(status);
    conclude();
  }

  private void takeCommands(int headerStatus) {
    boolean isAnswering = !replies.isEmpty();
    hasRequests = false;
    isChallenged = false;
    isHeaderAnswered = false;
    runner.begin(peer.messageId());
    int event = reader.next();
    while (event != MessageReader.END
        && event != MessageReader.ERROR
        && outcome == SessionOutcome.OPEN) {
      Command command = reader.command();
      if (event == MessageReader.COMMAND && command.kind() == Tag.STATUS) {
        takeStatus(command);
      } else if (event == MessageReader.COMMAND && command.kind() == Tag.ALERT) {
        takeAlert(command, headerStatus, isAnswering);
      } else if (isAnswering) {
        abort(SessionOutcome.BAD_MESSAGE, TOO_EARLY);
      } else if (command.kind() != Tag.RESULTS) {
        // Results answer nothing, as we ask for nothing.
        takeRequest(event, command, headerStatus);
      }
      event = reader.next();
    }
    if (reader.error() != SyncmlError.NONE) {
      abort(SessionOutcome.BAD_MESSAGE, reader.errorText());
    }
    isPackageComplete |= reader.isFinal();
    runner.endMessage(isPackageComplete);
  }

  private void takeRequest(int event, Command command, int headerStatus) {
    hasRequests = true;
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

  private void takeAlert(Command command, int headerStatus, boolean isAnswering) {
    switch (command.code()) {
      case AlertCode.SESSION_ABORT:
        end(SessionOutcome.ABORTED_BY_SERVER, "");
        break;
      case AlertCode.NEXT_MESSAGE:
        if (isAnswering) {
          // What waits is what it asks for; an answer to each would make the queue ever longer.
          break;
        }
        runner.answer(command, server.isProved() ? StatusCode.OK : headerStatus);
        break;
      default:
        if (isAnswering) {
          abort(SessionOutcome.BAD_MESSAGE, TOO_EARLY);
          break;
        }
        hasRequests = true;
        runner.answer(
            command, server.isProved() ? StatusCode.OPTIONAL_FEATURE_NOT_SUPPORTED : headerStatus);
        break;
    }
  }

  private void takeStatus(Command command) {
    int code = command.code();
    boolean isOfHeader = command.cmdRef().is("0") || command.cmd().is("SyncHdr");
    if (!isOfHeader && server.isProved()) {
      // Anybody else could make an event vanish.
      alerts.answered(command.msgRef().toString(), command.cmdRef().toString(), code);
    }
    if (!isOfHeader || isHeaderAnswered || command.msgRef().number() != messageId) {
      return;
    }
    isHeaderAnswered = true;
    TextSlice nonce = command.challenge().nextNonce();
    client.takeNonce(nonce.bytes(), nonce.offset(), nonce.length(), server.isProved());
    if (code == StatusCode.INVALID_CREDENTIALS || code == StatusCode.MISSING_CREDENTIALS) {
      isChallenged = true;
      int wanted = AuthenticationType.of(command.challenge().type().toString());
      if (!client.challenged(wanted)) {
        end(SessionOutcome.CLIENT_REFUSED, "status " + code);
      }
    } else if (StatusCode.isSuccess(code)) {
      client.accepted(code == StatusCode.AUTHENTICATION_ACCEPTED);
    } else {
      end(SessionOutcome.CLIENT_REFUSED, "status " + code);
    }
  }

  /** Decides how to go on after a message. */
  private void conclude() {
    if (outcome != SessionOutcome.OPEN) {
      return;
    }
    if (isChallenged) {
      // OMA-TS-DM_Protocol, authentication: the client goes back to package #1.
      replies.clear();
      phase = Phase.SET_UP;
      isPackageComplete = false;
      return;
    }
    boolean isHopeless = !server.isPossible() || server.challengeCount() > CHALLENGES_MAX;
    // OMA-TS-DM_Protocol, authentication: who asks for nothing is not asked who it is. But where
    // alerts wait, we are the ones who want something.
    boolean isSilent = !hasRequests && isPackageComplete && !feed.isWaiting();
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
    if (outcome != SessionOutcome.OPEN) {
      return;
    }
    boolean isTold = server.isProved();
    end(cause, reason);
    phase = isTold ? Phase.ABORTING : Phase.OVER;
  }

  private void end(SessionOutcome cause, String reason) {
    if (outcome == SessionOutcome.OPEN) {
      outcome = cause;
      detail = reason;
    }
    phase = Phase.OVER;
    runner.object().drop();
    if (tree.isAtomic()) {
      tree.rollBack();
    }
  }

  /** How it ended; {@link SessionOutcome#OPEN} while it goes on. */
  public SessionOutcome outcome() {
    return outcome;
  }

  /** More about the outcome, for people; empty for nothing. */
  public String detail() {
    return detail;
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
