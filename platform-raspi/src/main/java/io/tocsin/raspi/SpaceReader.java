/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads how full file systems are, in threads that these may keep waiting: a server that is gone,
 * or a card that dies, holds whoever asks.
 *
 * <p>One thread asks them one after another and then ends. When one does not answer in time, the
 * thread counts as held, and the next round of questions gets another one. A file system that has
 * not answered yet is not asked again, so each holds one thread at most; and there are no more
 * threads than a bound, those of file systems that are gone included.
 */
final class SpaceReader implements Closeable {

  /** What reading needs, with room to spare; the default is a megabyte. */
  private static final long STACK_BYTES = 256 * 1024;

  /** Name of all threads here. */
  static final String THREAD = "tocsin-space";

  /**
   * What a file system answers.
   *
   * @param unitBytes size of its pieces in bytes
   * @param sizeBytes its size in bytes
   * @param usedBytes what is used of it, in bytes
   */
  record Space(int unitBytes, long sizeBytes, long usedBytes) {}

  /** Asks a file system; may take for ever. */
  interface Source {

    /**
     * Asks.
     *
     * @param path where it is mounted
     * @throws IOException when it answers with an error
     */
    Space read(Path path) throws IOException;
  }

  /** One file system; belongs to whoever holds the monitor. */
  private static final class Question {
    private final Path path;
    private Space answer;
    private boolean isOpen;
    private long openSinceMs;

    private Question(Path path) {
      this.path = path;
    }
  }

  private final Source source;
  private final Clock clock;
  private final int readTimeMsMax;
  private final int threadsMax;

  // All of the following belongs to whoever holds the monitor, which is never held over a reading.
  private final Map<String, Question> questions = new HashMap<>();
  private final ArrayDeque<Question> waiting = new ArrayDeque<>();

  /** The threads, and since when each waits for an answer. */
  private final Map<Thread, Long> threads = new HashMap<>();

  private boolean closed;

  /**
   * Prepares for questions; nothing is read yet.
   *
   * @param source is asked in several threads
   * @param clock tells how long an answer takes; its monotonic time is asked by several threads
   * @param readTimeMsMax time that one answer may take in milliseconds
   * @param threadsMax most threads at a time
   */
  SpaceReader(Source source, Clock clock, int readTimeMsMax, int threadsMax) {
    this.source = source;
    this.clock = clock;
    this.readTimeMsMax = readTimeMsMax;
    this.threadsMax = threadsMax;
  }

  /** Asks the system. */
  static Space ask(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    long size = store.getTotalSpace();
    long unit = Math.max(1, Math.min(store.getBlockSize(), 1 << 30));
    return new Space((int) unit, size, Math.max(0, size - store.getUnallocatedSpace()));
  }

  /**
   * Asks some file systems, and forgets all others.
   *
   * @param paths where each is mounted, by what tells it from all others
   */
  synchronized void ask(Map<String, Path> paths) {
    questions.keySet().retainAll(paths.keySet());
    waiting.removeIf(question -> !questions.containsValue(question));
    for (Map.Entry<String, Path> path : paths.entrySet()) {
      Question question =
          questions.computeIfAbsent(path.getKey(), key -> new Question(path.getValue()));
      if (!question.isOpen) {
        question.isOpen = true;
        question.openSinceMs = clock.monotonicMs();
        waiting.add(question);
      }
    }
    if (!waiting.isEmpty() && !closed && threads.size() < threadsMax && areAllHeld()) {
      start();
    }
  }

  private boolean areAllHeld() {
    long nowMs = clock.monotonicMs();
    return !Lists.any(threads.values(), sinceMs -> nowMs - sinceMs <= readTimeMsMax);
  }

  private void start() {
    Thread thread = new Thread(null, this::run, THREAD, STACK_BYTES);
    thread.setDaemon(true);
    threads.put(thread, clock.monotonicMs());
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // So the JVM reports that the system gives no thread; the next round tries again.
      threads.remove(thread);
    }
  }

  private void run() {
    Question question = next();
    while (question != null) {
      Space answer = null;
      try {
        answer = source.read(question.path);
      } catch (IOException | RuntimeException e) {
        // What it said last stays; not even a defect of the library may end all readings.
      }
      end(question, answer);
      question = next();
    }
  }

  /** The next file system to be asked by this thread; null when it is to end. */
  private synchronized Question next() {
    Question question = closed ? null : waiting.poll();
    if (question == null) {
      threads.remove(Thread.currentThread());
    } else {
      threads.put(Thread.currentThread(), clock.monotonicMs());
    }
    notifyAll();
    return question;
  }

  private synchronized void end(Question question, Space answer) {
    question.isOpen = false;
    if (answer != null) {
      question.answer = answer;
    }
  }

  /**
   * Waits until all that were asked have answered, for a while at most.
   *
   * @param timeMs how long, in milliseconds
   */
  synchronized void await(long timeMs) throws InterruptedException {
    long endNs = System.nanoTime() + timeMs * 1_000_000L;
    long leftMs = timeMs;
    while (!closed && leftMs > 0 && Lists.any(questions.values(), each -> each.isOpen)) {
      wait(leftMs);
      leftMs = (endNs - System.nanoTime()) / 1_000_000;
    }
  }

  /**
   * What a file system answered last.
   *
   * @param key what tells it from all others
   * @return null before its first answer
   */
  synchronized Space answer(String key) {
    Question question = questions.get(key);
    return question == null ? null : question.answer;
  }

  /**
   * Whether a file system takes longer to answer than it may.
   *
   * @param key what tells it from all others
   */
  synchronized boolean isLate(String key) {
    Question question = questions.get(key);
    return question != null
        && question.isOpen
        && clock.monotonicMs() - question.openSinceMs > readTimeMsMax;
  }

  /** Threads that live, those that are held included. */
  synchronized List<Thread> threads() {
    return new ArrayList<>(threads.keySet());
  }

  /** Asks nobody any more; a thread that is held ends with the process. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    for (Thread thread : threads.keySet()) {
      thread.interrupt();
    }
    notifyAll();
  }
}
