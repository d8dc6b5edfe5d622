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
  private final boolean showsServer;

  /**
   * A message.
   *
   * @param codec its encoding
   * @param body its octets
   * @param hmac its HMAC; null for none
   * @param faults what the transport is to do wrong
   * @param showsServer whether it shows who the server is, and rightly
   */
  DmReply(Codec codec, byte[] body, HmacHeader hmac, FaultPlan faults, boolean showsServer) {
    this.showsServer = showsServer;
    this.codec = codec;
    this.body = body.clone();
    this.hmac = hmac;
    this.faults = faults;
  }

  DmReply withFaults(FaultPlan others) {
    return new DmReply(codec, body, hmac, others, showsServer);
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

  /**
   * Whether it shows who the server is: by credentials or an HMAC that are not wrong on purpose.
   * Whether the board takes them is another question.
   */
  public boolean showsServer() {
    return showsServer;
  }

  /** What the transport is to do wrong. */
  public FaultPlan faults() {
    return faults;
  }
}
