/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.Ascii;

/**
 * What is to be posted, and where. Used again for every message; the arrays that it is given have
 * to stay as they are until the exchange is over.
 */
public final class HttpRequest {

  private static final byte[] NOTHING = {};

  private final String userAgent;
  private HttpUrl url;
  private byte[] body = NOTHING;
  private int bodyOffset;
  private int bodyLength;
  private int mediaType = MediaType.XML;
  private byte[] integrity = NOTHING;
  private int integrityLength;
  private boolean keepAlive = true;

  /**
   * A request without a message.
   *
   * @param userAgent who we are, in visible ASCII, for example {@code Tocsin/1.0}
   */
  public HttpRequest(String userAgent) {
    for (int i = 0; i < userAgent.length(); i++) {
      if (userAgent.charAt(i) < ' ' || userAgent.charAt(i) > '~') {
        throw new IllegalArgumentException("a user agent is visible ASCII");
      }
    }
    this.userAgent = userAgent;
  }

  /** Sets where to post it. */
  public HttpRequest setUrl(HttpUrl newUrl) {
    url = newUrl;
    return this;
  }

  /**
   * Sets the message. A MAC that was set for another one is forgotten.
   *
   * @param from array with the message
   * @param offset index of its first octet
   * @param length number of octets
   * @param type {@link MediaType#XML} or {@link MediaType#WBXML}
   */
  public HttpRequest setMessage(byte[] from, int offset, int length, int type) {
    body = from;
    bodyOffset = offset;
    bodyLength = length;
    mediaType = type;
    integrityLength = 0;
    return this;
  }

  /**
   * Sets the value of the header {@code x-syncml-hmac}.
   *
   * @param value array with the value, from index 0
   * @param length number of octets; 0 for no such header
   */
  public HttpRequest setIntegrity(byte[] value, int length) {
    for (int i = 0; i < length; i++) {
      if (Ascii.isControl(value[i])) {
        throw new IllegalArgumentException("a field has no control characters");
      }
    }
    integrity = value;
    integrityLength = length;
    return this;
  }

  /** Sets whether the connection should stay open behind the answer; it should by default. */
  public HttpRequest setKeepAlive(boolean keep) {
    keepAlive = keep;
    return this;
  }

  /** Where it is posted; null before {@link #setUrl}. */
  public HttpUrl url() {
    return url;
  }

  boolean isKeepAlive() {
    return keepAlive;
  }

  /** The array with the message; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** Index of the first octet of the message. */
  public int bodyOffset() {
    return bodyOffset;
  }

  /** Octets of the message. */
  public int bodyLength() {
    return bodyLength;
  }

  /** The form of the message, {@link MediaType#XML} or {@link MediaType#WBXML}. */
  public int mediaType() {
    return mediaType;
  }

  /** The array with the value of {@code x-syncml-hmac}, from index 0; not to be changed. */
  public byte[] integrity() {
    return integrity;
  }

  /** Octets of that value; 0 for no such header. */
  public int integrityLength() {
    return integrityLength;
  }

  /**
   * Writes the head. The binding of SyncML to HTTP asks for Accept-Charset and for a cache control
   * that lets nobody store the message.
   *
   * @return its length in bytes, or -1 when there is too little room
   */
  int writeHead(byte[] into) {
    String start =
        "POST "
            + url.target()
            + " HTTP/1.1\r\nHost: "
            + url.authority()
            + "\r\nUser-Agent: "
            + userAgent
            + "\r\nAccept: "
            + MediaType.name(mediaType)
            + ", "
            + MediaType.name(mediaType == MediaType.XML ? MediaType.WBXML : MediaType.XML)
            + "\r\nAccept-Charset: utf-8\r\nAccept-Encoding: identity\r\nCache-Control: no-store"
            + "\r\nConnection: "
            + (keepAlive ? "keep-alive" : "close")
            + "\r\nContent-Type: "
            + MediaType.name(mediaType)
            + "\r\nContent-Length: "
            + bodyLength
            + (integrityLength > 0 ? "\r\nx-syncml-hmac: " : "");
    String end = "\r\n\r\n";
    if (start.length() + integrityLength + end.length() > into.length) {
      return -1;
    }
    int at = Ascii.put(start, into, 0);
    System.arraycopy(integrity, 0, into, at, integrityLength);
    return Ascii.put(end, into, at + integrityLength);
  }
}
