/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.faults.Fault;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** One session with one board: a message comes, an answer goes. */
final class DmSession {

  private static final String IN_GOOD_ORDER = "in good order";
  private static final String VERSION = "1.2";
  private static final String PROTOCOL = "DM/1.2";
  private static final int FOREIGN = 77;

  private final int number;
  private final ClientMessage first;
  private final DmSettings settings;
  private final Supplier<FaultPlan> plan;
  private final SessionEvents events;
  private final ClientAuthenticator client;
  private final ServerAuthentication server = new ServerAuthentication();
  private final Conversation conversation;
  private final Incoming incoming;
  private int requests;
  private int msgId;
  private int clientSizeMax = Integer.MAX_VALUE;
  private int lastMsgId = -1;
  private byte[] lastBody = {};
  private DmReply lastReply;

  /** The faults that there were then: what was answered with others is not answered again. */
  private FaultPlan lastPlan;

  private boolean authenticated;
  private boolean begun;

  /** Whether we have not ended our package: the client cannot end its own then. */
  private boolean packageOpen;

  private String end = "";

  /**
   * A session that begins.
   *
   * @param number of this board's sessions, from 1
   * @param first its first message
   * @param plan gives what goes wrong, message by message
   */
  DmSession(
      int number,
      ClientMessage first,
      List<Step> steps,
      DmSettings settings,
      Supplier<FaultPlan> plan,
      ClientAuthenticator client,
      DmListener listener) {
    this.number = number;
    this.first = first;
    this.settings = settings;
    this.plan = plan;
    this.client = client;
    events = new SessionEvents(listener, first.source(), first.sessionId(), settings.trace());
    conversation = new Conversation(steps);
    incoming = new Incoming(settings, events, conversation);
    events.tell("sessionBegan", "number", String.valueOf(number));
  }

  String device() {
    return first.source();
  }

  synchronized boolean isEnded() {
    return !end.isEmpty();
  }

  synchronized boolean isAuthenticated() {
    return authenticated;
  }

  /** Whether a message is of this session, and not the first of another one. */
  synchronized boolean isGoingOnWith(ClientMessage message, DmRequest request) {
    return end.isEmpty() || isRepeated(message, request) || isContinuedBy(message);
  }

  /**
   * A board may have alerts to tell where the server has nothing more to ask. The protocol forbids
   * it nothing but a package with the status of the header alone.
   */
  private boolean isContinuedBy(ClientMessage message) {
    return end.equals(IN_GOOD_ORDER) && message.msgId() == lastMsgId + 1;
  }

  /** Whether this is the message that was answered last, come again. */
  synchronized boolean isRepeated(ClientMessage message, DmRequest request) {
    return lastReply != null
        && plan.get() == lastPlan
        && message.msgId() == lastMsgId
        && Arrays.equals(request.body(), lastBody);
  }

  /** Ends it when it has not ended yet. */
  synchronized void end(String why) {
    if (end.isEmpty()) {
      end = why;
      conversation.unmet(true).forEach(text -> events.tell("unmet", "text", text));
      events.tell("sessionEnded", "reason", why);
    }
  }

  /**
   * Answers a message.
   *
   * @param root the same as an element
   */
  synchronized DmReply answer(ClientMessage message, DmRequest request, Element root) {
    requests++;
    FaultPlan faults = plan.get().of(number, requests);
    events.trace("received", request.size(), root);
    if (isRepeated(message, request)) {
      events.tell("note", "text", "the same message again: it gets the same answer");
      return lastReply.withFaults(faults);
    }
    if (isContinuedBy(message)) {
      end = "";
      events.tell("sessionContinued");
    }
    DmReply before = lastReply;
    lastReply = fresh(message, request, faults);
    lastPlan = plan.get();
    lastMsgId = message.msgId();
    lastBody = request.body();
    return faults.has(Fault.REPEATED_ANSWER) && before != null
        ? before.withFaults(faults)
        : lastReply;
  }

  private DmReply fresh(ClientMessage message, DmRequest request, FaultPlan faults) {
    if (lastMsgId >= message.msgId()) {
      events.violation("MsgID " + message.msgId() + " after MsgID " + lastMsgId);
    }
    if (message.meta("MaxMsgSize") > 0) {
      clientSizeMax = message.meta("MaxMsgSize");
    }
    conversation.limitObjects(message.meta("MaxObjSize"));
    msgId++;
    ClientAuthenticator.Judgement judgement =
        client.judge(message, request, faults.has(Fault.CHALLENGE));
    server.begin(client.claimed());
    tellAuthentication(judgement);
    Element headerStatus = message.headerStatus();
    boolean refused = isRefused(headerStatus);
    ServerMessage out =
        new ServerMessage(
            header(message, request, faults), msgId, request.codec(), clientSizeMax, faults);
    int unfit = unfit(message, request);
    boolean last;
    if (unfit != 0) {
      out.headerStatus(message, unfit, null);
      end("a message that is not accepted: status " + unfit);
      last = true;
    } else {
      out.headerStatus(message, judgement.status(), judgement.chal());
      last =
          judgement.accepted() ? accepted(message, out, refused) : refused(message, out, judgement);
    }
    return reply(out, request, last);
  }

  private void tellAuthentication(ClientAuthenticator.Judgement judgement) {
    if (!judgement.accepted()) {
      events.tell(
          "challenged", "status", String.valueOf(judgement.status()), "reason", judgement.reason());
    } else if (!authenticated) {
      authenticated = true;
      events.tell("clientAuthenticated", "account", client.entry().account().name());
    }
  }

  private boolean isRefused(Element headerStatus) {
    if (headerStatus == null) {
      if (msgId > 1) {
        events.violation("no Status for our SyncHdr");
      }
      return false;
    }
    String code = headerStatus.textOf("Data");
    boolean before = server.isAccepted();
    boolean refused =
        server.isRefused(
            code.matches("[0-9]{3}") ? Integer.parseInt(code) : 0,
            headerStatus.child("Chal"),
            authenticated);
    if (refused) {
      events.tell("serverRefused", "status", code);
      String msgRef = headerStatus.textOf("MsgRef");
      conversation.takeBack(msgRef.matches("[0-9]{1,9}") ? Integer.parseInt(msgRef) : -1);
    } else if (server.isAccepted() && !before) {
      events.tell("serverAccepted", "status", code);
    }
    return refused;
  }

  /** The status of a message that we do not take at all; 0 for one that we take. */
  private int unfit(ClientMessage message, DmRequest request) {
    if (!message.header().textOf("VerDTD").equals(VERSION)) {
      return Status.DTD_NOT_SUPPORTED;
    }
    if (!message.header().textOf("VerProto").equals(PROTOCOL)) {
      return Status.PROTOCOL_NOT_SUPPORTED;
    }
    if (request.size() > settings.messageSizeMax()) {
      events.violation(
          "a message of " + request.size() + " octets; MaxMsgSize is " + settings.messageSizeMax());
      return Status.ENTITY_TOO_LARGE;
    }
    return 0;
  }

  private boolean refused(
      ClientMessage message, ServerMessage out, ClientAuthenticator.Judgement judgement) {
    // OMA DM Protocol §9.1: nothing but a status for each command.
    for (Element command : message.commands()) {
      if (!command.name().equals("Status") && !command.name().equals("Results")) {
        out.status(message, command, judgement.status());
      }
    }
    if (judgement.chal() == null) {
      end("the board did not show who it is");
    }
    return true;
  }

  private boolean accepted(ClientMessage message, ServerMessage out, boolean refused) {
    incoming.take(message, out, server.isAccepted(), !refused);
    if (incoming.isAborted()) {
      end("the board ended it: Alert 1223");
      return true;
    }
    if (server.isHopeless()) {
      end("the board does not accept the server");
      return true;
    }
    if (message.last() && packageOpen) {
      events.violation("Final before the server's Final");
    } else if (message.last()) {
      checkPackage(refused);
    }
    return goOn(message, out);
  }

  private void checkPackage(boolean refused) {
    if (incoming.isReassembling()) {
      events.violation("the package ends within a value");
    }
    if (!refused) {
      conversation.takeUnanswered().forEach(events::violation);
    }
    if (!begun) {
      begun = true;
      if (incoming.initiator() == 0) {
        events.violation("package #1 without Alert 1200 or 1201");
      }
      if (incoming.deviceInfo().isEmpty()) {
        events.violation("package #1 without the nodes of DevInfo");
      }
    }
  }

  /** Adds what follows; returns whether the message ends our package. */
  private boolean goOn(ClientMessage message, ServerMessage out) {
    if (!packageOpen && !message.last()) {
      out.alert(DmAlert.NEXT_MESSAGE);
      return false;
    }
    boolean any = conversation.fill(out);
    if (out.faults().has(Fault.ANOTHER_COMMAND)) {
      any |= conversation.ask(out);
    }
    packageOpen = conversation.isPackageOpen();
    if (!any && !out.faults().has(Fault.NO_FINAL)) {
      end(IN_GOOD_ORDER);
    } else if (conversation.isAborted()) {
      end("the script ended it: Alert 1223");
    }
    return !packageOpen;
  }

  private Element header(ClientMessage message, DmRequest request, FaultPlan faults) {
    boolean foreign = faults.has(Fault.OTHER_SESSION);
    String own = message.target().isEmpty() ? settings.serverId() : message.target();
    Element source = Element.of("Source", Element.leaf("LocURI", own));
    List<Element> parts = new ArrayList<>();
    parts.add(Element.leaf("VerDTD", VERSION));
    parts.add(Element.leaf("VerProto", PROTOCOL));
    parts.add(Element.leaf("SessionID", message.sessionId() + (foreign ? FOREIGN : "")));
    parts.add(Element.leaf("MsgID", msgId));
    parts.add(Element.of("Target", Element.leaf("LocURI", message.source())));
    parts.add(
        server.name().isEmpty() ? source : source.with(Element.leaf("LocName", server.name())));
    if (faults.has(Fault.RESP_URI)) {
      parts.add(Element.leaf("RespURI", faults.rule(Fault.RESP_URI).parameter()));
    } else if (settings.respUri()) {
      parts.add(Element.leaf("RespURI", request.url()));
    }
    Element cred = server.cred(authenticated, faults.has(Fault.WRONG_DIGEST));
    if (cred != null && !faults.has(Fault.NO_CREDENTIALS)) {
      parts.add(cred);
    }
    Element meta = Element.of("Meta", Element.leaf("MaxMsgSize", settings.messageSizeMax()));
    if (settings.objectSizeMax() > 0) {
      meta = meta.with(Element.leaf("MaxObjSize", settings.objectSizeMax()));
    }
    parts.add(meta);
    return Element.of("SyncHdr", parts);
  }

  private DmReply reply(ServerMessage out, DmRequest request, boolean last) {
    conversation.alerted(out);
    Element root = out.root(last);
    byte[] body = request.codec().write(root);
    if (body.length > clientSizeMax) {
      events.tell("note", "text", "our message is greater than MaxMsgSize: " + body.length);
    }
    events.trace("sent", body.length, root);
    FaultPlan faults = out.faults();
    boolean isWrong = faults.has(Fault.NO_CREDENTIALS) || faults.has(Fault.WRONG_DIGEST);
    HmacHeader hmac =
        faults.has(Fault.NO_CREDENTIALS) ? null : server.hmac(body, faults.has(Fault.WRONG_DIGEST));
    boolean hasAny = hmac != null || root.child("SyncHdr").has("Cred");
    return new DmReply(request.codec(), body, hmac, faults, hasAny && !isWrong);
  }

  /** The session as it stands. */
  synchronized DmSessionReport report() {
    return new DmSessionReport(
        number,
        first.source(),
        first.sessionId(),
        client.entry() == null ? "" : client.entry().account().name(),
        incoming.initiator(),
        requests,
        authenticated,
        server.isAccepted(),
        incoming.deviceInfo(),
        incoming.alerts(),
        conversation.outcomes(),
        events.violations(),
        conversation.unmet(isEnded()),
        end);
  }
}
