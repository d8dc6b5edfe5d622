/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmReply;
import io.tocsin.sim.dmserver.session.DmRequest;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import java.util.ArrayList;
import java.util.List;

/** A server that boards reach without a network. */
final class InMemory {

  private final List<DmEvent> events = new ArrayList<>();
  private final DmServer server;
  private int nonces;

  InMemory(DmServer.Builder builder) {
    server =
        builder
            .nonces(() -> new byte[] {(byte) ++nonces, 0, (byte) 0xFF})
            .listener(events::add)
            .start();
  }

  TestBoard board(String device, Codec codec) {
    return new TestBoard(
        device, codec, (contentType, body, hmac) -> post(codec, body, HmacHeader.parse(hmac)));
  }

  TestBoard.Transport.Answer post(Codec codec, byte[] body, HmacHeader hmac) throws Exception {
    DmReply reply =
        server.engine().answer(new DmRequest(codec, body, hmac, "http://localhost/dm", null));
    return new TestBoard.Transport.Answer(
        reply.codec().mediaType(),
        reply.hmac() == null ? null : reply.hmac().toString(),
        Base64Text.encode(reply.body()));
  }

  List<DmSessionReport> sessions() {
    return server.sessions();
  }

  DmServer server() {
    return server;
  }

  /** What happened, of one kind. */
  List<DmEvent> events(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }
}
