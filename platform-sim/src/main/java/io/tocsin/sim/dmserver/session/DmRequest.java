/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Codec;

/** A message as the transport brought it. */
public final class DmRequest {

  private final Codec codec;
  private final byte[] body;
  private final HmacHeader hmac;
  private final String url;
  private final String tlsName;

  /**
   * A message.
   *
   * @param codec its encoding, which is that of the answer
   * @param body its octets
   * @param hmac its HMAC; null for none
   * @param url where it was sent to, as we call ourselves
   * @param tlsName common name of the certificate that the transport verified; null for none
   */
  public DmRequest(Codec codec, byte[] body, HmacHeader hmac, String url, String tlsName) {
    this.codec = codec;
    this.body = body.clone();
    this.hmac = hmac;
    this.url = url;
    this.tlsName = tlsName;
  }

  Codec codec() {
    return codec;
  }

  byte[] body() {
    return body.clone();
  }

  int size() {
    return body.length;
  }

  HmacHeader hmac() {
    return hmac;
  }

  String url() {
    return url;
  }

  String tlsName() {
    return tlsName;
  }
}
