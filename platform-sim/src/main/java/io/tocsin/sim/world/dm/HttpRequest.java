/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import java.util.Map;

/** A request as it came. */
final class HttpRequest {

  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param method as it stands
   * @param target what is asked for
   * @param headers by their names in small letters
   * @param body its octets, from now on the request's own
   */
  HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  /** Its octets; not to be changed. */
  byte[] body() {
    return body;
  }

  /** A header by its name in small letters; null when there is none. */
  String header(String name) {
    return headers.get(name);
  }

  /** Whether the client wants the connection to go on. */
  boolean isKept() {
    return !"close".equalsIgnoreCase(header("connection"));
  }
}
