/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.SecureChannel;

/** Takes the messages out of one session's channel and hands them to the dispatcher. */
final class SessionInbox {

  private final SessionContext context;
  private final MessageFramer framer;
  private long messageCount;
  private int messagesLeft;

  SessionInbox(SessionContext context) {
    this.context = context;
    framer = new MessageFramer(context.messageSizeMax);
  }

  void clear() {
    framer.clear();
    messageCount = 0;
  }

  /** Messages that were handed over. */
  long messageCount() {
    return messageCount;
  }

  void beginStep() {
    messagesLeft = context.limits.messagesPerStepMax();
  }

  /** Whether this step's messages are used up, and others may wait. */
  boolean isUsedUp() {
    return messagesLeft == 0;
  }

  /** Whether a whole message, or bytes that may hold one, have not been looked at. */
  boolean hasMore(SecureChannel channel) {
    return framer.scan() != MessageFramer.INCOMPLETE || channel.plainAvailable() > 0;
  }

  /** Whether the bytes end within a message. */
  boolean isWithinMessage() {
    return !framer.isEmpty();
  }

  /** Length in bytes that the header of a message announces that is too large. */
  long announcedLength() {
    return framer.length();
  }

  /**
   * Moves on by one piece: hands over one message, or takes more bytes.
   *
   * @return {@link MessageFramer#MESSAGE} when one was handed over, {@link
   *     MessageFramer#INCOMPLETE} when bytes were taken, a fault of {@link MessageFramer}, or -1
   *     when nothing can be done now
   */
  int advance(SessionView session, ChannelPipe pipe, long nowMs) {
    if (messagesLeft == 0) {
      return -1;
    }
    int found = framer.scan();
    if (found == MessageFramer.MESSAGE) {
      if (!hasRoomForAnswer(pipe)) {
        return -1;
      }
      deliver(session, nowMs);
    } else if (found == MessageFramer.INCOMPLETE && framer.fillFrom(pipe.channel()) == 0) {
      return -1;
    }
    return found;
  }

  /** A message is taken only while the greatest answer to it would find room, or none can. */
  private boolean hasRoomForAnswer(ChannelPipe pipe) {
    SecureChannel channel = pipe.channel();
    return channel.state() != SecureChannel.OPEN
        || channel.writable() >= context.messageSizeMax
        || pipe.isDrained()
        || pipe.isBroken();
  }

  private void deliver(SessionView session, long nowMs) {
    messagesLeft--;
    // RFC 6353 §5.1.2 step 1: the session has had its number since it was accepted; the first
    // message that comes through it counts it.
    if (messageCount == 0 && session.isServer()) {
      context.counters.increment(TlstmCounters.SESSION_ACCEPTS);
    }
    messageCount++;
    context.counters.increment(TlstmCounters.MESSAGES_IN);
    // RFC 6353 §5.1.2 step 2; the transport address stays with the session.
    SecurityName name = session.securityName();
    context.state.clear();
    context.state.setSessionId(session.sessionId());
    context.state.setSecurityName(name.octets(), 0, name.length());
    context.state.setTransportSecurityLevel(SessionContext.SECURITY_LEVEL);
    // RFC 6353 §5.1.2 steps 3 and 4.
    int length = (int) framer.length();
    context.receiver.receiveMessage(
        context.transport, context.state, framer.array(), framer.offset(), length, nowMs);
    framer.consume();
  }

  /**
   * Throws away all that came.
   *
   * @return number of bytes that waited in the channel
   */
  int discard(SecureChannel channel) {
    return framer.discardFrom(channel);
  }
}
