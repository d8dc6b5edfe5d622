/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of the packed agent's SNMP messages, switched on and off while it runs. */
final class TraceIT {

  private static final String TAKEN = "Configuration taken";
  private static final String REJECTED = "The configuration is rejected";

  @TempDir private Path folder;

  @Test
  void shouldShowMessagesFromOneReloadToTheNext() throws IOException {
    Site site = Site.create(folder, KeyType.EC);
    try (AgentProcess agent = AgentProcess.start(folder, site.port(), site.configuration())) {
      set(site, "before");
      assertEquals(List.of(), told(agent));

      reload(agent, site.configuration("trace.snmp = on"));
      set(site, "a shelf \"north\"");
      String value = "1.3.6.1.2.1.1.6.0 = OCTET STRING: \"a shelf \\\"north\\\"\"";
      Processes.await("both are told", () -> count(agent, value) == 2, agent.logFile());
      List<String> told = told(agent);
      String request = only(told, "SetRequest, ");
      assertTrue(
          request.matches(
              ".* INFO trace: Received from 127\\.0\\.0\\.1:[0-9]+ \\(\"admin\", session [0-9]+\\): .*"),
          request);
      assertTrue(request.endsWith(value), request);
      String response = told.get(told.indexOf(request) + 1);
      assertTrue(
          response.matches(
              ".* INFO trace: Sent to 127\\.0\\.0\\.1:[0-9]+ \\(\"admin\", session [0-9]+\\): Response, .*"),
          response);
      assertTrue(response.contains("error-status noError, error-index 0"), response);
      assertTrue(response.endsWith(value), response);
      // Before them, the manager asked which engine it has to do with, and was answered.
      assertEquals(0, told.size() % 2, told::toString);

      reload(agent, site.configuration());
      int before = told(agent).size();
      set(site, "after");
      assertEquals(before, told(agent).size());
    }
  }

  private static void set(Site site, String location) {
    var result =
        Processes.runTool(
            "set",
            "127.0.0.1:" + site.port(),
            "--cert",
            site.certificate("admin").toString(),
            "--timeout",
            "60",
            "sysLocation.0",
            "s",
            location);
    assertEquals("sysLocation.0 = STRING: " + location + "\n", result.output());
  }

  /** Has the agent read another configuration; again while sessions of before are being closed. */
  private void reload(AgentProcess agent, List<String> configuration) throws IOException {
    Files.write(folder.resolve("tocsin.conf"), configuration);
    long taken = count(agent, TAKEN);
    while (count(agent, TAKEN) == taken) {
      long rejected = count(agent, REJECTED);
      agent.type("reload");
      Processes.await(
          "the agent answers",
          () -> count(agent, TAKEN) > taken || count(agent, REJECTED) > rejected,
          agent.logFile());
    }
  }

  private static long count(AgentProcess agent, String text) {
    return agent.log().lines().filter(line -> line.contains(text)).count();
  }

  private static List<String> told(AgentProcess agent) {
    return agent.log().lines().filter(line -> line.contains(" trace: ")).toList();
  }

  private static String only(List<String> lines, String part) {
    List<String> found = lines.stream().filter(line -> line.contains(part)).toList();
    assertEquals(1, found.size(), lines::toString);
    return found.get(0);
  }
}
