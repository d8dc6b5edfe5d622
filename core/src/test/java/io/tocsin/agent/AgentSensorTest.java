/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.config.ConfigurationError;
import io.tocsin.event.DropCause;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.VarbindCursor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sensors of the configuration, on the wire and over reloads. */
class AgentSensorTest extends AgentWorld {

  private static final Oid THRESHOLD_CLEARED = Oid.parse("1.3.6.1.4.1.32473.100.0.3");
  private static final String COLUMNS = "1.3.6.1.4.1.32473.100.1.2.1.1.";
  private static final int NAME = 2;
  private static final int VALUE = 4;
  private static final int STATUS = 5;

  private static final String[] BOILER = {
    "sensor.boiler.file = w1_slave",
    "sensor.boiler.scale = 0.001",
    "sensor.boiler.pattern = t=",
    "sensor.boiler.high = 90",
    "sensor.boiler.high.clear = 80",
  };

  private static final String[] ATTIC = {"sensor.attic.file = attic", "sensor.attic.unit = C"};

  private VirtualConnection manager;

  private static String[] with(String[]... groups) {
    return Stream.of(groups).flatMap(Stream::of).toArray(String[]::new);
  }

  private List<ConfigurationError> reload(String... further) throws Exception {
    world.run(10_000);
    List<ConfigurationError> errors =
        agent.reload(configuration(further).configuration(), world.nowMs());
    world.wake();
    manager = null;
    return errors;
  }

  /** What a column of the table of sensors has, a number or a text. */
  private Object get(int column, int row) {
    if (manager == null) {
      manager = other.connect("10.0.0.1", 10161);
      world.run(10);
    }
    ask(manager, Oid.parse(COLUMNS + column + "." + row));
    world.run(10);
    List<byte[]> answers = messages(manager);
    assertEquals(1, answers.size());
    VarbindCursor cursor = parse(answers.get(0)).pdu().varbinds(new VarbindCursor());
    assertTrue(cursor.next(new Oid()));
    byte[] value =
        Arrays.copyOfRange(
            cursor.bytes(), cursor.valueOffset(), cursor.valueOffset() + cursor.valueLength());
    return column == NAME
        ? new String(value, StandardCharsets.UTF_8)
        : (Object) new BigInteger(value).intValueExact();
  }

  @Test
  void shouldTellOfAValueThatSomebodyWritesIntoAFile() throws Exception {
    start(with(TRAP_TARGET, BOILER));
    assertEquals(List.of("w1_slave 1000 10000"), platform.valueFiles.open);
    assertTrue(
        String.join("\n", platform.log.entries())
            .contains("sensor.boiler.file = w1_slave: there is no such file now;"));
    assertEquals("boiler", get(NAME, 2));
    assertEquals(2, get(STATUS, 2));
    VirtualConnection receiver = accept();
    notifications(receiver);
    platform.valueFiles.put("w1_slave", "75 01 4b 46 t=23125");
    assertEquals(23_125, get(VALUE, 2));
    assertEquals(1, get(STATUS, 2));
    platform.valueFiles.put("w1_slave", "75 01 4b 46 t=90000");
    world.run(2_000);
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(receiver));
    platform.valueFiles.put("w1_slave", "nothing");
    world.run(2_000);
    assertEquals(3, get(STATUS, 2));
    assertEquals(90_000, get(VALUE, 2));
    platform.valueFiles.put("w1_slave", "t=80000");
    world.run(2_000);
    assertEquals(List.of(THRESHOLD_CLEARED), notifications(receiver));
  }

  @Test
  void shouldKeepTheAlarmOfASensorThatGetsAnotherNumber() throws Exception {
    platform.valueFiles.put("w1_slave", "t=95000");
    platform.valueFiles.put("attic", "21");
    start(with(TRAP_TARGET, BOILER));
    assertEquals(List.of(THRESHOLD_CROSSED, COLD_START), notifications(accept()));
    assertEquals(List.of(), reload(with(TRAP_TARGET, ATTIC, BOILER)));
    world.run(5_000);
    assertEquals("attic", get(NAME, 2));
    assertEquals("boiler", get(NAME, 3));
    assertEquals(2, agent.targets().accepted(0));
    platform.valueFiles.put("w1_slave", "t=80000");
    world.run(2_000);
    assertEquals(3, agent.targets().accepted(0));
    assertEquals(2, platform.valueFiles.openedCount, "the file of before is read on");
  }

  @Test
  void shouldForgetASensorThatIsTakenOut() throws Exception {
    platform.valueFiles.put("w1_slave", "t=95000");
    start(with(TRAP_TARGET, BOILER));
    accept();
    world.run(2_000);
    assertEquals(List.of(), reload(with(TRAP_TARGET, ATTIC)));
    world.run(2_000);
    assertEquals(List.of("attic 1000 10000"), platform.valueFiles.open);
    assertEquals("attic", get(NAME, 2));
    assertEquals(List.of(), reload(TRAP_TARGET));
    assertEquals(List.of(), platform.valueFiles.open);
  }

  @Test
  void shouldCountWhatWaitsAboutASensorThatIsTakenOut() throws Exception {
    other.listener(10162).close();
    platform.valueFiles.put("w1_slave", "t=95000");
    start(with(TRAP_TARGET, BOILER));
    world.run(2_000);
    assertEquals(2, agent.targets().queued(0));
    assertEquals(List.of(), reload(with(TRAP_TARGET, ATTIC)));
    other.listen("::", 10162);
    assertEquals(List.of(COLD_START), notifications(accept()).subList(0, 1));
    world.run(2_000);
    assertEquals(1, agent.targets().dropped(0, DropCause.QUEUE_FULL));
    assertEquals(0, agent.targets().queued(0));
  }

  @Test
  void shouldTellOfASensorThatComesWhenItIsBeyondItsThresholdAlready() throws Exception {
    platform.valueFiles.put("w1_slave", "t=95000");
    start(TRAP_TARGET);
    accept();
    world.run(2_000);
    assertEquals(List.of(), reload(with(TRAP_TARGET, BOILER)));
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(accept()));
  }

  @Test
  void shouldOpenNothingByAConfigurationThatIsRefused() throws Exception {
    assertThrows(
        AgentStartException.class,
        () -> start(with(BOILER, new String[] {"sensor.temperature.file = x"})));
    assertEquals(0, platform.valueFiles.openedCount);
    start(BOILER);
    List<ConfigurationError> errors =
        reload(with(ATTIC, new String[] {"line.window.report = none"}));
    assertEquals(1, errors.size());
    assertEquals(List.of("w1_slave 1000 10000"), platform.valueFiles.open);
  }

  @Test
  void shouldCloseTheFilesWhenItEnds() throws Exception {
    start(with(BOILER, ATTIC));
    assertEquals(2, platform.valueFiles.open.size());
    agent.stop(world.nowMs());
    assertEquals(List.of(), platform.valueFiles.open);
  }
}
