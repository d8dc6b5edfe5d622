/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.hal.Line;
import io.tocsin.hal.Log;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.WallTrust;
import io.tocsin.raspi.service.HardwareWatchdog;
import io.tocsin.raspi.system.NativeLibrary;
import io.tocsin.raspi.system.SystemCalls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What runs in a guest with a real chip and a real timer, and tells on its console what it finds.
 * It takes the button, a line that somebody presses from outside, and the lamp, an output; then it
 * feeds the timer until the button was pressed and released, and no longer.
 *
 * <p>Arguments: label of the chip, offsets of button and lamp, timeout of the timer in seconds.
 */
public final class GuestProgram {

  private static final Path ROOT = Path.of("/");

  private final String chip;
  private final String button;
  private final String lamp;
  private final int timeoutS;
  private final SystemClock clock = new SystemClock(WallTrust.NEVER);
  private final SystemCalls calls = NativeLibrary.load();
  private final Log log = new ConsoleLog();
  private final Semaphore woken = new Semaphore(0);

  private GuestProgram(String[] arguments) {
    chip = arguments[0];
    button = arguments[1];
    lamp = arguments[2];
    timeoutS = Integer.parseInt(arguments[3]);
  }

  /** Runs until the machine is reset. */
  public static void main(String[] arguments) throws InterruptedException {
    GuestProgram program = new GuestProgram(arguments);
    program.switchLamp();
    program.watchButton();
  }

  private static void tell(String text) {
    System.out.println("guest: " + text);
  }

  private static String level(boolean active) {
    return active ? "active" : "inactive";
  }

  private GpioLines open(String name, String offset, String... more) {
    StringBuilder text = new StringBuilder();
    text.append("line.").append(name).append(".chip = ").append(chip).append('\n');
    text.append("line.").append(name).append(".offset = ").append(offset).append('\n');
    for (String key : more) {
      text.append("line.").append(name).append('.').append(key).append('\n');
    }
    Configuration configuration =
        ConfigurationReader.read("guest.conf", text.toString().getBytes(StandardCharsets.UTF_8))
            .configuration();
    return GpioLines.open(configuration.gpioLines(), calls, ROOT, clock, log, woken::release);
  }

  /** Waits for a line that comes a bit later, as the emulated machine is slow. */
  private void awaitLine(Line line) throws InterruptedException {
    while (!line.isAvailable()) {
      woken.tryAcquire(1, TimeUnit.SECONDS);
    }
  }

  /** An output from start to stop, and whether it keeps its level where it is to. */
  private void switchLamp() throws InterruptedException {
    try (GpioLines lines = open("lamp", lamp, "direction = output", "stop = keep")) {
      Line line = lines.lines().get(0);
      awaitLine(line);
      tell("lamp begins " + level(line.isActive()));
      tell("lamp is driven " + line.drive(true) + ", " + level(line.isActive()));
    }
    try (GpioLines lines = open("lamp", lamp, "direction = output", "start = keep")) {
      awaitLine(lines.lines().get(0));
      tell("lamp was kept " + level(lines.lines().get(0).isActive()));
    }
    try (GpioLines lines = open("lamp", lamp, "direction = output", "start = keep")) {
      awaitLine(lines.lines().get(0));
      tell("lamp was left " + level(lines.lines().get(0).isActive()));
    }
  }

  private void watchButton() throws InterruptedException {
    try (GpioLines lines = open("button", button, "debounce.us = 1000")) {
      awaitLine(lines.lines().get(0));
      tell("button is available " + lines.lines().get(0).isAvailable());
      GpioLines again = open("again", button);
      tell("again is available " + again.lines().get(0).isAvailable());
      again.close();
      HardwareWatchdog watchdog =
          new HardwareWatchdog(calls, ROOT, "/dev/watchdog", timeoutS, clock, log);
      watchdog.start();
      long fedMs = clock.monotonicMs() + 2 * watchdog.timeoutMs();
      boolean isPressed = false;
      boolean isReleased = false;
      boolean isTold = false;
      while (!isReleased) {
        woken.tryAcquire(watchdog.timeoutMs() / 2, TimeUnit.MILLISECONDS);
        watchdog.feed();
        if (!isTold && clock.monotonicMs() > fedMs) {
          isTold = true;
          tell("fed for twice the timeout");
        }
        for (int change = lines.pollChange(); change >= 0; change = lines.pollChange()) {
          tell("button is " + level((change & 1) != 0));
          isReleased = isPressed && (change & 1) == 0;
          isPressed = (change & 1) != 0;
        }
      }
      tell("stuck");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** The console of the guest. */
  private static final class ConsoleLog implements Log {

    @Override
    public boolean isEnabled(int severity) {
      return true;
    }

    @Override
    public void write(int severity, String topic, String text) {
      System.out.println("log " + topic + ": " + text);
    }
  }
}
