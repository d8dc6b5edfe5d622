/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Once sessions are open, messages in and out cost no memory, whatever pieces they come in. */
class TransportAllocationTest {

  private static final int WARM_UP_BATCHES = 40;
  private static final int BATCHES = 40;
  private static final int ROUNDS_PER_BATCH = 100;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final PlainWorld world = new PlainWorld();
  private final byte[] message = Station.message(300);
  private final byte[] back = new byte[2_000];
  private int delivered;
  private byte[] waste;

  /** The JVM itself may allocate on this thread now and then, so the best batch counts. */
  private long leastBytesAllocatedBy(Runnable round) {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < WARM_UP_BATCHES + BATCHES; batch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS_PER_BATCH; i++) {
        round.run();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      least = batch < WARM_UP_BATCHES ? least : Math.min(least, allocated);
    }
    return least;
  }

  /** A model that answers each message with itself and writes nothing down. */
  private TlsTransportModel echo() throws IOException {
    world.start();
    world.network.setLatencyMs(0);
    TlsTransportModel model =
        new TlsTransportModel(
            world.stranger,
            world.agentChannels,
            PlainWorld.policy(),
            world.limits,
            Station.MESSAGE_SIZE_MAX,
            (transport, state, bytes, offset, length, nowMs) -> {
              state.setSameSecurity(true);
              delivered += transport.sendMessage(state, bytes, offset, length) + 1;
            },
            world.agent);
    model.listen("::", Station.PORT);
    return model;
  }

  @Test
  void shouldFindWhatIsAllocated() {
    assertTrue(leastBytesAllocatedBy(() -> waste = new byte[delivered + 1]) > 0);
    assertEquals(1, waste.length);
  }

  @Test
  void shouldDeliverAndAnswerWithoutAllocating() throws IOException {
    TlsTransportModel model = echo();
    VirtualConnection peer = world.agent.host.connect("198.51.100.66", Station.PORT);
    model.step(world.network.nowMs());
    assertEquals(0, leastBytesAllocatedBy(() -> exchange(model, peer, message.length)));
    assertEquals((WARM_UP_BATCHES + BATCHES) * ROUNDS_PER_BATCH, delivered);
    assertEquals(delivered, model.counters().value(TlstmCounters.MESSAGES_OUT));
  }

  @Test
  void shouldDeliverAndAnswerInPiecesWithoutAllocating() throws IOException {
    TlsTransportModel model = echo();
    VirtualConnection peer = world.agent.host.connect("198.51.100.66", Station.PORT);
    model.step(world.network.nowMs());
    peer.other().setWriteBytesMax(70);
    peer.other().setReadBytesMax(90);
    assertEquals(0, leastBytesAllocatedBy(() -> exchange(model, peer, 61)));
    assertEquals((WARM_UP_BATCHES + BATCHES) * ROUNDS_PER_BATCH, delivered);
  }

  @Test
  void shouldSendWithoutAllocating() throws IOException {
    TlsTransportModel model = echo();
    world.agentChannels.setPresented(PlainWorld.AGENT);
    long id = model.openSession(PlainWorld.target("192.0.2.1"), world.network.nowMs());
    model.step(world.network.nowMs());
    VirtualConnection connection = world.stranger.connections().get(0);
    VirtualConnection far = connection.other();
    TmStateReference state = Station.state(id, PlainWorld.AGENT_NAME);
    assertEquals(
        0,
        leastBytesAllocatedBy(
            () -> {
              assertSent(model.sendMessage(state, message, 0, message.length));
              model.step(world.network.nowMs());
              int count = far.read(back, 0, back.length);
              if (count != message.length) {
                throw new AssertionError("read " + count);
              }
            }));
  }

  @Test
  void shouldChooseASessionAndRefuseMessagesWithoutAllocating() throws IOException {
    TlsTransportModel model = echo();
    TmStateReference nowhere = Station.state(0, "nobody");
    TmStateReference gone = Station.state(4_711 << 17, PlainWorld.AGENT_NAME);
    assertEquals(
        0,
        leastBytesAllocatedBy(
            () -> {
              int results =
                  model.sendMessage(nowhere, message, 0, message.length)
                      + model.sendMessage(gone, message, 0, message.length)
                      + model.sendMessage(null, message, 0, message.length);
              assertEquals(2 * TransportModel.NO_SESSION + TransportModel.REFUSED, results);
            }));
  }

  private static void assertSent(int result) {
    if (result != TransportModel.SENT) {
      throw new AssertionError("result " + result);
    }
  }

  private void exchange(TlsTransportModel model, VirtualConnection peer, int pieceSize) {
    for (int start = 0; start < message.length; start += pieceSize) {
      peer.write(message, start, Math.min(pieceSize, message.length - start));
      model.step(world.network.nowMs());
    }
    int count = 0;
    for (int i = 0; i < 20 && count < message.length; i++) {
      count += peer.read(back, count, back.length - count);
      model.step(world.network.nowMs());
    }
    if (count != message.length || back[count - 1] != message[count - 1]) {
      throw new AssertionError("came back: " + count);
    }
  }
}
