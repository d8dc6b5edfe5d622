/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * What stands in a command before its items or, of an {@code Atomic} or {@code Sequence}, before
 * the commands in it. One object for all kinds; what a kind does not have is absent.
 */
public final class Command {

  private final TextSlice cmdId = new TextSlice();
  private final TextSlice msgRef = new TextSlice();
  private final TextSlice cmdRef = new TextSlice();
  private final TextSlice cmd = new TextSlice();
  private final TextSlice correlator = new TextSlice();
  private final TextSlice data = new TextSlice();
  private final Credential credential = new Credential();
  private final Meta challenge = new Meta();
  private final Meta meta = new Meta();
  private final References targetRefs;
  private final References sourceRefs;
  private int kind = Tag.UNKNOWN;
  private boolean noResp;
  private boolean noResults;

  /**
   * An empty command.
   *
   * @param referencesMax most references of each kind
   */
  Command(int referencesMax) {
    targetRefs = new References(referencesMax);
    sourceRefs = new References(referencesMax);
  }

  /** Which command it is: {@link Tag#ADD}, {@link Tag#STATUS} and so on. */
  public int kind() {
    return kind;
  }

  /**
   * Whether OMA DM uses this command. Of one that it does not use, only {@link #cmdId}, {@link
   * #noResp} and {@link #noResults} are read: it is to be answered with {@link
   * StatusCode#COMMAND_NOT_IMPLEMENTED}.
   */
  public boolean isSupported() {
    return !CommandKinds.isForeign(kind);
  }

  /** {@code CmdID}, for the status that answers the command. */
  public TextSlice cmdId() {
    return cmdId;
  }

  /** {@code MsgRef} of a Status or Results. */
  public TextSlice msgRef() {
    return msgRef;
  }

  /** {@code CmdRef} of a Status or Results; "0" stands for the header. */
  public TextSlice cmdRef() {
    return cmdRef;
  }

  /** {@code Cmd} of a Status: name of the command that it answers. */
  public TextSlice cmd() {
    return cmd;
  }

  /** {@code NoResp}: the sender wants no status. */
  public boolean noResp() {
    return noResp;
  }

  /** {@code NoResults}: the sender wants no results. */
  public boolean noResults() {
    return noResults;
  }

  /** {@code Correlator} of an Exec or Alert. */
  public TextSlice correlator() {
    return correlator;
  }

  /** {@code Data} of a Status or an Alert. */
  public TextSlice data() {
    return data;
  }

  /** The code of a Status or an Alert: {@link #data} as a number, -1 when it is none. */
  public int code() {
    return data.number();
  }

  /** {@code Cred}; OMA DM allows it in the header alone. */
  public Credential credential() {
    return credential;
  }

  /** {@code Chal} of a Status: type, format and next nonce of the credential that is asked for. */
  public Meta challenge() {
    return challenge;
  }

  /** {@code Meta} of the command, which its items have taken over already. */
  public Meta meta() {
    return meta;
  }

  /** Number of {@code TargetRef}. */
  public int targetRefCount() {
    return targetRefs.count();
  }

  /**
   * A {@code TargetRef}.
   *
   * @param index from 0
   */
  public TextSlice targetRef(int index) {
    return targetRefs.get(index);
  }

  /** Number of {@code SourceRef}. */
  public int sourceRefCount() {
    return sourceRefs.count();
  }

  /**
   * A {@code SourceRef}.
   *
   * @param index from 0
   */
  public TextSlice sourceRef(int index) {
    return sourceRefs.get(index);
  }

  private void clear() {
    cmdId.clear();
    msgRef.clear();
    cmdRef.clear();
    cmd.clear();
    correlator.clear();
    data.clear();
    credential.clear();
    challenge.clear();
    meta.clear();
    targetRefs.clear();
    sourceRefs.clear();
    noResp = false;
    noResults = false;
  }

  /**
   * Reads the command that the parser is at, up to its first item or nested command.
   *
   * @return whether there is one, to which the parser will go next; false when the command has
   *     ended
   */
  boolean read(ElementParser elements) {
    clear();
    kind = elements.tag();
    boolean stopped = false;
    while (!stopped && elements.nextChild(kind)) {
      int child = elements.tag();
      if (CommandKinds.mayStandInFront(child, kind)) {
        readChild(elements);
      } else if (CommandKinds.isForeign(kind)) {
        elements.skip();
      } else if (CommandKinds.isContent(child, kind)) {
        elements.pushBack();
        stopped = true;
      } else {
        elements.refuse();
      }
    }
    checkComplete(elements);
    return stopped;
  }

  private void checkComplete(ElementParser elements) {
    boolean complete = !cmdId.isEmpty();
    if (kind == Tag.STATUS) {
      complete &= !msgRef.isEmpty() && !cmdRef.isEmpty() && !cmd.isEmpty() && data.isPresent();
    } else if (kind == Tag.RESULTS) {
      complete &= !cmdRef.isEmpty();
    }
    if (!complete) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    } else if (kind == Tag.STATUS && code() < 0) {
      elements.fail(SyncmlError.BAD_NUMBER);
    }
  }

  private void readChild(ElementParser elements) {
    switch (elements.tag()) {
      case Tag.CMD_ID:
        elements.text(cmdId);
        break;
      case Tag.MSG_REF:
        elements.text(msgRef);
        break;
      case Tag.CMD_REF:
        elements.text(cmdRef);
        break;
      case Tag.CMD:
        elements.text(cmd);
        break;
      case Tag.NO_RESP:
        noResp = elements.mark(noResp);
        break;
      case Tag.NO_RESULTS:
        noResults = elements.mark(noResults);
        break;
      case Tag.CORRELATOR:
        elements.text(correlator);
        break;
      case Tag.DATA:
        elements.text(data);
        break;
      default:
        readPart(elements);
        break;
    }
  }

  private void readPart(ElementParser elements) {
    switch (elements.tag()) {
      case Tag.CRED:
        credential.read(elements);
        break;
      case Tag.CHAL:
        readChallenge(elements);
        break;
      case Tag.META:
        meta.read(elements);
        break;
      case Tag.TARGET_REF:
        targetRefs.read(elements);
        break;
      case Tag.SOURCE_REF:
        sourceRefs.read(elements);
        break;
      default:
        // Lang, which OMA DM does not use.
        elements.skip();
        break;
    }
  }

  private void readChallenge(ElementParser elements) {
    while (elements.nextChild(Tag.CHAL)) {
      if (elements.tag() == Tag.META) {
        challenge.read(elements);
      } else {
        elements.refuse();
      }
    }
    if (!challenge.isPresent()) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    }
  }
}
