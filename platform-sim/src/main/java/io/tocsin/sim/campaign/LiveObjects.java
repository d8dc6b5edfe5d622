/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What lives in the heap of this process after a whole collection, by class, as HotSpot tells it.
 *
 * @param bytes of the objects of each class of agents; those of the simulated world are left out
 */
record LiveObjects(Map<String, Long> bytes) {

  private static final Pattern LINE =
      Pattern.compile(" *[0-9]+: +[0-9]+ +([0-9]+) +(io\\.tocsin\\.\\S+).*");

  private static final String WORLD = "io.tocsin.sim.";

  /** As it is now. */
  static LiveObjects now() {
    try {
      Object text =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return of(text.toString());
    } catch (JMException e) {
      throw new IllegalStateException("this Java machine does not tell what lives in its heap", e);
    }
  }

  /** Reads a histogram of classes. */
  static LiveObjects of(String histogram) {
    Map<String, Long> bytes = new HashMap<>();
    for (String line : histogram.split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && !matcher.group(2).startsWith(WORLD)) {
        bytes.put(matcher.group(2), Long.valueOf(matcher.group(1)));
      }
    }
    return new LiveObjects(bytes);
  }

  /** All of them. */
  long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
