/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import io.tocsin.snmp.vacm.AccessTable;
import io.tocsin.snmp.vacm.SecurityToGroup;
import io.tocsin.snmp.vacm.ViewBasedAccessControl;
import io.tocsin.snmp.vacm.ViewTree;
import java.util.ArrayList;
import java.util.List;

/** A whole engine over a {@link TestTransport}, with one manager of which the session is 5. */
public final class TestEngine implements InformListener {

  public static final Octets ENGINE_ID =
      Octets.of((byte) 0x80, (byte) 0, (byte) 0x7E, (byte) 0xD9, (byte) 5, (byte) 1, (byte) 2);
  public static final long SESSION_ID = 5;
  public static final long NOW_MS = 1_000_000;
  public static final int SIZE_MAX = 8192;
  public static final int INFORMS_MAX = 4;
  public static final Octets MANAGER = Octets.ofAscii("manager");
  public static final Octets DEFAULT_CONTEXT = new Octets(0);

  public final SnmpEngine engine = new SnmpEngine(ENGINE_ID.toArray(), 7, NOW_MS);
  public final EngineCounters counters = new EngineCounters();
  public final TestTransport transport = new TestTransport();
  public final TestObjects objects = new TestObjects();
  public final TmStateReference state = new TmStateReference();
  public final SecurityToGroup groups = new SecurityToGroup(8);
  public final ViewTree views = new ViewTree(8, 16);
  public final AccessTable access = new AccessTable(8, views);
  public final V3MessageProcessing v3;
  public final TransportSecurityModel tsm;
  public final MessageDispatcher dispatcher;
  public final CommandResponder responder;
  public final V3NotificationOriginator originator;
  public final List<String> informEvents = new ArrayList<>();

  /** Hears of informs too, or null. */
  public InformListener chained;

  /** With generous limits. */
  public TestEngine() {
    this(SIZE_MAX, 64, 1000);
  }

  public TestEngine(int messageSizeMax, int varbindCountMax, int stepCountMax) {
    v3 = new V3MessageProcessing(engine, counters, messageSizeMax, INFORMS_MAX);
    tsm = new TransportSecurityModel(engine, counters, messageSizeMax, 2);
    v3.addSecurityModel(tsm);
    dispatcher = new MessageDispatcher(v3, counters);
    ViewBasedAccessControl vacm = new ViewBasedAccessControl(groups, access, views);
    responder =
        new CommandResponder(dispatcher, counters, vacm, objects, varbindCountMax, stepCountMax);
    originator = new V3NotificationOriginator(dispatcher, counters, vacm, this, 2048);
    fillAccess();
    state.setSecurityName(MANAGER.bytes(), 0, MANAGER.length());
    state.setSessionId(SESSION_ID);
    state.setTransportSecurityLevel(SecurityLevel.AUTH_PRIV);
  }

  private void fillAccess() {
    Octets all = Octets.ofAscii("all");
    Octets some = Octets.ofAscii("some");
    Octets system = Octets.ofAscii("system");
    Octets none = new Octets(0);
    Octets operators = Octets.ofAscii("operators");
    Octets readers = Octets.ofAscii("readers");
    byte[] mask = {};
    views.addFamily(all, Oid.of(1), mask, true);
    views.addFamily(system, Oid.parse("1.3.6.1.2.1.1"), mask, true);
    views.addFamily(system, Oid.parse(TestObjects.SYS_CONTACT), mask, false);
    views.addFamily(some, Oid.parse(TestObjects.LAST), mask, true);
    groups.add(SecurityModelNumber.TSM, MANAGER, operators);
    groups.add(SecurityModelNumber.TSM, Octets.ofAscii("reader"), readers);
    groups.add(SecurityModelNumber.TSM, Octets.ofAscii("blind"), Octets.ofAscii("blind"));
    groups.add(SecurityModelNumber.TSM, Octets.ofAscii("far"), Octets.ofAscii("far"));
    int tsmNumber = SecurityModelNumber.TSM;
    int level = SecurityLevel.AUTH_PRIV;
    access.add(operators, none, true, tsmNumber, level, all, all, all);
    access.add(readers, none, true, tsmNumber, level, system, none, none);
    access.add(Octets.ofAscii("blind"), none, true, tsmNumber, level, none, none, none);
    access.add(Octets.ofAscii("far"), none, true, tsmNumber, level, some, some, some);
  }

  /** The peer of the session becomes somebody else. */
  public TestEngine as(String securityName) {
    byte[] name = Octets.ofAscii(securityName).toArray();
    state.setSecurityName(name, 0, name.length);
    return this;
  }

  /** Delivers a message; true when something was sent. */
  public boolean receive(byte[] message) {
    int before = transport.sentCount;
    dispatcher.receiveMessage(transport, state, message, 0, message.length, NOW_MS);
    return transport.sentCount > before;
  }

  /** Delivers a message and returns the answer. */
  public V3Message answer(MessageBuilder message) {
    if (!receive(message.build())) {
      throw new AssertionError("no answer");
    }
    return transport.lastMessage();
  }

  public long count(int counter) {
    return counters.value(counter);
  }

  /** Whether a plain GET is answered. */
  public boolean isAlive() {
    as("manager");
    state.setSessionId(SESSION_ID);
    state.setTransportSecurityLevel(SecurityLevel.AUTH_PRIV);
    return receive(MessageBuilder.message().build())
        && transport.lastMessage().pdu().type() == PduType.RESPONSE
        && transport.lastMessage().pdu().errorStatus() == ErrorStatus.NO_ERROR;
  }

  /** A target that is the manager's session. */
  public NotificationTarget target() {
    NotificationTarget target =
        new NotificationTarget(
            transport,
            SecurityModelNumber.TSM,
            MANAGER,
            SecurityLevel.AUTH_PRIV,
            DEFAULT_CONTEXT,
            65_507,
            1500,
            2);
    target.setSessionId(SESSION_ID);
    return target;
  }

  @Override
  public void informAcknowledged(NotificationTarget target, long token, long nowMs) {
    informEvents.add("acknowledged " + token);
    if (chained != null) {
      chained.informAcknowledged(target, token, nowMs);
    }
  }

  @Override
  public void informFailed(NotificationTarget target, long token, int cause, long nowMs) {
    informEvents.add("failed " + token + " cause " + cause);
    if (chained != null) {
      chained.informFailed(target, token, cause, nowMs);
    }
  }
}
