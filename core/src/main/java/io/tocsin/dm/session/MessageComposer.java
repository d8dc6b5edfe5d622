/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.auth.AuthenticationType;
import io.tocsin.dm.auth.Nonce;
import io.tocsin.dm.syncml.AlertCode;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.MessageWriter;
import io.tocsin.dm.syncml.OutgoingHeader;
import io.tocsin.dm.syncml.OutgoingItem;
import io.tocsin.dm.syncml.OutgoingStatus;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeView;
import io.tocsin.text.Base64;

/** Writes the parts of our messages; each says whether it fitted, and leaves no half behind. */
final class MessageComposer {

  private static final TextSlice ABSENT = new TextSlice();
  private static final TextSlice B64 = TextSlice.of("b64");
  private static final TextSlice TEXT_PLAIN = TextSlice.of("text/plain");
  private static final TextSlice HEADER = TextSlice.of("0");
  private static final String DEV_INFO = "./DevInfo/";
  private static final String[] DEVICE_INFORMATION = {"DevId", "Man", "Mod", "DmV", "Lang"};

  /** Address of the device's identifier. */
  static final String DEVICE_ID = DEV_INFO + DEVICE_INFORMATION[0];

  private final SessionTerms terms;
  private final SessionLimits limits;
  private final TreeView tree;
  private final byte[] buffer;
  private final MessageWriter writer = new MessageWriter();
  private final OutgoingHeader header = new OutgoingHeader();
  private final OutgoingStatus status = new OutgoingStatus();
  private final OutgoingItem item = new OutgoingItem();
  private final TextSlice sessionId;

  /**
   * A composer.
   *
   * @param terms those of the session
   * @param limits its bounds
   * @param tree has the device information
   * @param buffer takes each message from index 0
   */
  MessageComposer(SessionTerms terms, SessionLimits limits, TreeView tree, byte[] buffer) {
    this.terms = terms;
    this.limits = limits;
    this.tree = tree;
    this.buffer = buffer;
    this.sessionId = TextSlice.of(terms.sessionId());
  }

  /**
   * Begins a message.
   *
   * @param messageId its MsgID
   * @param peer whom it goes to
   * @param proof how we prove who we are
   * @return false when there is no room for anything
   */
  boolean begin(int messageId, Peer peer, ClientProof proof) {
    int room = Math.min(limits.messageBytesMax(), peer.messageBytesMax());
    writer.open(buffer, 0, Math.min(room, buffer.length), terms.encoding());
    String target = peer.responseUri() == null ? terms.serverUri() : peer.responseUri();
    header
        .clear()
        .message(sessionId, messageId)
        .target(TextSlice.of(target))
        .source(text(tree.value(DEVICE_ID)), sourceName(proof))
        .sizes(limits.messageBytesMax(), limits.objectBytesMax());
    if (proof.isInHeader()) {
      byte[] data = proof.headerCredential();
      header.credential(typeName(proof.type()), B64, new TextSlice().set(data, 0, data.length));
    }
    return writer.header(header);
  }

  /** With MD5, the name stands beside the digest, which does not tell it. */
  private static TextSlice sourceName(ClientProof proof) {
    return proof.credential() == null ? ABSENT : TextSlice.of(proof.credential().name());
  }

  private static TextSlice typeName(int type) {
    return TextSlice.of(AuthenticationType.name(type));
  }

  private static TextSlice text(byte[] bytes) {
    return bytes == null ? ABSENT : new TextSlice().set(bytes, 0, bytes.length);
  }

  private static TextSlice text(String text) {
    return text == null ? ABSENT : TextSlice.of(text);
  }

  /** Answers the header of the server's last message. */
  boolean headerStatus(Peer peer, ServerProof proof) {
    status
        .clear()
        .to(TextSlice.of(peer.messageId()), HEADER, Tag.SYNC_HDR)
        .targetRef(TextSlice.of(peer.targetUri()))
        .sourceRef(TextSlice.of(peer.sourceUri()))
        .code(peer.status());
    if (proof.isNonceDue()) {
      Nonce nonce = proof.takeNextNonce();
      byte[] encoded = new byte[nonce.encodedLength()];
      nonce.encode(encoded, 0);
      status.challenge(typeName(proof.type()), B64, text(encoded));
    } else if (!proof.isProved() && proof.type() != AuthenticationType.NONE) {
      status.challenge(typeName(proof.type()), B64, ABSENT);
    }
    return writer.status(status);
  }

  /** Package #1: says who began the session, and what device this is. */
  boolean setUp() {
    boolean fits =
        writer.alert(
            terms.isServerInitiated()
                ? AlertCode.SERVER_INITIATED_MANAGEMENT
                : AlertCode.CLIENT_INITIATED_MANAGEMENT);
    fits = fits && writer.startCommand(Tag.REPLACE);
    for (String name : DEVICE_INFORMATION) {
      item.clear().source(TextSlice.of(DEV_INFO + name)).data(text(tree.value(DEV_INFO + name)));
      fits = fits && writer.item(item);
    }
    return fits && writer.endCommand();
  }

  /** Writes the Status of a reply. */
  boolean replyStatus(Reply reply) {
    status
        .clear()
        .to(TextSlice.of(reply.messageRef), TextSlice.of(reply.commandRef), reply.command)
        .targetRef(text(reply.target))
        .sourceRef(text(reply.source))
        .code(reply.code());
    return writer.status(status);
  }

  /**
   * Writes the Results of a reply, or as much of them as fits.
   *
   * @param canBePart whether a part is worth sending: nothing is before it in the message that
   *     could go without it
   * @return whether anything was written
   */
  boolean results(Reply reply, boolean canBePart) {
    NodeValue value = reply.result;
    byte[] bytes = value.data();
    NodeFormat format = value.format();
    TextSlice formatName = text(format == null ? null : format.text());
    if (format == NodeFormat.BIN && terms.encoding() == Encoding.XML) {
      bytes = new byte[Base64.encodedLength(value.data().length)];
      Base64.encode(value.data(), 0, value.data().length, bytes, 0);
      formatName = B64;
    }
    boolean isFirst = reply.sentBytes() == 0;
    TextSlice rest =
        new TextSlice().set(bytes, reply.sentBytes(), bytes.length - reply.sentBytes());
    item.clear()
        .source(text(reply.target))
        .format(formatName)
        .type(isPlain(value.type()) ? ABSENT : text(value.type()))
        .data(rest);
    TextSlice messageRef = TextSlice.of(reply.messageRef);
    TextSlice commandRef = TextSlice.of(reply.commandRef);
    if (writer.results(messageRef, commandRef, item)) {
      reply.resultSent(rest.length());
      reply.complete();
      return true;
    }
    if (!canBePart) {
      return false;
    }
    item.size(isFirst ? bytes.length : -1).moreData(true);
    int count = writer.resultsDataFitting(messageRef, commandRef, item);
    if (count <= 0) {
      return false;
    }
    item.data(new TextSlice().set(bytes, reply.sentBytes(), count));
    boolean fits = writer.results(messageRef, commandRef, item);
    reply.resultSent(fits ? count : 0);
    return fits;
  }

  private static boolean isPlain(String type) {
    return type == null || type.isEmpty() || TEXT_PLAIN.is(type);
  }

  /** Writes an Alert without items. */
  boolean alert(int code) {
    return writer.alert(code);
  }

  /** Says that the rest of a large object did not come. */
  boolean noEndOfData(String target) {
    item.clear().target(TextSlice.of(target));
    if (!writer.startAlert(AlertCode.NO_END_OF_DATA, ABSENT)) {
      return false;
    }
    writer.item(item);
    return writer.endCommand();
  }

  /**
   * Writes a generic alert.
   *
   * @return its CmdID; 0 when it did not fit
   */
  int genericAlert(SessionAlert alert) {
    item.clear()
        .source(TextSlice.of(alert.source()))
        .type(TextSlice.of(alert.type()))
        .format(TextSlice.of(alert.format()))
        .mark(TextSlice.of(alert.mark()))
        .data(text(alert.data()));
    if (!writer.startAlert(AlertCode.GENERIC_ALERT, text(alert.correlator()))) {
      return 0;
    }
    int commandId = writer.cmdId();
    writer.item(item);
    return writer.endCommand() ? commandId : 0;
  }

  /** Number of commands that the message has so far. */
  int commandCount() {
    return writer.cmdId();
  }

  /**
   * Ends the message.
   *
   * @param isFinal whether it is the last one of its package
   * @return its length in bytes
   */
  int finish(boolean isFinal) {
    writer.finish(isFinal);
    return writer.size();
  }
}
