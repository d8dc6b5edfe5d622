/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import java.util.Locale;

/** The two encodings of messages, by their media types (OMA SyncML Meta-Information 1.2). */
public enum Codec {
  /** Text. */
  XML("application/vnd.syncml.dm+xml", "application/vnd.syncml+xml") {
    @Override
    public byte[] write(Element root) {
      return XmlCodec.write(root);
    }

    @Override
    public Element read(byte[] document) throws MalformedMessageException {
      return XmlCodec.read(document);
    }
  },

  /** Binary, with inline strings, and octets for data. */
  WBXML("application/vnd.syncml.dm+wbxml", "application/vnd.syncml+wbxml") {
    @Override
    public byte[] write(Element root) {
      return WbxmlWriter.INLINE.write(root);
    }

    @Override
    public Element read(byte[] document) throws MalformedMessageException {
      return WbxmlReader.read(document);
    }
  },

  /**
   * Binary in its other form, which some servers send: version 1.3, all strings in the string
   * table, the public identifier as a string.
   */
  WBXML_TABLES("application/vnd.syncml.dm+wbxml", "application/vnd.syncml+wbxml") {
    @Override
    public byte[] write(Element root) {
      return WbxmlWriter.TABLES.write(root);
    }

    @Override
    public Element read(byte[] document) throws MalformedMessageException {
      return WbxmlReader.read(document);
    }
  };

  /** Greatest number of elements within one another; DM needs some ten. */
  static final int DEPTH_MAX = 32;

  private final String mediaType;
  private final String shortMediaType;

  Codec(String mediaType, String shortMediaType) {
    this.mediaType = mediaType;
    this.shortMediaType = shortMediaType;
  }

  /**
   * The encoding that a Content-Type names.
   *
   * @param contentType value of the header, parameters allowed; may be null
   * @return null for a media type that is not SyncML
   */
  public static Codec ofContentType(String contentType) {
    if (contentType == null) {
      return null;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    for (Codec codec : values()) {
      if (type.equals(codec.mediaType) || type.equals(codec.shortMediaType)) {
        return codec;
      }
    }
    return null;
  }

  /** The media type of OMA DM. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether octets travel as they are, and need no base64. */
  public boolean isBinary() {
    return this != XML;
  }

  /**
   * Writes a message.
   *
   * @param root its outermost element
   */
  public abstract byte[] write(Element root);

  /**
   * Reads a message.
   *
   * @throws MalformedMessageException when it cannot be read
   */
  public abstract Element read(byte[] document) throws MalformedMessageException;

  /**
   * Reads an element of XML text.
   *
   * @throws MalformedMessageException when it cannot be read
   */
  public static Element parseXml(String text) throws MalformedMessageException {
    return XmlCodec.read(text);
  }

  static void checkDepth(int depth) throws MalformedMessageException {
    if (depth > DEPTH_MAX) {
      throw new MalformedMessageException(
          "more than " + DEPTH_MAX + " elements within one another");
    }
  }
}
