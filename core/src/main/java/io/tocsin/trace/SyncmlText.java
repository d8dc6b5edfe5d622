/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.dm.syncml.Command;
import io.tocsin.dm.syncml.Credential;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.MessageHeader;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.Disclosure;

/**
 * Writes a message of OMA DM as compact XML, whichever its encoding is. Only what {@link
 * MessageReader} gives comes into the text, element by element, so that what nobody has thought of
 * is left out. An item shows the meta information that it takes over from its command.
 */
final class SyncmlText {

  private static final int REFERENCES_MAX = 16;

  /** WBXML: version, public identifier and charset, and never what stands in the string table. */
  private static final int PREFIX_OCTETS_OF_WBXML = 4;

  private static final int PREFIX_OCTETS_OF_XML = 32;

  private final MessageReader reader;
  private final TraceText text;
  private final XmlText xml;
  private final ItemText items;

  /**
   * A writer.
   *
   * @param text takes what is written
   * @param messageBytesMax longest message that can be read, in bytes
   * @param disclosure says which values may be shown
   */
  SyncmlText(TraceText text, int messageBytesMax, Disclosure disclosure) {
    this.text = text;
    reader = new MessageReader(messageBytesMax, REFERENCES_MAX);
    xml = new XmlText(text);
    items = new ItemText(xml, disclosure);
  }

  /** Writes what is in a range of bytes. */
  void add(byte[] bytes, int offset, int length, Encoding encoding) {
    if (!reader.verify(bytes, offset, length, encoding)) {
      text.add("not decodable: ").add(reader.errorText());
      addPrefix(bytes, offset, length, encoding);
      if (!reader.open(bytes, offset, length, encoding)) {
        return;
      }
      text.add("; as far as it can be read: ");
    }
    xml.start(Tag.SYNCML);
    addHeader(reader.header());
    xml.start(Tag.SYNC_BODY);
    int event = reader.next();
    while (event != MessageReader.END && event != MessageReader.ERROR) {
      addEvent(event);
      event = reader.next();
    }
    if (event == MessageReader.END) {
      xml.mark(Tag.FINAL, reader.isFinal());
      xml.end(Tag.SYNC_BODY);
      xml.end(Tag.SYNCML);
    }
  }

  /**
   * Writes how a message begins that cannot be read. In XML that is the first piece of markup,
   * which has no value in it; where there is none, nobody knows what the bytes are.
   */
  private void addPrefix(byte[] bytes, int offset, int length, Encoding encoding) {
    int shown = Math.min(length, PREFIX_OCTETS_OF_WBXML);
    if (encoding == Encoding.XML) {
      shown = markupLength(bytes, offset, Math.min(length, PREFIX_OCTETS_OF_XML));
    }
    if (shown > 0) {
      text.add(", beginning with 0x").addHexadecimal(bytes, offset, shown);
    }
  }

  private static int markupLength(byte[] bytes, int offset, int length) {
    if (length == 0 || bytes[offset] != '<') {
      return 0;
    }
    int shown = 1;
    while (shown < length && bytes[offset + shown - 1] != '>') {
      shown++;
    }
    return shown;
  }

  private void addHeader(MessageHeader header) {
    xml.start(Tag.SYNC_HDR);
    xml.leaf(Tag.VER_DTD, header.verDtd());
    xml.leaf(Tag.VER_PROTO, header.verProto());
    xml.leaf(Tag.SESSION_ID, header.sessionId());
    xml.leaf(Tag.MSG_ID, header.msgId());
    items.addLocation(Tag.TARGET, header.targetUri(), header.targetName());
    items.addLocation(Tag.SOURCE, header.sourceUri(), header.sourceName());
    xml.address(Tag.RESP_URI, header.respUri());
    xml.mark(Tag.NO_RESP, header.noResp());
    addCredential(header.credential());
    items.addMeta(header.meta());
    xml.end(Tag.SYNC_HDR);
  }

  private void addCredential(Credential credential) {
    if (!credential.isPresent()) {
      return;
    }
    xml.start(Tag.CRED);
    if (credential.format().isPresent() || credential.type().isPresent()) {
      xml.start(Tag.META);
      xml.leaf(Tag.FORMAT, credential.format());
      xml.leaf(Tag.TYPE, credential.type());
      xml.end(Tag.META);
    }
    xml.secret(Tag.DATA, credential.data());
    xml.end(Tag.CRED);
  }

  private void addEvent(int event) {
    Command command = reader.command();
    if (event == MessageReader.GROUP_END) {
      xml.end(command.kind());
      return;
    }
    xml.start(command.kind());
    addFront(command);
    if (event == MessageReader.COMMAND) {
      while (reader.nextItem()) {
        items.add(command, reader.item());
      }
      xml.end(command.kind());
    }
  }

  private void addFront(Command command) {
    xml.leaf(Tag.CMD_ID, command.cmdId());
    xml.mark(Tag.NO_RESP, command.noResp());
    xml.mark(Tag.NO_RESULTS, command.noResults());
    xml.leaf(Tag.MSG_REF, command.msgRef());
    xml.leaf(Tag.CMD_REF, command.cmdRef());
    xml.leaf(Tag.CMD, command.cmd());
    for (int i = 0; i < command.targetRefCount(); i++) {
      xml.address(Tag.TARGET_REF, command.targetRef(i));
    }
    for (int i = 0; i < command.sourceRefCount(); i++) {
      xml.address(Tag.SOURCE_REF, command.sourceRef(i));
    }
    addCredential(command.credential());
    if (command.challenge().isPresent()) {
      xml.start(Tag.CHAL);
      items.addMeta(command.challenge());
      xml.end(Tag.CHAL);
    }
    xml.leaf(Tag.CORRELATOR, command.correlator());
    addCode(command);
  }

  /** Data of a Status or an Alert, which is a number; what is none may be anything. */
  private void addCode(Command command) {
    TextSlice data = command.data();
    if (command.code() >= 0) {
      xml.leaf(Tag.DATA, data);
    } else {
      xml.secret(Tag.DATA, data);
    }
  }
}
