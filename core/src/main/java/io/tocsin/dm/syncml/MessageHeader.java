/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * The header of a message, {@code SyncHdr}. Its versions are not judged here, because a message of
 * another version is to be answered by a status.
 */
public final class MessageHeader {

  private final TextSlice verDtd = new TextSlice();
  private final TextSlice verProto = new TextSlice();
  private final TextSlice sessionId = new TextSlice();
  private final TextSlice msgId = new TextSlice();
  private final TextSlice respUri = new TextSlice();
  private final Location target = new Location();
  private final Location source = new Location();
  private final Credential credential = new Credential();
  private final Meta meta = new Meta();
  private boolean noResp;

  MessageHeader() {}

  /** {@code VerDTD}: version of the document type, 1.2. */
  public TextSlice verDtd() {
    return verDtd;
  }

  /** {@code VerProto}: the protocol and its version, DM/1.2. */
  public TextSlice verProto() {
    return verProto;
  }

  /** {@code SessionID}. */
  public TextSlice sessionId() {
    return sessionId;
  }

  /** {@code MsgID}: the number of this message, for the statuses that answer it. */
  public TextSlice msgId() {
    return msgId;
  }

  /** {@code LocURI} of the {@code Target}: whom the message is for. */
  public TextSlice targetUri() {
    return target.uri;
  }

  /** {@code LocName} of the {@code Target}. */
  public TextSlice targetName() {
    return target.name;
  }

  /** {@code LocURI} of the {@code Source}: who sends the message. */
  public TextSlice sourceUri() {
    return source.uri;
  }

  /** {@code LocName} of the {@code Source}: the user name that an MD5 credential belongs to. */
  public TextSlice sourceName() {
    return source.name;
  }

  /** {@code RespURI}: where to send the next message. */
  public TextSlice respUri() {
    return respUri;
  }

  /** {@code NoResp}: the sender wants no statuses. */
  public boolean noResp() {
    return noResp;
  }

  /** {@code Cred}. */
  public Credential credential() {
    return credential;
  }

  /** {@code Meta}: what the sender takes, in {@code MaxMsgSize} and {@code MaxObjSize}. */
  public Meta meta() {
    return meta;
  }

  void clear() {
    verDtd.clear();
    verProto.clear();
    sessionId.clear();
    msgId.clear();
    respUri.clear();
    target.clear();
    source.clear();
    credential.clear();
    meta.clear();
    noResp = false;
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements) {
    while (elements.nextChild(Tag.SYNC_HDR)) {
      readChild(elements);
    }
    boolean complete =
        verDtd.isPresent()
            && verProto.isPresent()
            && !sessionId.isEmpty()
            && !msgId.isEmpty()
            && target.uri.isPresent()
            && source.uri.isPresent();
    if (!complete) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    }
  }

  private void readChild(ElementParser elements) {
    switch (elements.tag()) {
      case Tag.VER_DTD:
        elements.text(verDtd);
        break;
      case Tag.VER_PROTO:
        elements.text(verProto);
        break;
      case Tag.SESSION_ID:
        elements.text(sessionId);
        break;
      case Tag.MSG_ID:
        elements.text(msgId);
        break;
      case Tag.RESP_URI:
        elements.text(respUri);
        break;
      case Tag.NO_RESP:
        noResp = elements.mark(noResp);
        break;
      case Tag.TARGET:
        target.read(elements);
        break;
      case Tag.SOURCE:
        source.read(elements);
        break;
      case Tag.CRED:
        credential.read(elements);
        break;
      case Tag.META:
        meta.read(elements);
        break;
      default:
        elements.refuse();
        break;
    }
  }
}
