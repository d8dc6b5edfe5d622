/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** What a Status to be written says; to be filled again and again. */
public final class OutgoingStatus {

  final TextSlice msgRef = new TextSlice();
  final TextSlice cmdRef = new TextSlice();
  final TextSlice targetRef = new TextSlice();
  final TextSlice sourceRef = new TextSlice();
  final TextSlice challengeType = new TextSlice();
  final TextSlice challengeFormat = new TextSlice();
  final TextSlice challengeNonce = new TextSlice();
  int cmd;
  int code;

  /** A status that says nothing. */
  public OutgoingStatus() {
    clear();
  }

  /** Takes everything back. */
  public OutgoingStatus clear() {
    msgRef.clear();
    cmdRef.clear();
    targetRef.clear();
    sourceRef.clear();
    challengeType.clear();
    challengeFormat.clear();
    challengeNonce.clear();
    cmd = Tag.SYNC_HDR;
    code = StatusCode.OK;
    return this;
  }

  /**
   * What the status answers.
   *
   * @param message {@code MsgID} of the message
   * @param command {@code CmdID} of the command, "0" for the header
   * @param kind {@link Command#kind}, {@link Tag#SYNC_HDR} for the header
   */
  public OutgoingStatus to(TextSlice message, TextSlice command, int kind) {
    msgRef.set(message);
    cmdRef.set(command);
    cmd = kind;
    return this;
  }

  /** {@code TargetRef}: the item that the status is about. */
  public OutgoingStatus targetRef(TextSlice uri) {
    targetRef.set(uri);
    return this;
  }

  /** {@code SourceRef}: the item that the status is about. */
  public OutgoingStatus sourceRef(TextSlice uri) {
    sourceRef.set(uri);
    return this;
  }

  /**
   * A challenge: {@code Chal}.
   *
   * @param type the kind of credential that is wanted, such as syncml:auth-md5
   * @param format how nonce and credential are written, such as b64
   * @param nonce {@code NextNonce} in that format, absent for none
   */
  public OutgoingStatus challenge(TextSlice type, TextSlice format, TextSlice nonce) {
    challengeType.set(type);
    challengeFormat.set(format);
    challengeNonce.set(nonce);
    return this;
  }

  /** The code, one of {@link StatusCode}. */
  public OutgoingStatus code(int status) {
    code = status;
    return this;
  }

  void write(ElementWriter out, int cmdId) {
    out.start(Tag.STATUS);
    out.leaf(Tag.CMD_ID, cmdId);
    out.leaf(Tag.MSG_REF, msgRef);
    out.leaf(Tag.CMD_REF, cmdRef);
    out.leaf(Tag.CMD, Constants.name(cmd));
    out.leaf(Tag.TARGET_REF, targetRef);
    out.leaf(Tag.SOURCE_REF, sourceRef);
    if (challengeType.isPresent()) {
      out.start(Tag.CHAL);
      out.start(Tag.META);
      out.leaf(Tag.FORMAT, challengeFormat);
      out.leaf(Tag.TYPE, challengeType);
      out.leaf(Tag.NEXT_NONCE, challengeNonce);
      out.end();
      out.end();
    }
    out.leaf(Tag.DATA, code);
    out.end();
  }
}
