/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.TargetQueue;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import io.tocsin.mib.admin.Destination;
import io.tocsin.tls.Fingerprint;

/**
 * The place of one target of notifications: its queue, and what drives it as long as notifications
 * can be sent. The places of managers' targets are for one after the other.
 */
final class TargetPlace {

  private static final byte[] NO_FINGERPRINT = {};

  /** Number of the target, as in the outbox. */
  private final int number;

  private final TargetQueue queue;
  private final TargetClassStatus classes;

  /** Where notifications go, or why they do not; null while nobody has the place. */
  private Destination destination;

  private TargetDriver driver;

  /** The last driver that there was, if only of another target. */
  private TargetDriver lastDriver;

  private byte[] serverFingerprint = NO_FINGERPRINT;

  /**
   * A place that nobody has.
   *
   * @param number number of the target, as in the outbox
   * @param queue its queue there
   * @param classes tells of the queue by severity
   */
  TargetPlace(int number, TargetQueue queue, TargetClassStatus classes) {
    this.number = number;
    this.queue = queue;
    this.classes = classes;
  }

  /** Has events sent by a driver from now on, and by the one before no more; null for nobody. */
  void drive(TargetDriver newDriver, long nowMs) {
    if (driver != null) {
      driver.shutDown(false, nowMs);
      lastDriver = driver;
    }
    if (newDriver != null && lastDriver != null) {
      newDriver.follow(lastDriver, nowMs);
    }
    driver = newDriver;
    Fingerprint fingerprint = driver == null ? null : driver.address().serverFingerprint();
    serverFingerprint = fingerprint == null ? NO_FINGERPRINT : fingerprint.octets();
    if (queue.isGuest()) {
      queue.setOpen(driver != null);
    }
  }

  /** Notes where notifications go from now on. */
  void setDestination(Destination newDestination) {
    destination = newDestination;
  }

  /**
   * Takes the target away.
   *
   * @return how many events waited for it
   */
  long vacate(long nowMs) {
    drive(null, nowMs);
    long waited = queue.queued();
    queue.vacate();
    destination = null;
    return waited;
  }

  /** Number of the target, as in the outbox. */
  int number() {
    return number;
  }

  /** Whether it is a place for managers' targets that nobody has. */
  boolean isFree() {
    return queue.isGuest() && destination == null;
  }

  /** What sends events; null while there is nothing to send to. */
  TargetDriver driver() {
    return driver;
  }

  /** Where notifications go, or why they do not; null while nobody has the place. */
  Destination destination() {
    return destination;
  }

  int type() {
    return destination != null && destination.isInform() ? TargetStatus.INFORM : TargetStatus.TRAP;
  }

  int state() {
    if (driver == null || driver.session().isIdle()) {
      return TargetStatus.IDLE;
    }
    return driver.session().isOpen() ? TargetStatus.OPEN : TargetStatus.OPENING;
  }

  long timeToDrainHundredths() {
    return driver == null ? TargetStatus.UNKNOWN_TIME : driver.timeToDrainHundredths();
  }

  TargetClassStatus classStatus() {
    return classes;
  }

  String lastError() {
    if (driver != null) {
      return driver.troubles().lastError();
    }
    return destination == null ? "" : destination.problem();
  }

  byte[] serverFingerprint() {
    return serverFingerprint;
  }
}
