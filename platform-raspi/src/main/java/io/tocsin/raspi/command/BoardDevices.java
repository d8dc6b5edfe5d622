/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.config.Configuration;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.ProcessNumber;
import io.tocsin.raspi.gpio.GpioLines;
import io.tocsin.raspi.service.HardwareWatchdog;
import io.tocsin.raspi.service.ServiceManager;
import io.tocsin.raspi.service.Watchdogs;
import io.tocsin.raspi.system.NativeLibrary;
import io.tocsin.raspi.system.SystemCalls;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;

/** What a run of the agent has by system calls: lines of GPIO, watchdogs, the service manager. */
final class BoardDevices implements Closeable {

  private final GpioLines lines;
  private final HardwareWatchdog timer;
  private final ServiceManager manager;
  private volatile NioNetwork network;
  private boolean stopped;

  /**
   * Opens all of it but the watchdog timer.
   *
   * @param configuration says which
   * @param root stands for {@code /}
   * @param clock asked by several threads
   * @param log hears of what cannot be had
   */
  BoardDevices(Configuration configuration, Path root, Clock clock, Log log) {
    SystemCalls calls = NativeLibrary.load();
    lines = GpioLines.open(configuration.gpioLines(), calls, root, clock, log, this::wakeAgent);
    timer =
        new HardwareWatchdog(
            calls,
            root,
            configuration.watchdogDevice(),
            configuration.watchdogTimeoutS(),
            clock,
            log);
    manager = ServiceManager.of(calls, System.getenv(), ProcessNumber.own(), clock, log);
  }

  GpioLines lines() {
    return lines;
  }

  Watchdog watchdog() {
    return new Watchdogs(List.of(timer, manager));
  }

  /** Wakes the agent when a line changes, once it has a network to be woken by. */
  private void wakeAgent() {
    NioNetwork waiting = network;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  /** The agent that is told to the service manager when it begins to end. */
  Steppable around(Steppable agent, NioNetwork waiting) {
    network = waiting;
    return new Steppable() {
      @Override
      public long step(long nowMs) {
        return agent.step(nowMs);
      }

      @Override
      public void stop(long nowMs) {
        stopped = true;
        manager.stopping();
        agent.stop(nowMs);
      }

      @Override
      public boolean isStopped() {
        return agent.isStopped();
      }
    };
  }

  /** The agent runs. Its start may take longer than the timer waits, so that begins now. */
  void ready() {
    timer.start();
    manager.ready();
  }

  /** The configuration is read again. */
  void reloading() {
    manager.reloading();
  }

  /** The configuration has been read again, with an outcome for people. */
  void reloaded(String outcome) {
    manager.status(outcome);
    manager.ready();
  }

  /** Gives all back. The timer of an agent that broke off goes on, and resets the board. */
  @Override
  public void close() {
    lines.close();
    if (stopped) {
      timer.close();
    }
  }
}
