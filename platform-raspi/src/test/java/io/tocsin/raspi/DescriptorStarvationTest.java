/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Log;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that has no descriptor left for a connection that wants to be accepted. */
class DescriptorStarvationTest {

  private static final int DESCRIPTORS_MAX = 64;

  /** Uses up all descriptors but one, lets somebody connect with that one, and looks on. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      try (NetworkBed bed = new NetworkBed()) {
        Listener listener = bed.network.listen("127.0.0.1", 0);
        // Once with descriptors left, so that all classes are loaded.
        Connection first = bed.open("127.0.0.1", listener.port());
        bed.accepted(listener).close();
        first.close();
        bed.network.await(0);
        bed.log.write(Log.DEBUG, "test", "Nothing yet.");
        bed.log.entries.clear();

        Deque<FileInputStream> hoard = hoardDescriptors();
        hoard.pop().close();
        Connection client = bed.network.connect("127.0.0.1", listener.port());
        bed.settled(client);
        listener.setAcceptWanted(true);
        bed.network.await(bed.clock.monotonicMs() + 100);
        boolean accepted = listener.accept() != null;
        long before = bed.network.selectionCount();
        bed.network.await(bed.clock.monotonicMs() + 100);
        long selections = bed.network.selectionCount() - before;

        for (FileInputStream one : hoard) {
          one.close();
        }
        Connection late = bed.accepted(listener);
        System.out.println("connected " + (client.state() == Connection.OPEN));
        System.out.println("accepted while starving " + accepted);
        System.out.println("quiet " + (selections <= 2));
        System.out.println("accepted later " + (late.remotePort() == client.localPort()));
        System.out.println(bed.log.entries.size() + " entry: " + bed.log.entries.get(0));
      }
    }

    private static Deque<FileInputStream> hoardDescriptors() throws IOException {
      Deque<FileInputStream> hoard = new ArrayDeque<>();
      try {
        while (true) {
          hoard.push(new FileInputStream("/dev/null"));
        }
      } catch (FileNotFoundException e) {
        return hoard;
      }
    }
  }

  @Test
  void shouldPauseInsteadOfTurningAndAcceptLater() throws Exception {
    List<String> launcher =
        List.of("bash", "-c", "ulimit -n " + DESCRIPTORS_MAX + " && exec \"$@\"", "limited");
    Process process = ChildJvm.start(launcher, Program.class);
    String output = ChildJvm.outputOf(process);
    List<String> lines = output.lines().toList();
    assertEquals(
        List.of(
            "connected true", "accepted while starving false", "quiet true", "accepted later true"),
        lines.subList(0, 4),
        output);
    String entry = "1 entry: WARNING network: Cannot accept connections on 127.0.0.1 port ";
    assertTrue(lines.get(4).startsWith(entry), output);
    assertEquals(0, process.exitValue(), output);
  }
}
