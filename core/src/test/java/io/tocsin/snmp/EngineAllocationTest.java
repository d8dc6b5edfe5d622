/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The steady paths allocate nothing: answering, sending, and dropping what is bad. */
class EngineAllocationTest {

  private static final int WARM_UP_ROUNDS = 2_000;
  private static final int ROUNDS = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final TestEngine engine = new TestEngine();
  private final NotificationTarget target = engine.target();
  private final TestNotification content = new TestNotification();

  /** The JVM may allocate on this thread now and then; what a round allocates, every one does. */
  private long leastBytesAllocatedBy(Runnable round) {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      round.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      round.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private long leastBytesAllocatedByReceiving(byte[] message) {
    return leastBytesAllocatedBy(
        () ->
            engine.dispatcher.receiveMessage(
                engine.transport, engine.state, message, 0, message.length, TestEngine.NOW_MS));
  }

  private void assertAnsweredWithoutAllocation(MessageBuilder message) {
    assertEquals(0, leastBytesAllocatedByReceiving(message.build()));
    assertEquals(0, engine.transport.lastMessage().pdu().errorStatus());
    assertEquals(WARM_UP_ROUNDS + ROUNDS, engine.transport.sentCount);
  }

  @Test
  void answeringGetShouldAllocateNothing() {
    assertAnsweredWithoutAllocation(
        MessageBuilder.message()
            .ask(
                PduType.GET_REQUEST,
                TestObjects.SYS_DESCR,
                TestObjects.SYS_UP_TIME,
                TestObjects.SYS_NAME));
  }

  @Test
  void answeringGetNextShouldAllocateNothing() {
    assertAnsweredWithoutAllocation(
        MessageBuilder.message().ask(PduType.GET_NEXT_REQUEST, "1.3", "1.3.6.1.6", "2.1"));
  }

  @Test
  void answeringGetBulkShouldAllocateNothing() {
    assertAnsweredWithoutAllocation(
        MessageBuilder.message()
            .ask(PduType.GET_BULK_REQUEST, 1, 8, "1.3", "1.3.6.1.2.1.1", "1.3.6.1.2.1.1.4"));
  }

  @Test
  void answeringDiscoveryShouldAllocateNothing() {
    assertAnsweredWithoutAllocation(
        MessageBuilder.message()
            .flags(4)
            .contextEngineId(EngineDiscovery.LOCAL_ENGINE_ID)
            .ask(PduType.GET_REQUEST, TestObjects.ENGINE_ID));
  }

  @Test
  void reportingAndRefusingShouldAllocateNothing() {
    byte[] lost = MessageBuilder.message().contextName("x").build();
    assertEquals(0, leastBytesAllocatedByReceiving(lost));
    engine.as("stranger");
    assertEquals(0, leastBytesAllocatedByReceiving(MessageBuilder.message().build()));
    assertEquals(2 * (WARM_UP_ROUNDS + ROUNDS), engine.transport.sentCount);
  }

  @Test
  void droppingBadMessagesShouldAllocateNothing() {
    byte[][] bad =
        ImproperMessages.all().stream()
            .filter(improper -> improper.answer() == ImproperMessages.SILENCE)
            .map(improper -> improper.message().toArray())
            .toArray(byte[][]::new);
    assertEquals(
        0,
        leastBytesAllocatedBy(
            () -> {
              for (byte[] message : bad) {
                engine.dispatcher.receiveMessage(
                    engine.transport, engine.state, message, 0, message.length, 0);
              }
            }));
  }

  @Test
  void encodingAndSendingATrapShouldAllocateNothing() {
    assertEquals(0, leastBytesAllocatedBy(() -> engine.originator.sendTrap(target, content, 0)));
    assertEquals(WARM_UP_ROUNDS + ROUNDS, engine.transport.sentCount);
  }

  @Test
  void sendingAnInformAndTakingItsResponseShouldAllocateNothing() {
    InformRound round = new InformRound();
    assertEquals(0, leastBytesAllocatedBy(round));
    assertEquals(WARM_UP_ROUNDS + ROUNDS, round.acknowledgedCount);
  }

  /** An inform and its response, over a transport that answers without allocation. */
  private final class InformRound implements Runnable, InformListener {
    private final byte[] response =
        MessageBuilder.message()
            .messageId(Ber.hex("02 04 00 00 00 00"))
            .flags(3)
            .pdu(
                Ber.element(
                    PduType.RESPONSE,
                    Ber.hex("02 04 00 00 00 00"),
                    Ber.integer(0),
                    Ber.integer(0),
                    Ber.sequence()))
            .build();
    private final int messageIdIndex = indexOfId(response, 0);
    private final int requestIdIndex = indexOfId(response, messageIdIndex);
    private final V3NotificationOriginator originator;
    private int id = 7 << 20;
    int acknowledgedCount;

    InformRound() {
      AccessControl everything =
          new AccessControl() {
            @Override
            public int selectView(int model, Octets name, int level, int type, Octets context) {
              return 0;
            }

            @Override
            public boolean isInView(int view, Oid variableName) {
              return true;
            }
          };
      originator =
          new V3NotificationOriginator(engine.dispatcher, engine.counters, everything, this, 1024);
    }

    @Override
    public void run() {
      originator.sendInform(target, content, 1, 0);
      // msgID and request-id are both counted up from the boots.
      id++;
      putId(response, messageIdIndex);
      putId(response, requestIdIndex);
      engine.dispatcher.receiveMessage(
          engine.transport, engine.state, response, 0, response.length, 0);
    }

    /** Where the number stands that is sent for msgID, or for request-id. */
    private static int indexOfId(byte[] message, int from) {
      byte[] placeholder = Ber.hex("02 04 00 00 00 00");
      for (int i = from; i < message.length; i++) {
        int end = i + placeholder.length;
        if (Arrays.equals(message, i, end, placeholder, 0, placeholder.length)) {
          return i + 2;
        }
      }
      throw new IllegalStateException();
    }

    private void putId(byte[] bytes, int at) {
      for (int i = 0; i < 4; i++) {
        bytes[at + i] = (byte) (id >>> (24 - 8 * i));
      }
    }

    @Override
    public void informAcknowledged(NotificationTarget to, long token, long nowMs) {
      acknowledgedCount++;
    }

    @Override
    public void informFailed(NotificationTarget to, long token, int cause, long nowMs) {
      throw new AssertionError("cause " + cause);
    }
  }

  @Test
  void codecShouldAllocateNothing() {
    TsmMessageWriter writer = new TsmMessageWriter();
    V3Message message = new V3Message();
    VarbindCursor cursor = new VarbindCursor();
    Oid name = new Oid();
    V3Header header = new V3Header();
    header.set(1, 8192, 3, SecurityModelNumber.TSM);
    byte[] buffer = new byte[512];
    int[] count = new int[1];
    assertEquals(
        0,
        leastBytesAllocatedBy(
            () -> {
              int length =
                  writer.write(
                      buffer,
                      0,
                      buffer.length,
                      header,
                      TestEngine.ENGINE_ID,
                      TestEngine.DEFAULT_CONTEXT,
                      PduType.SNMPV2_TRAP,
                      77,
                      0,
                      0,
                      content);
              message.read(buffer, buffer.length - length, length);
              message.pdu().varbinds(cursor);
              while (cursor.next(name)) {
                count[0]++;
              }
            }));
    assertEquals(6 * (WARM_UP_ROUNDS + ROUNDS), count[0]);
  }
}
