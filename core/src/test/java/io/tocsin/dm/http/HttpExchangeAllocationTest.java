/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Taking an answer costs no memory, however it is cut into pieces. */
class HttpExchangeAllocationTest {

  private static final int WARM_UP_ROUNDS = 3_000;
  private static final int ROUNDS = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final HttpExchange exchange = Outcome.exchange();
  private final HttpRequest request = Outcome.request();
  private final byte[] sink = new byte[2_048];
  private final byte[] answer =
      Outcome.latin1(
          String.join(
              "\r\n",
              "HTTP/1.1 200 OK",
              "Content-Type: application/vnd.syncml.dm+xml; charset=\"utf-8\"",
              "Transfer-Encoding: chunked",
              "x-syncml-hmac: mac=a",
              "Connection: keep-alive",
              "",
              "9;a=b",
              "<SyncML/>",
              "0",
              "X: y",
              "",
              ""));

  /** The JVM itself may allocate on this thread now and then, so the best round counts. */
  private long leastBytesAllocatedByAnAnswer() {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    long least = Long.MAX_VALUE;
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      exchange.begin(request);
      exchange.readOutput(sink, 0, sink.length);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < answer.length; i++) {
        exchange.offerInput(answer, i, 1);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertEquals(9, exchange.bodyLength());
      least = round < WARM_UP_ROUNDS ? least : Math.min(least, allocated);
    }
    return least;
  }

  @Test
  void shouldTakeAnAnswerByteByByteWithoutAllocating() {
    assertEquals(0, leastBytesAllocatedByAnAnswer());
  }
}
