/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.faults;

import java.util.Locale;

/** A kind of wrong behaviour. */
public enum Fault {
  /** The server's digest, HMAC or password is wrong. */
  WRONG_DIGEST,
  /** The server does not say who it is. */
  NO_CREDENTIALS,
  /** The client's credentials are refused with another challenge, whatever they are. */
  CHALLENGE,
  /** Statuses refer to commands that the client did not send. */
  FOREIGN_STATUS,
  /** No status for any command but the header. */
  NO_STATUS,
  /** The status of every command is the parameter. */
  STATUS,
  /** The message has another SessionID. */
  OTHER_SESSION,
  /** RespURI is the parameter: where the next messages are to go. */
  RESP_URI,
  /** The package is not ended, though nothing follows. */
  NO_FINAL,
  /** Another Get is added, so that the session goes on. */
  ANOTHER_COMMAND,
  /** The answer ends in its middle, and the connection with it. */
  TRUNCATED_BODY,
  /** The answer comes octet by octet, the parameter in milliseconds apart. */
  SLOW_BODY,
  /** The answer to the request before comes again. */
  REPEATED_ANSWER,
  /** HTTP 500. */
  HTTP_500,
  /** HTTP 503; Retry-After is the parameter, in seconds. */
  HTTP_503,
  /** HTTP 307 to the parameter. */
  REDIRECT,
  /** The Content-Type is the parameter, or text/html. */
  WRONG_TYPE,
  /** Octets without end, in chunks. */
  ENDLESS_BODY,
  /** The right answer in chunks, the parameter in octets long. */
  CHUNKED_BODY,
  /** An answer of the right type that is no message. */
  GARBAGE;

  /** The name as people write it: {@code http-503}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Fault parse(String text) {
    for (Fault fault : values()) {
      if (fault.toString().equals(text)) {
        return fault;
      }
    }
    StringBuilder all = new StringBuilder();
    for (Fault fault : values()) {
      all.append(all.isEmpty() ? "" : ", ").append(fault);
    }
    throw new IllegalArgumentException("'" + text + "' is no fault; there are " + all);
  }
}
