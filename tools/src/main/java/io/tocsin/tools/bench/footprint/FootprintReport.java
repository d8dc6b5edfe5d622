/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.Median;
import io.tocsin.tools.bench.ProcessMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the figures of {@code bench footprint}. */
final class FootprintReport {

  private static final double KIB_PER_MIB = 1_024;
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final PrintWriter out;

  FootprintReport(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line. */
  void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
    out.flush();
  }

  /** Prints what lies on the disk. */
  void printDisk(DiskFigures disk, Path archive) throws IOException {
    print(
        "on disk, MiB: runtime and program %.1f, of which %.1f Java machine, %.1f classes of Java,"
            + " %.2f tocsin.jar, %.2f native; archive of classes %.1f more",
        disk.total() / BYTES_PER_MIB,
        disk.of("lib/server/libjvm.so") / BYTES_PER_MIB,
        disk.of("lib/modules") / BYTES_PER_MIB,
        disk.of("tocsin.jar") / BYTES_PER_MIB,
        disk.of("libtocsin.so") / BYTES_PER_MIB,
        Files.size(archive) / BYTES_PER_MIB);
  }

  /** Prints the table of programs; ratios are of the first one to the others. */
  void printPrograms(Map<String, List<Figures>> programs) {
    print("%-26s%22s%26s%16s%9s%7s", "", "RSS MiB", "private MiB", "first, ms", "threads", "files");
    programs.forEach(
        (name, runs) ->
            print(
                "%-26s%22s%26s%16s%9.0f%7.0f",
                name,
                span(runs, figures -> figures.idle().residentKb() / KIB_PER_MIB, "%.1f"),
                span(runs, figures -> figures.idle().privateKb() / KIB_PER_MIB, "%.1f"),
                span(runs, Figures::firstMs, "%.0f"),
                Median.of(runs, figures -> figures.idle().threads()).value(),
                Median.of(runs, figures -> figures.idle().descriptors()).value()));
    List<Figures> first = programs.values().iterator().next();
    programs.forEach(
        (name, runs) -> {
          if (runs != first) {
            print(
                "  to %-23s%8.2fx RSS%14.2fx private%14.2fx to the first",
                name,
                ratio(first, runs, figures -> figures.idle().residentKb()),
                ratio(first, runs, figures -> figures.idle().privateKb()),
                ratio(first, runs, Figures::firstMs));
          }
        });
  }

  private static String span(List<Figures> runs, ToDoubleFunction<Figures> figure, String format) {
    Median median = Median.of(runs, figure);
    String text = format + " (" + format + " - " + format + ")";
    return String.format(Locale.ROOT, text, median.value(), median.lowest(), median.highest());
  }

  private static double ratio(
      List<Figures> runs, List<Figures> others, ToDoubleFunction<Figures> figure) {
    return Median.of(runs, figure).value() / Median.of(others, figure).value();
  }

  /** Prints how memory grows with notifications. */
  void printGrowth(ManyNotifications many) {
    print("%14s%12s%14s%10s%8s", "notifications", "RSS MiB", "private MiB", "threads", "files");
    for (ManyNotifications.Step step : many.steps()) {
      ProcessMemory memory = step.memory();
      print(
          "%,14d%12.1f%14.1f%10d%8d",
          step.notifications(),
          memory.residentKb() / KIB_PER_MIB,
          memory.privateKb() / KIB_PER_MIB,
          memory.threads(),
          memory.descriptors());
    }
  }

  /** Prints the figures of every minute. */
  void printMinutes(List<Soak.Minute> minutes) {
    print(
        "%6s%10s%10s%7s%10s%14s%10s%8s",
        "min", "events", "arrived", "cuts", "RSS MiB", "private MiB", "threads", "files");
    int number = 0;
    for (Soak.Minute minute : minutes) {
      number++;
      ProcessMemory memory = minute.memory();
      print(
          "%6d%,10d%,10d%7d%10.1f%14.1f%10d%8d",
          number,
          minute.events(),
          minute.messages(),
          minute.cuts(),
          memory.residentKb() / KIB_PER_MIB,
          memory.privateKb() / KIB_PER_MIB,
          memory.threads(),
          memory.descriptors());
    }
  }

  /**
   * Prints what an hour without events costs.
   *
   * @param shorter a process that was ended soon
   * @param longer one that was ended later
   * @param seconds how much later
   */
  void printHour(HeapLog shorter, HeapLog longer, long seconds) {
    double hours = seconds / SECONDS_PER_HOUR;
    print(
        "idle, an hour: %.0f kB allocated, %.1f collections (from %d s; the start allocates %,d kB"
            + " and collects %d times)",
        (longer.allocatedKb() - shorter.allocatedKb()) / hours,
        (longer.collections() - shorter.collections()) / hours,
        seconds,
        shorter.allocatedKb(),
        shorter.collections());
  }
}
