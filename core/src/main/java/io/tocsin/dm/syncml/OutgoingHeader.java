/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** What the header of a message to be written says; to be filled again and again. */
public final class OutgoingHeader {

  final TextSlice sessionId = new TextSlice();
  final TextSlice targetUri = new TextSlice();
  final TextSlice sourceUri = new TextSlice();
  final TextSlice sourceName = new TextSlice();
  final TextSlice respUri = new TextSlice();
  final TextSlice credentialType = new TextSlice();
  final TextSlice credentialFormat = new TextSlice();
  final TextSlice credentialData = new TextSlice();
  int msgId;
  int maxMsgSize;
  int maxObjSize;

  /** A header that says nothing. */
  public OutgoingHeader() {
    clear();
  }

  /** Takes everything back. */
  public OutgoingHeader clear() {
    sessionId.clear();
    targetUri.clear();
    sourceUri.clear();
    sourceName.clear();
    respUri.clear();
    withoutCredential();
    msgId = 1;
    maxMsgSize = -1;
    maxObjSize = -1;
    return this;
  }

  /**
   * Which message it is.
   *
   * @param session {@code SessionID}
   * @param message {@code MsgID}, from 1
   */
  public OutgoingHeader message(TextSlice session, int message) {
    sessionId.set(session);
    msgId = message;
    return this;
  }

  /** Whom the message is for: {@code Target}. */
  public OutgoingHeader target(TextSlice uri) {
    targetUri.set(uri);
    return this;
  }

  /**
   * Who sends the message: {@code Source}.
   *
   * @param uri its {@code LocURI}
   * @param name its {@code LocName}, absent for none
   */
  public OutgoingHeader source(TextSlice uri, TextSlice name) {
    sourceUri.set(uri);
    sourceName.set(name);
    return this;
  }

  /** Where to send the answer: {@code RespURI}. */
  public OutgoingHeader respUri(TextSlice uri) {
    respUri.set(uri);
    return this;
  }

  /**
   * The credential: {@code Cred}.
   *
   * @param type such as syncml:auth-md5
   * @param format such as b64, absent for none
   * @param data the credential in that format
   */
  public OutgoingHeader credential(TextSlice type, TextSlice format, TextSlice data) {
    credentialType.set(type);
    credentialFormat.set(format);
    credentialData.set(data);
    return this;
  }

  /** Takes the credential back. */
  public OutgoingHeader withoutCredential() {
    credentialType.clear();
    credentialFormat.clear();
    credentialData.clear();
    return this;
  }

  /**
   * What the sender takes.
   *
   * @param messageBytesMax {@code MaxMsgSize}, -1 for none
   * @param objectBytesMax {@code MaxObjSize}, -1 for none
   */
  public OutgoingHeader sizes(int messageBytesMax, int objectBytesMax) {
    maxMsgSize = messageBytesMax;
    maxObjSize = objectBytesMax;
    return this;
  }

  void write(ElementWriter out) {
    out.start(Tag.SYNC_HDR);
    out.leaf(Tag.VER_DTD, Constants.VER_DTD);
    out.leaf(Tag.VER_PROTO, Constants.VER_PROTO);
    out.leaf(Tag.SESSION_ID, sessionId);
    out.leaf(Tag.MSG_ID, msgId);
    writeLocation(out, Tag.TARGET, targetUri, Constants.ABSENT);
    writeLocation(out, Tag.SOURCE, sourceUri, sourceName);
    out.leaf(Tag.RESP_URI, respUri);
    if (credentialData.isPresent()) {
      out.start(Tag.CRED);
      out.start(Tag.META);
      out.leaf(Tag.FORMAT, credentialFormat);
      out.leaf(Tag.TYPE, credentialType);
      out.end();
      out.leaf(Tag.DATA, credentialData);
      out.end();
    }
    if (maxMsgSize >= 0 || maxObjSize >= 0) {
      out.start(Tag.META);
      out.leaf(Tag.MAX_MSG_SIZE, maxMsgSize);
      out.leaf(Tag.MAX_OBJ_SIZE, maxObjSize);
      out.end();
    }
    out.end();
  }

  static void writeLocation(ElementWriter out, int tag, TextSlice uri, TextSlice name) {
    if (uri.isPresent()) {
      out.start(tag);
      out.leaf(Tag.LOC_URI, uri);
      out.leaf(Tag.LOC_NAME, name);
      out.end();
    }
  }
}
