/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.script.Expectation;
import io.tocsin.sim.dmserver.script.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out a script: which commands go into a message, and what answers which of them. */
final class Conversation {

  /** Asks for something that every board has, when the session is to stay open. */
  private static final Step.Command QUESTION = Step.Command.get("./DevInfo/DevId");

  private final List<Step> steps;
  private final List<Pending> sent = new ArrayList<>();
  private final Map<String, Pending> byReference = new HashMap<>();
  private final Set<String> alertReferences = new HashSet<>();
  private final List<Pending> unanswered = new ArrayList<>();
  private final List<DmAlert> unseenAlerts = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();
  private Transfer transfer;
  private String partReference = "";
  private int objectSizeMax = Integer.MAX_VALUE;
  private int next;
  private int waitRounds;
  private boolean aborted;

  /** Whether the script has more for the package, in another message. */
  private boolean more;

  Conversation(List<Step> steps) {
    this.steps = new ArrayList<>(steps);
  }

  /** Has a bound of objects that the client takes, in octets; 0 leaves it as it is. */
  void limitObjects(int size) {
    objectSizeMax = size > 0 ? size : objectSizeMax;
  }

  /** Whether our package goes on: the client is in the middle of a value, or the script says so. */
  boolean isPackageOpen() {
    return transfer != null || more;
  }

  /** Whether the script ended the session by force. */
  boolean isAborted() {
    return aborted;
  }

  /** Notes an alert, which a step may wait for. */
  void alert(DmAlert alert) {
    unseenAlerts.add(alert);
  }

  /**
   * Adds what comes next to a message.
   *
   * @return whether that was anything
   */
  boolean fill(ServerMessage out) {
    more = false;
    if (transfer != null) {
      return continueTransfer(out);
    }
    boolean any = false;
    while (next < steps.size()) {
      Step step = steps.get(next);
      if (step instanceof Step.Command command) {
        if (send(command, out, false)) {
          any = true;
          next++;
        } else if (any) {
          return true;
        } else {
          next++;
          if (sendInParts(command, out)) {
            return true;
          }
        }
      } else if (any) {
        // What waits, ends or divides packages comes when all before it is answered.
        more = step instanceof Step.More;
        next += more || step instanceof Step.Next ? 1 : 0;
        return true;
      } else if (isReady(step, out)) {
        next++;
      } else {
        return true;
      }
    }
    return any;
  }

  /** Whether the step is over. Otherwise something was added to the message. */
  private boolean isReady(Step step, ServerMessage out) {
    if (step instanceof Step.WaitAlert wait) {
      return hasCome(wait) || !ask(out, wait);
    }
    if (step instanceof Step.End) {
      next = steps.size() - 1;
    } else if (step instanceof Step.Abort) {
      aborted = true;
      next = steps.size();
      out.alert(DmAlert.SESSION_ABORT);
      return false;
    }
    return true;
  }

  private boolean hasCome(Step.WaitAlert wait) {
    for (DmAlert alert : unseenAlerts) {
      if (alert.isOfType(wait.type())) {
        unseenAlerts.remove(alert);
        waitRounds = 0;
        return true;
      }
    }
    return false;
  }

  private boolean ask(ServerMessage out, Step.WaitAlert wait) {
    if (waitRounds < wait.roundsMax() && send(QUESTION, out, true)) {
      waitRounds++;
      return true;
    }
    waitRounds = 0;
    unmet.add("no alert of the type " + wait.type() + " came");
    return false;
  }

  /** Asks for something that is no part of the script. */
  boolean ask(ServerMessage out) {
    return send(QUESTION, out, true);
  }

  private boolean send(Step.Command command, ServerMessage out, boolean internal) {
    Map<String, Pending> references = new HashMap<>();
    List<Pending> all = new ArrayList<>();
    boolean added =
        out.add(
            CommandElements.of(
                command,
                out.codec(),
                part -> {
                  int cmdId = out.nextCmdId();
                  Pending pending = new Pending(part, internal, !all.isEmpty());
                  references.put(reference(out.msgId(), String.valueOf(cmdId)), pending);
                  all.add(pending);
                  return cmdId;
                }));
    if (added) {
      byReference.putAll(references);
      sent.addAll(all);
      unanswered.addAll(all);
    }
    return added;
  }

  private boolean sendInParts(Step.Command command, ServerMessage out) {
    Pending pending = new Pending(command, false, false);
    sent.add(pending);
    if (!command.isDivisible()) {
      fail(pending, "too great for the client's MaxMsgSize");
      return false;
    }
    transfer = new Transfer(pending);
    if (transfer.size(out) > objectSizeMax) {
      transfer = null;
      fail(pending, "too great for the client's MaxObjSize");
      return false;
    }
    unanswered.add(pending);
    return continueTransfer(out);
  }

  private boolean continueTransfer(ServerMessage out) {
    Pending pending = transfer.pending();
    int cmdId = transfer.addPart(out);
    if (cmdId == 0) {
      transfer = null;
      unanswered.remove(pending);
      fail(pending, "no part fits the client's MaxMsgSize");
      return false;
    }
    String reference = reference(out.msgId(), String.valueOf(cmdId));
    byReference.put(reference, pending);
    partReference = transfer.isDone() ? "" : reference;
    if (transfer.isDone()) {
      transfer = null;
    }
    return true;
  }

  private static void fail(Pending pending, String why) {
    pending.note(why);
  }

  /** Gives up the value that the client is in the middle of. */
  void stopTransfer(String why) {
    if (transfer != null) {
      transfer.pending().note(why);
      unanswered.remove(transfer.pending());
      transfer = null;
    }
  }

  /**
   * Takes a status.
   *
   * @return the command; null when it is none of ours
   */
  Pending status(String msgRef, String cmdRef, int code) {
    String reference = reference(msgRef, cmdRef);
    Pending pending = byReference.get(reference);
    if (pending == null) {
      return null;
    }
    boolean part = reference.equals(partReference);
    if (part && code == Status.CHUNK_ACCEPTED) {
      return pending;
    }
    pending.status(code);
    unanswered.remove(pending);
    if (part) {
      stopTransfer("the client did not take a part");
    }
    return pending;
  }

  /** Notes the alerts of a message, which the client may give a status. */
  void alerted(ServerMessage out) {
    out.alertIds().forEach(id -> alertReferences.add(reference(out.msgId(), String.valueOf(id))));
  }

  /** Whether a status is that of an alert of ours. */
  boolean isOfAlert(String msgRef, String cmdRef) {
    return alertReferences.contains(reference(msgRef, cmdRef));
  }

  /** The command that a result answers; null when it is none of ours. */
  Pending find(String msgRef, String cmdRef) {
    return byReference.get(reference(msgRef, cmdRef));
  }

  /** Takes back the commands that a message of ours brought, so that they are sent again. */
  void takeBack(int msgId) {
    transfer = null;
    partReference = "";
    String prefix = reference(msgId, "");
    List<Pending> back = new ArrayList<>();
    byReference.forEach(
        (reference, pending) -> {
          if (reference.startsWith(prefix)) {
            back.add(pending);
          }
        });
    byReference.keySet().removeIf(reference -> reference.startsWith(prefix));
    unanswered.removeAll(back);
    List<Step> again = new ArrayList<>();
    for (Pending pending : sent) {
      if (back.contains(pending) && !pending.isInternal() && !pending.isWithin()) {
        again.add(pending.command());
      }
    }
    sent.removeAll(back);
    steps.addAll(next, again);
  }

  /** What has no answer though the client's package has ended; each is told once. */
  List<String> takeUnanswered() {
    List<String> missing = new ArrayList<>();
    unanswered.forEach(pending -> missing.add("no Status for " + pending.command().label()));
    unanswered.clear();
    for (Pending pending : sent) {
      if (pending.lacksResult()) {
        missing.add("no Results for " + pending.command().label());
        pending.note("no Results");
      }
    }
    return missing;
  }

  /** What became of all that was sent. */
  List<DmOutcome> outcomes() {
    return sent.stream().filter(p -> !p.isInternal()).map(Pending::outcome).toList();
  }

  /** What the script expected and did not get; what was not sent is expected, too. */
  List<String> unmet(boolean ended) {
    List<String> all = new ArrayList<>(unmet);
    for (Pending pending : sent) {
      DmOutcome outcome = pending.outcome();
      if (!pending.isInternal() && !outcome.asExpected()) {
        String got = outcome.statuses() + (outcome.note().isEmpty() ? "" : ", " + outcome.note());
        all.add(
            pending.command().label() + ": not " + pending.command().expected() + " but " + got);
      }
    }
    for (Step step : ended ? steps.subList(next, steps.size()) : List.<Step>of()) {
      if (step instanceof Step.Command command && !command.expected().equals(Expectation.ANY)) {
        all.add(command.label() + ": was not sent");
      }
    }
    return all;
  }

  private static String reference(int msgId, String cmdId) {
    return reference(String.valueOf(msgId), cmdId);
  }

  private static String reference(String msgRef, String cmdRef) {
    return msgRef + "/" + cmdRef;
  }
}
