/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.HostNames;

/**
 * Where a server is: an {@code http} or {@code https} URL (RFC 9110 §4.2, RFC 3986) with a host
 * name, an IPv4 address or an IPv6 address in brackets; no user, no fragment. Immutable.
 *
 * <p>Path and query stay as they are written, percent-encoding included; only what no URL may have
 * is refused.
 */
public final class HttpUrl {

  /** Most characters of a URL. */
  public static final int LENGTH_MAX = 1_024;

  private final boolean secure;
  private final String host;
  private final int port;
  private final String target;

  HttpUrl(boolean secure, String host, int port, String target) {
    this.secure = secure;
    this.host = host;
    this.port = port;
    this.target = target;
  }

  /**
   * Reads a URL.
   *
   * @param text for example {@code https://dm.example.com/syncml?x=1}
   * @return null when it is none that can be used; {@link #problem} then says why
   */
  public static HttpUrl parse(String text) {
    return new HttpUrlReader(text).read();
  }

  /**
   * Why a text is no URL that can be used.
   *
   * @param text any
   * @return a clause, or null when it can be used
   */
  public static String problem(String text) {
    HttpUrlReader reader = new HttpUrlReader(text);
    return reader.read() == null ? reader.problem() : null;
  }

  /**
   * Reads a URL that a server named, such as the Location of a redirect: whole, or with its path
   * alone and then at this one's server (RFC 3986 §4.2; paths relative to this one's are not
   * taken).
   *
   * @param reference what the server named
   * @return null when it is none that can be used
   */
  public HttpUrl resolve(String reference) {
    if (reference.startsWith("//")) {
      return parse((secure ? "https:" : "http:") + reference);
    }
    return parse(reference.startsWith("/") ? origin() + reference : reference);
  }

  /** Whether it is {@code https}. */
  public boolean isSecure() {
    return secure;
  }

  /** Host name in lower case without the final dot, or address without brackets. */
  public String host() {
    return host;
  }

  /** TCP port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** Path and query, as the request asks for them; begins with a slash. */
  public String target() {
    return target;
  }

  /** Host, and port where it is not the scheme's own, as the field Host has them. */
  public String authority() {
    String name = HostNames.bracketed(host);
    return port == defaultPort(secure) ? name : name + ":" + port;
  }

  /** Whether both are served by the same server: scheme, host and port (RFC 9110 §4.3.1). */
  public boolean hasSameOrigin(HttpUrl other) {
    return secure == other.secure && port == other.port && host.equals(other.host);
  }

  /**
   * The same at another port of the same host.
   *
   * @param newPort 1 to 65535
   */
  public HttpUrl withPort(int newPort) {
    return new HttpUrl(secure, host, newPort, target);
  }

  static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  private String origin() {
    return (secure ? "https://" : "http://") + authority();
  }

  /** The URL. */
  @Override
  public String toString() {
    return origin() + target;
  }
}
