/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.Configuration;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.EventSink;
import io.tocsin.event.Outbox;
import io.tocsin.event.SubjectNames;
import io.tocsin.hal.Board;
import io.tocsin.mib.TargetStatus;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.SecureChannelFactory;

/** What the DM client stands on in the agent, all of which another configuration exchanges. */
public final class DmSurroundings {

  final Configuration configuration;
  final DmServers servers;
  SecureChannelFactory channels;
  PeerVerifier paths;
  CertificateTime time;
  Revocations revocations;
  Outbox outbox;
  int firstSlot;
  SubjectNames subjects;
  Board board;
  BoardWatch watch;
  TargetStatus queues;
  EventSink sink;
  NewestEvent newest;

  /**
   * Begins with what the operator has said.
   *
   * @param configuration the configuration
   * @param servers its DM servers
   */
  public DmSurroundings(Configuration configuration, DmServers servers) {
    this.configuration = configuration;
    this.servers = servers;
  }

  /**
   * Says how servers are reached.
   *
   * @param factory makes TLS channels, with our identity
   * @param verifier finds the path from a server's certificate to a trust anchor
   * @param certificateTime what is known of the wall time
   * @param lists by which certificates are judged that are known by their fingerprint
   */
  public DmSurroundings channels(
      SecureChannelFactory factory,
      PeerVerifier verifier,
      CertificateTime certificateTime,
      Revocations lists) {
    channels = factory;
    paths = verifier;
    time = certificateTime;
    revocations = lists;
    return this;
  }

  /**
   * Says where events are.
   *
   * @param events the outbox; its last targets are the slots of DM servers
   * @param firstSlotTarget number of the target of the first slot
   * @param names the names of what events are about
   * @param eventSink takes events of DM itself
   * @param newestEvent tells how far identifiers of events have got
   */
  public DmSurroundings events(
      Outbox events,
      int firstSlotTarget,
      SubjectNames names,
      EventSink eventSink,
      NewestEvent newestEvent) {
    outbox = events;
    firstSlot = firstSlotTarget;
    subjects = names;
    sink = eventSink;
    newest = newestEvent;
    return this;
  }

  /**
   * Says what the board has, and where the thresholds of its sensors are.
   *
   * @param sensors the board with the sensors of the configuration
   * @param thresholds has the thresholds of these sensors
   */
  public DmSurroundings board(Board sensors, BoardWatch thresholds) {
    board = sensors;
    watch = thresholds;
    return this;
  }

  /**
   * Says what the tree shows of the queues; needed for {@link DmAgent#take} alone.
   *
   * @param status tells of the queues of all targets
   */
  public DmSurroundings queues(TargetStatus status) {
    queues = status;
    return this;
  }

  /** Tells the identifier of the newest event. */
  @FunctionalInterface
  public interface NewestEvent {

    /**
     * The greatest identifier that any event has now, in this start or an earlier one: before the
     * first event of a start, engineBoots shifted left by 32.
     */
    long identifier();
  }
}
