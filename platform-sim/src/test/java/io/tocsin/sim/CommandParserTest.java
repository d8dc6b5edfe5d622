/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");
  private final CommandParser parser = new CommandParser(BoardPlan.STANDARD);
  private final RecordingControl control = new RecordingControl();

  private String run(String line) throws CommandException {
    return parser.parse(Words.of(line)).run(board, control);
  }

  @ParameterizedTest
  @CsvSource({
    "open, true",
    "close, false",
    "active, true",
    "inactive, false",
    "toggle, true",
  })
  void shouldSetAnInput(String level, boolean active) throws CommandException {
    String answer = run("line door " + level);
    assertEquals(active, board.line(0).isActive());
    assertEquals(active ? "door (input) is active" : "door (input) is inactive, as before", answer);
  }

  @Test
  void shouldToggleBackAndForth() throws CommandException {
    run("line button toggle");
    assertTrue(board.line(1).isActive());
    assertEquals("button (input) is inactive", run("  line\tbutton   toggle # back"));
  }

  @Test
  void shouldSetANetworkInterface() throws CommandException {
    assertEquals("eth0 is down", run("link eth0 down"));
    assertEquals(Link.DOWN, board.link(0).status());
    assertEquals("eth0 is down", run("links"));
    assertEquals("eth0 is up", run("link eth0 up"));
    assertEquals(Link.UP, board.link(0).status());
    assertEquals(2, board.link(0).interfaceIndex());
  }

  @ParameterizedTest
  @CsvSource({
    "in-octets, 0, 5000000000",
    "in-unicast-packets, 1, 0",
    "in-unknown-protocols, 6, 7",
    "out-errors, 12, 18446744073709551615",
  })
  void shouldSetACounterOfANetworkInterface(String name, int counter, String value)
      throws CommandException {
    assertEquals("eth0 has " + name + " " + value, run("link eth0 " + name + " " + value));
    assertEquals(Long.parseUnsignedLong(value), board.link(0).counter(counter));
  }

  @Test
  void shouldSetTheBandwidthOfANetworkInterface() throws CommandException {
    assertEquals(1_000_000_000, board.link(0).bitsPerSecond());
    assertEquals("eth0 has 10000000 bit/s", run("link eth0 speed 10000000"));
    assertEquals(10_000_000, board.link(0).bitsPerSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "temp 71.5, 0, 71500",
    "volt 4.6, 1, 4600",
    "sensor supply-voltage 0, 1, 0",
    "sensor soc-temperature -40.125, 0, -40125",
    "temp -2147483.648, 0, -2147483648",
    "temp 2147483.647, 0, 2147483647",
  })
  void shouldSetASensor(String line, int sensor, int milli) throws CommandException {
    run(line);
    assertEquals(milli, board.sensor(sensor).valueMilli());
    assertEquals(Sensor.OK, board.sensor(sensor).status());
  }

  @Test
  void shouldLetASensorFailAndRecover() throws CommandException {
    assertEquals("soc-temperature has failed, last 45 C", run("sensor soc-temperature fail"));
    assertEquals(Sensor.FAULTY, board.sensor(0).status());
    assertEquals("soc-temperature is unavailable, last 45 C", run("temp unavailable"));
    assertEquals(Sensor.UNAVAILABLE, board.sensor(0).status());
    assertEquals("soc-temperature is 45 C", run("sensor soc-temperature ok"));
    assertEquals(Sensor.OK, board.sensor(0).status());
  }

  @Test
  void shouldShowWhatIs() throws CommandException {
    run("line door open");
    run("temp 71.5");
    assertEquals(
        "door (input) is active\nbutton (input) is inactive\nrelay (output) is inactive\n"
            + "led (output) is inactive",
        run("lines"));
    assertEquals("soc-temperature is 71.5 C\nsupply-voltage is 5 V", run("sensors"));
    assertEquals("well", run("status"));
    assertTrue(
        run("help")
            .endsWith(
                "inputs: door, button\nsensors: soc-temperature, supply-voltage\nlinks: eth0\n"
                    + "counters: in-octets, in-unicast-packets, in-multicast-packets,"
                    + " in-broadcast-packets, in-discards, in-errors, in-unknown-protocols,\n"
                    + "  out-octets, out-unicast-packets, out-multicast-packets,"
                    + " out-broadcast-packets, out-discards, out-errors\n"
                    + "storage areas: memory, swap, /, /boot/firmware"));
  }

  @Test
  void shouldQuit() throws CommandException {
    assertEquals(0, control.quits);
    run("quit");
    assertEquals(1, control.quits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dance | unknown command 'dance'; allowed: line, link, temp,",
        "LINE door open | unknown command 'LINE'; allowed:",
        "line dor open | no line is called 'dor'; allowed: door, button",
        "line relay open | line relay is an output, which the board drives; allowed: door, button",
        "line door ajar | 'ajar' is not a level; allowed: open, close, toggle, active, inactive",
        "line door | too few words; allowed: line NAME open|close|toggle|active|inactive",
        "line door open now | too many words; allowed: line NAME",
        "temp | too few words; allowed: temp VALUE|fail|unavailable|ok",
        "temp hot | 'hot' is not a state; allowed: a value, fail, unavailable, ok",
        "temp 1.2345 | '1.2345' is not a value; allowed: a number from -2147483.648 to",
        "temp 1,5 | '1,5' is not a value; allowed: a number",
        "temp 2147483.648 | '2147483.648' is not a value; allowed:",
        "temp 9999999999999999999 | '9999999999999999999' is not a value; allowed:",
        "sensor humidity 5 | no sensor is called 'humidity'; allowed: soc-temperature, supply-",
        "sensor soc-temperature | too few words; allowed: sensor NAME VALUE|fail|unavailable|ok",
        "lines all | too many words; allowed: lines",
        "link eth1 down | no link is called 'eth1'; allowed: eth0",
        "link eth0 off | 'off' is not a state; allowed: up, down",
        "link eth0 | too few words; allowed: link NAME up|down, link NAME speed|COUNTER NUMBER",
        "link | too few words; allowed: link NAME up|down",
        "link eth0 in-octets 1 2 | too many words; allowed: link NAME up|down",
        "link eth0 octets 1 | 'octets' is not counted; allowed: speed, in-octets, in-unicast-",
        "link eth0 in-octets -1 | '-1' is not a number; allowed: a whole number from 0 to 184467",
        "link eth0 in-octets 18446744073709551616 | '18446744073709551616' is not a number; all",
        "link eth0 speed 9223372036854775808 | '9223372036854775808' is not a number; allowed: a",
      })
  void shouldSayWhatIsAllowed(String line, String start) {
    CommandException e = assertThrows(CommandException.class, () -> run(line));
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void shouldNotRepeatLongOrHiddenTextInItsComplaint() {
    CommandException e =
        assertThrows(CommandException.class, () -> run("\u001b[2J" + "x".repeat(100)));
    assertTrue(e.getMessage().startsWith("unknown command '?[2Jxxx"), e.getMessage());
    assertTrue(e.getMessage().contains("xxx...'"), e.getMessage());
  }

  @Test
  void shouldKnowTheBoardThatItIsFor() {
    CommandParser bare = new CommandParser(new BoardPlan(List.of(), List.of(), List.of()));
    CommandException e =
        assertThrows(CommandException.class, () -> bare.parse(List.of("temp", "1")));
    assertEquals("no sensor is called 'soc-temperature'; allowed: none", e.getMessage());
  }
}
