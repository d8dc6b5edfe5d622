/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose code allocates: samples of the JVM's flight recorder, weighed, told apart by the nearest
 * caller that is ours or Bouncy Castle's.
 */
final class AllocationSplit {

  private static final String EVENT = "jdk.ObjectAllocationSample";
  private static final String OURS = "io.tocsin.";
  private static final String BOUNCY_CASTLE = "org.bouncycastle.";

  /**
   * Bytes that are allocated before a recording counts. A sample weighs what its thread has
   * allocated since the sample before, and the first would weigh all that was before the recording,
   * and the start of the recording itself.
   */
  private static final int PRIMING_BYTES = 4 << 20;

  private static final int PRIMING_ARRAY_BYTES = 1 << 10;

  private double ours;
  private double bouncyCastle;
  private double others;
  private int sampleCount;
  private final Map<String, Double> oursBySite = new HashMap<>();

  private AllocationSplit() {}

  /** What was begun. */
  record Begun(Recording recording, Instant start) {}

  /** Begins to take samples of allocations, of this thread and of others. */
  static Begun begin() {
    Recording recording = new Recording();
    recording.enable(EVENT).withStackTrace().with("throttle", "2000/s");
    recording.start();
    byte[][] primed = new byte[PRIMING_BYTES / PRIMING_ARRAY_BYTES][PRIMING_ARRAY_BYTES];
    Arrays.fill(primed, null);
    return new Begun(recording, Instant.now());
  }

  /**
   * Ends a recording and tells the samples of one thread apart.
   *
   * @param begun what {@link #begin} gave
   * @param thread name of the thread
   */
  static AllocationSplit end(Begun begun, String thread) throws IOException {
    Recording recording = begun.recording();
    recording.stop();
    Path file = Files.createTempFile("tocsin-bench", ".jfr");
    try {
      recording.dump(file);
      recording.close();
      AllocationSplit split = new AllocationSplit();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getEventType().getName().equals(EVENT)
            && event.getStartTime().isAfter(begun.start())
            && event.getThread() != null
            && thread.equals(event.getThread().getJavaName())) {
          split.add(event);
        }
      }
      return split;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void add(RecordedEvent event) {
    sampleCount++;
    double weight = event.getLong("weight");
    if (event.getStackTrace() == null) {
      others += weight;
      return;
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(BOUNCY_CASTLE)) {
        bouncyCastle += weight;
        return;
      }
      if (type.startsWith(OURS)) {
        ours += weight;
        String site = type + "." + frame.getMethod().getName() + ":" + frame.getLineNumber();
        oursBySite.merge(site, weight, Double::sum);
        return;
      }
    }
    others += weight;
  }

  private double total() {
    return Math.max(1, ours + bouncyCastle + others);
  }

  /** Number of samples. */
  int sampleCount() {
    return sampleCount;
  }

  /** Share of our code, 0 to 1. */
  double oursShare() {
    return ours / total();
  }

  /** Share of Bouncy Castle and of what it calls, 0 to 1. */
  double bouncyCastleShare() {
    return bouncyCastle / total();
  }

  /** The places in our code that allocate most, with their share; none when nothing does. */
  List<String> oursWorst() {
    List<Map.Entry<String, Double>> sites = new ArrayList<>(oursBySite.entrySet());
    sites.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    return sites.stream()
        .limit(3)
        .map(
            site ->
                String.format(
                    Locale.ROOT, "%s (%.2f%%)", site.getKey(), 100 * site.getValue() / total()))
        .toList();
  }
}
