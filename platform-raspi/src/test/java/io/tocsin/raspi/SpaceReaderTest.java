/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** File systems that answer, that fail, and that hang. */
@Timeout(120)
class SpaceReaderTest {

  private static final int READ_TIME_MS_MAX = 500;
  private static final int THREADS_MAX = 2;
  private static final long FOREVER_MS = 100_000;

  @TempDir private Path folder;
  private final SetClock clock = new SetClock(0);

  /** What hangs until it is let go. */
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  private final Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final SpaceReader reader =
      new SpaceReader(this::answer, clock, READ_TIME_MS_MAX, THREADS_MAX);

  private SpaceReader.Space answer(Path path) throws IOException {
    String name = path.getFileName().toString();
    CountDownLatch gate = held.get(name);
    if (gate != null) {
      asked.get(name).countDown();
      boolean isOver = false;
      while (!isOver) {
        try {
          gate.await();
          isOver = true;
        } catch (InterruptedException e) {
          // As the system's call, which nothing interrupts.
          isOver = false;
        }
      }
    }
    Long size = sizes.get(name);
    if (size == null) {
      throw new IOException(name + ": input/output error");
    }
    return new SpaceReader.Space(512, size, 0);
  }

  @AfterEach
  void close() throws InterruptedException {
    reader.close();
    List<Thread> threads = reader.threads();
    held.values().forEach(CountDownLatch::countDown);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), reader.threads());
  }

  private void hold(String name) {
    held.put(name, new CountDownLatch(1));
    asked.put(name, new CountDownLatch(1));
  }

  private void ask(String... names) {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (String name : names) {
      paths.put(name, folder.resolve(name));
    }
    reader.ask(paths);
  }

  private long size(String name) {
    return reader.answer(name).sizeBytes();
  }

  @Test
  void shouldTellWhatWasAnsweredLast() throws Exception {
    sizes.put("a", 1_000L);
    sizes.put("b", 2_000L);
    assertNull(reader.answer("a"));
    ask("a", "b");
    reader.await(FOREVER_MS);
    assertEquals(1_000, size("a"));
    assertEquals(2_000, size("b"));
    sizes.put("a", 1_500L);
    ask("a", "b");
    reader.await(FOREVER_MS);
    assertEquals(1_500, size("a"));
  }

  @Test
  void oneThatFailsShouldKeepItsLastAnswer() throws Exception {
    sizes.put("a", 1_000L);
    ask("a", "never");
    reader.await(FOREVER_MS);
    sizes.clear();
    ask("a", "never");
    reader.await(FOREVER_MS);
    assertEquals(1_000, size("a"));
    assertNull(reader.answer("never"));
  }

  @Test
  void oneThatHangsShouldKeepItsLastAnswerWhileOthersGoOn() throws Exception {
    sizes.put("nas", 1_000L);
    sizes.put("card", 2_000L);
    ask("nas", "card");
    reader.await(FOREVER_MS);
    hold("nas");
    ask("nas", "card");
    asked.get("nas").await();
    assertEquals(1_000, size("nas"));
    sizes.put("card", 2_500L);
    clock.nowMs.addAndGet(READ_TIME_MS_MAX);
    ask("nas", "card");
    assertEquals(1, reader.threads().size(), "it is not late yet");
    clock.nowMs.addAndGet(1);
    ask("nas", "card");
    while (size("card") != 2_500) {
      reader.await(1);
    }
    assertEquals(1_000, size("nas"));
    sizes.put("nas", 3_000L);
    held.get("nas").countDown();
    reader.await(FOREVER_MS);
    assertEquals(3_000, size("nas"));
  }

  /** Else a server that is gone would take one thread after another. */
  @Test
  void oneThatHangsShouldHoldOneThreadAlone() throws Exception {
    hold("nas");
    for (int round = 0; round < 10; round++) {
      ask("nas");
      asked.get("nas").await();
      clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    }
    assertEquals(1, reader.threads().size());
  }

  @Test
  void thereShouldBeNoMoreThreadsThanTheBound() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      hold(name);
      sizes.put(name, 1_000L);
    }
    sizes.put("card", 2_000L);
    ask("a", "b", "c", "card");
    asked.get("a").await();
    clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    ask("a", "b", "c", "card");
    asked.get("b").await();
    clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    ask("a", "b", "c", "card");
    assertEquals(THREADS_MAX, reader.threads().size());
    assertEquals(1, asked.get("c").getCount());
    assertNull(reader.answer("card"));
    held.remove("c");
    held.get("a").countDown();
    while (reader.answer("card") == null) {
      reader.await(1);
    }
    assertEquals(2_000, size("card"), "a thread that is free again goes on");
  }

  @Test
  void whatIsNotMountedAnyMoreShouldBeForgotten() throws Exception {
    sizes.put("stick", 1_000L);
    ask("stick");
    reader.await(FOREVER_MS);
    ask();
    assertNull(reader.answer("stick"));
    reader.await(FOREVER_MS);
  }

  @Test
  void whatIsGoneWhileItHangsShouldNotCountAgain() throws Exception {
    hold("stick");
    sizes.put("stick", 1_000L);
    ask("stick");
    asked.get("stick").await();
    ask();
    Thread thread = reader.threads().get(0);
    held.get("stick").countDown();
    thread.join();
    assertNull(reader.answer("stick"));
  }

  @Test
  void shouldAskNobodyOnceItIsClosed() throws Exception {
    sizes.put("a", 1_000L);
    reader.close();
    ask("a");
    assertEquals(List.of(), reader.threads());
    reader.await(FOREVER_MS);
    assertNull(reader.answer("a"));
  }

  @Test
  void theSystemShouldAnswerForAFileSystemThatIsThere() throws Exception {
    SpaceReader.Space space = SpaceReader.ask(folder);
    assertEquals(Files.getFileStore(folder).getTotalSpace(), space.sizeBytes());
    assertTrue(space.usedBytes() > 0 && space.usedBytes() <= space.sizeBytes(), space.toString());
    assertTrue(space.unitBytes() >= 512, space.toString());
  }
}
