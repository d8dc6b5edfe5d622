/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.config.TargetSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static Configuration configuration(List<String> further) {
    String lines =
        """
        identity.certificate = a
        identity.key = b
        trust.certificates = c
        view.all.include = 1.3.6.1
        group.all.members = noc.test
        group.all.notify = all
        target.noc.host = noc.test
        target.noc.security.name = noc.test
        """;
    String text = lines + String.join("\n", further) + "\n";
    ConfigurationResult result =
        ConfigurationReader.read("tocsin.conf", text.getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return result.configuration();
  }

  @Test
  void shouldCallDefaultWhatABoardDoesByDefault() {
    Configuration configuration = configuration(List.of());
    assertEquals(Guard.DEFAULTS.firstContactMs(), configuration.firstContactSpreadMs());
    TargetSettings target = configuration.targets().get(0);
    assertEquals(Guard.DEFAULTS.backoffMsMin(), target.pacing().backoffMsMin());
    assertEquals(Guard.DEFAULTS.backoffMsMax(), target.pacing().backoffMsMax());
  }

  @Test
  void shouldConfigureWhatItSays() {
    assertEquals(0, configuration(Guard.NONE.lines()).firstContactSpreadMs());
    Guard scaled = Guard.scaled(10_000, 100);
    assertEquals(150_000, scaled.firstContactMs());
    assertEquals(150_000, configuration(scaled.lines()).firstContactSpreadMs());
    FleetTarget target = new FleetTarget("noc", "noc.test", true, Guard.NONE.targetLines());
    assertTrue(target.lines().contains("target.noc.type = inform"), "" + target.lines());
    List<String> pauses =
        target.lines().stream().filter(line -> line.contains(".backoff.")).toList();
    TargetSettings settings = configuration(pauses).targets().get(0);
    assertEquals(1_000, settings.pacing().backoffMsMin());
    assertEquals(1_000, settings.pacing().backoffMsMax());
  }
}
