/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Codec;

/** A message for the transport to bring back. */
public final class DmReply {

  private final Codec codec;
  private final byte[] body;
  private final HmacHeader hmac;
  private final FaultPlan faults;

  /**
   * A message.
   *
   * @param codec its encoding
   * @param body its octets
   * @param hmac its HMAC; null for none
   * @param faults what the transport is to do wrong
   */
  DmReply(Codec codec, byte[] body, HmacHeader hmac, FaultPlan faults) {
    this.codec = codec;
    this.body = body.clone();
    this.hmac = hmac;
    this.faults = faults;
  }

  DmReply withFaults(FaultPlan others) {
    return new DmReply(codec, body, hmac, others);
  }

  /** Its encoding. */
  public Codec codec() {
    return codec;
  }

  /** Its octets. */
  public byte[] body() {
    return body.clone();
  }

  /** Its HMAC; null for none. */
  public HmacHeader hmac() {
    return hmac;
  }

  /** What the transport is to do wrong. */
  public FaultPlan faults() {
    return faults;
  }
}
