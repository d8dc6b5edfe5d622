/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of sensors that are there, that come and go, and that hang. */
@Timeout(120)
class FileValueFilesTest {

  private static final int PERIOD_MS = 1;
  private static final int READ_TIME_MS_MAX = 500;
  private static final int THREADS_MAX = 3;

  @TempDir private Path folder;
  private final SetClock clock = new SetClock(0);
  private final Semaphore readings = new Semaphore(0);
  private Readings threads;
  private FileValueFiles files;

  @BeforeEach
  void open() {
    threads = new Readings(clock, THREADS_MAX, readings::release);
    files = new FileValueFiles(folder, threads);
  }

  @AfterEach
  void close() throws InterruptedException {
    files.close();
    for (Thread thread : threads()) {
      thread.join();
    }
    assertEquals(0, threads.threadCount());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(Readings.THREAD))
        .toList();
  }

  private ValueFile open(String name) {
    return files.open(name, PERIOD_MS, READ_TIME_MS_MAX);
  }

  private void write(String name, String text) throws IOException {
    Path written = Files.writeString(folder.resolve(name + ".new"), text);
    Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Waits for as many readings as it takes. */
  private void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      readings.tryAcquire(10, TimeUnit.MILLISECONDS);
    }
  }

  private static String text(ValueFile file) {
    byte[] text = new byte[ValueFile.TEXT_BYTES_MAX];
    return new String(text, 0, file.text(text), StandardCharsets.UTF_8);
  }

  private void makePipe(String name) throws IOException, InterruptedException {
    new FakeRoot(folder).pipe(name);
  }

  /** Waits until the thread of the only pipe hangs in opening it. */
  private static Thread hanging() {
    while (true) {
      for (Thread thread : threads()) {
        if (hangs(thread)) {
          return thread;
        }
      }
      Thread.onSpinWait();
    }
  }

  private static long hangingCount() {
    return threads().stream().filter(FileValueFilesTest::hangs).count();
  }

  private static boolean hangs(Thread thread) {
    for (StackTraceElement element : thread.getStackTrace()) {
      if (element.getMethodName().equals("open0")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void shouldTellWhatWasReadLast() throws Exception {
    write("value", "23125\n");
    ValueFile file = open("value");
    await(() -> file.status() == Sensor.OK);
    assertEquals("23125\n", text(file));
    write("value", "23187\n");
    await(() -> text(file).equals("23187\n"));
    assertTrue(file.readings() > 1);
  }

  @Test
  void shouldBeUnavailableWhileThereIsNoFile() throws Exception {
    assertFalse(files.isPresent("value"));
    ValueFile file = open("value");
    assertEquals(Sensor.UNAVAILABLE, file.status());
    readings.acquire(2);
    assertEquals(Sensor.UNAVAILABLE, file.status());
    assertEquals(0, file.readings());
    write("value", "1");
    assertTrue(files.isPresent("value"));
    await(() -> file.status() == Sensor.OK);
    Files.delete(folder.resolve("value"));
    await(() -> file.status() == Sensor.UNAVAILABLE);
    assertEquals("1", text(file));
  }

  @Test
  void shouldBeUnavailableWhereNoValueCanBe() throws Exception {
    Files.createDirectory(folder.resolve("value"));
    ValueFile directory = open("value");
    ValueFile device = open("/dev/zero");
    readings.acquire(6);
    assertEquals(Sensor.UNAVAILABLE, directory.status());
    assertEquals(Sensor.UNAVAILABLE, device.status());
    assertEquals(0, device.readings());
    assertEquals(Sensor.UNAVAILABLE, open("a\0b").status());
    assertFalse(files.isPresent("a\0b"));
  }

  @Test
  void shouldReadTheBeginningOfALongFile() throws Exception {
    write("value", "7".repeat(ValueFile.TEXT_BYTES_MAX + 1));
    ValueFile file = open("value");
    await(() -> file.status() == Sensor.OK);
    assertEquals(ValueFile.TEXT_BYTES_MAX, text(file).length());
  }

  @Test
  void shouldBeFaultyWhenAPipeHasNoWriterWhileOthersGoOn() throws Exception {
    makePipe("pipe");
    write("value", "1");
    ValueFile pipe = open("pipe");
    ValueFile other = open("value");
    assertEquals(Sensor.UNAVAILABLE, pipe.status());
    hanging();
    clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    assertEquals(Sensor.FAULTY, pipe.status());
    write("value", "2");
    await(() -> text(other).equals("2") && other.status() == Sensor.OK);
    Files.writeString(folder.resolve("pipe"), "42\n");
    await(() -> text(pipe).equals("42\n"));
  }

  @Test
  void shouldEndAThreadThatWaitsForTheWriterOfAPipe() throws Exception {
    makePipe("pipe");
    ValueFile pipe = open("pipe");
    Thread thread = hanging();
    pipe.close();
    thread.join();
    assertEquals(0, threads.threadCount());
    assertEquals(Sensor.UNAVAILABLE, pipe.status());
    pipe.close();
  }

  @Test
  void shouldEndAThreadWhoseWriterIsSilent() throws Exception {
    makePipe("pipe");
    ValueFile pipe = open("pipe");
    Thread thread = hanging();
    try (var writer = Files.newOutputStream(folder.resolve("pipe"))) {
      writer.write('4');
      writer.flush();
      clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
      assertEquals(Sensor.FAULTY, pipe.status());
      pipe.close();
      thread.join();
    }
  }

  @Test
  void shouldEndTheThreadOfAFileThatIsClosedWhileItPauses() throws Exception {
    write("value", "1");
    ValueFile file = files.open("value", Integer.MAX_VALUE, READ_TIME_MS_MAX);
    await(() -> file.status() == Sensor.OK);
    clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    assertEquals(Sensor.OK, file.status(), "no reading is due");
    file.close();
    for (Thread thread : threads()) {
      thread.join();
    }
    assertEquals(0, threads.threadCount());
  }

  @Test
  void shouldGiveAThreadThatWasHeldToTheNextFile() throws Exception {
    write("value", "1");
    ValueFile[] pipes = new ValueFile[THREADS_MAX];
    for (int i = 0; i < THREADS_MAX; i++) {
      makePipe("pipe" + i);
      pipes[i] = open("pipe" + i);
    }
    ValueFile waiting = open("value");
    while (threads.threadCount() < THREADS_MAX) {
      clock.nowMs.addAndGet(READ_TIME_MS_MAX / 2);
      assertNotEquals(Sensor.OK, waiting.status());
      awaitHanging();
    }
    clock.nowMs.addAndGet(READ_TIME_MS_MAX + 1);
    assertEquals(Sensor.FAULTY, waiting.status());
    pipes[0].close();
    await(() -> waiting.status() == Sensor.OK);
    assertTrue(threads.threadCount() <= THREADS_MAX);
  }

  /** Waits until all threads hang in opening a file. */
  private void awaitHanging() {
    while (hangingCount() < threads.threadCount()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldReadAllFilesInOneThread() throws Exception {
    List<ValueFile> opened = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      write("value" + i, i + "\n");
      opened.add(open("value" + i));
    }
    await(() -> opened.stream().allMatch(file -> file.readings() > 1));
    assertEquals(1, threads.threadCount());
  }

  @Test
  void shouldEndFurtherThreadsWhenNothingHangsAnyMore() throws Exception {
    makePipe("pipe");
    write("value", "1");
    ValueFile pipe = open("pipe");
    ValueFile other = open("value");
    hanging();
    clock.nowMs.addAndGet(READ_TIME_MS_MAX / 2);
    await(() -> other.status() == Sensor.OK);
    assertEquals(2, threads.threadCount());
    pipe.close();
    await(() -> threads.threadCount() == 1);
    long before = other.readings();
    await(() -> other.readings() > before);
  }

  @Test
  void shouldReadWhereThePlaceIsNow() throws Exception {
    write("first", "1");
    write("second", "2");
    AtomicReference<List<Path>> place = new AtomicReference<>(List.of());
    ValueFile file = files.open(place::get, PERIOD_MS, READ_TIME_MS_MAX);
    readings.acquire(2);
    assertEquals(Sensor.UNAVAILABLE, file.status());
    place.set(List.of(folder.resolve("first")));
    await(() -> text(file).equals("1"));
    place.set(List.of(folder.resolve("second"), folder.resolve("first")));
    await(() -> text(file).equals("2\n1"));
    place.set(List.of(folder.resolve("second"), folder.resolve("third")));
    await(() -> file.status() == Sensor.UNAVAILABLE);
    assertEquals("2\n1", text(file));
  }
}
