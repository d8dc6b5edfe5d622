/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.event.DropCause;

/**
 * What is to be told of the targets of notifications. Targets are numbered from 0: those of the
 * configuration in its order, then the places of DM servers, then the places of managers' targets,
 * which come and go. While nobody has a place, only the name of who had it last is told of it.
 *
 * <p>Conservation, at any time: {@code accepted = delivered + queued + coalesced + sum of dropped}.
 */
public interface TargetStatus {

  /** Type: told by traps. */
  int TRAP = 1;

  /** Type: told by informs, which are acknowledged. */
  int INFORM = 2;

  /** Type: a DM server, told by alerts, which are acknowledged. */
  int ALERT = 3;

  /** Time that nobody knows. */
  long UNKNOWN_TIME = 0xFFFF_FFFFL;

  /** State: there is no session; nothing is to be told, or the agent waits before the next try. */
  int IDLE = 1;

  /** State: a session is being opened. */
  int OPENING = 2;

  /** State: there is a session. */
  int OPEN = 3;

  /** Number of targets. */
  int targetCount();

  /**
   * Whether there is a target, and not only a place for one.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  boolean isPresent(int target);

  /**
   * The target's unique name: 1 to 32 octets of UTF-8 without control characters; of a place that
   * nobody has, the name of who had it last, empty for nobody.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  String name(int target);

  /**
   * {@link #TRAP}, {@link #INFORM} or {@link #ALERT}.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  int type(int target);

  /**
   * {@link #IDLE}, {@link #OPENING} or {@link #OPEN}.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  int state(int target);

  /**
   * Number of events that it was to be told of.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long accepted(int target);

  /**
   * Number of traps that the network has taken, or of informs or alerts acknowledged.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long delivered(int target);

  /**
   * Number of events that wait to be sent, to be taken by the network, or to be acknowledged.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long queued(int target);

  /**
   * Number of events that it was not told of by themselves, because another one stood for them.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long coalesced(int target);

  /**
   * Most events that {@link #queued} has ever been; as many as the queue holds when it was full.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long queueHighWater(int target);

  /**
   * Number of events that were given up for one cause.
   *
   * @param target 0 to {@link #targetCount()} - 1
   * @param cause a constant of {@link DropCause}
   */
  long dropped(int target, int cause);

  /**
   * Number of events that were given up, for whichever cause.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  default long dropped(int target) {
    long sum = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      sum += dropped(target, cause);
    }
    return sum;
  }

  /**
   * How long the target will need for what is {@link #queued}, as far as that can be told from what
   * it took before: hundredths of a second, 2^32-1 when nothing is known.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  long timeToDrainHundredths(int target);

  /**
   * The same counts by severity.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  TargetClassStatus classStatus(int target);

  /**
   * What went wrong last, in words; empty when nothing has. Made when it went wrong: this call
   * allocates nothing.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  String lastError(int target);

  /**
   * The fingerprint that the target's certificate must have, as SnmpTLSFingerprint (RFC 6353 §7:
   * the hash algorithm's number in one octet, then the digest); empty when none is configured. Not
   * to be changed.
   *
   * @param target 0 to {@link #targetCount()} - 1
   */
  byte[] serverFingerprint(int target);
}
