/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tables of one board should hold. A SET that is answered with noError is applied as a
 * whole, and its rows are durable; one that is answered with an error changes nothing; one that is
 * not answered leaves the rows of before or those of afterwards. After a start there are the rows
 * that were durable, and no volatile ones. A row that lacks something goes when it has lacked it
 * for {@link #LACK_MS}, and not before; time begins again with a start and with a reload.
 */
public final class RowModel {
  /** How long a row may lack something, in milliseconds (RFC 2579 §2: such as five minutes). */
  public static final long LACK_MS = 300_000;

  private static final int COMMIT_FAILED = 14;
  private static final int RESOURCE_UNAVAILABLE = 13;

  /** What else may make an agent refuse a SET that is good. */
  public interface Excuses {

    /** Whether the flash has failed since the SET was taken. */
    boolean hasFlashFailed();

    /**
     * Whether a bound may be reached.
     *
     * @param request the SET
     * @param after the rows as they would be
     */
    boolean mayLackRoom(SetRequest request, Map<RowName, ModelRow> after);
  }

  private Set<RowName> own = Set.of();

  /** The rows of managers. */
  private Map<RowName, ModelRow> live = new TreeMap<>();

  /** Those when the agent had been stepped, had started or had been given a configuration last. */
  private Map<RowName, ModelRow> seen = new TreeMap<>();

  /** The rows that are durable. */
  private Map<RowName, ModelRow> written = new TreeMap<>();

  /** Other rows that may be durable instead, after a write that failed. */
  private final Set<Map<RowName, ModelRow>> inDoubt = new HashSet<>();

  /** Since when rows have lacked something; not for those that were set in this step. */
  private final Map<RowName, Long> sinceMs = new TreeMap<>();

  /** SETs that the agent has taken and not answered, in their order, by channel and request-id. */
  private final Map<String, SetRequest> pending = new LinkedHashMap<>();

  /** All that was or may have been durable at any time. */
  private final Set<Map<RowName, ModelRow>> history = new HashSet<>();

  /** What the next start may find. */
  private Set<Map<RowName, ModelRow>> promised = new HashSet<>();

  /** Whether a SET of this step destroys rows and does nothing else, or has tried to. */
  private boolean hasDestroyed;

  private boolean hasTakenAway;

  /** A board that has not started yet, and has no rows of managers. */
  public RowModel() {
    promised.add(Map.of());
    history.add(Map.of());
  }

  /** The rows of managers that there should be. */
  public Map<RowName, ModelRow> live() {
    return new TreeMap<>(live);
  }

  /** Whether more than one state may be durable. */
  public boolean isInDoubt() {
    return !inDoubt.isEmpty();
  }

  /** Whether there are SETs that are not answered. */
  public boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Whether rows were to be destroyed in the last step, or have gone that lacked something. */
  public boolean hasTakenAway() {
    return hasTakenAway;
  }

  /** Whether a row has lacked something for too long, so that it goes in the next step. */
  public boolean isDue(long nowMs) {
    return sinceMs.values().stream().anyMatch(since -> nowMs - since >= LACK_MS);
  }

  private static Map<RowName, ModelRow> kept(Map<RowName, ModelRow> rows) {
    return only(rows, ModelRow.NON_VOLATILE);
  }

  private static Map<RowName, ModelRow> only(Map<RowName, ModelRow> rows, int storage) {
    Map<RowName, ModelRow> some = new TreeMap<>(rows);
    some.values().removeIf(row -> row.storage() != storage);
    return some;
  }

  private void takeAsWritten() {
    written = kept(live);
    inDoubt.clear();
    history.add(written);
  }

  private void doubt(Map<RowName, ModelRow> rows) {
    if (!rows.equals(written)) {
      inDoubt.add(rows);
      history.add(rows);
    }
  }

  /** The agent has taken a SET from a channel. */
  public void taken(long channel, SetRequest request) {
    pending.put(channel + " " + request.requestId(), request);
  }

  /**
   * The agent has answered a SET.
   *
   * @param errorStatus its error-status (RFC 3416)
   * @return what is wrong with that; null for nothing
   */
  public RowFault answered(long channel, int requestId, int errorStatus, Excuses excuses) {
    SetRequest request = pending.remove(channel + " " + requestId);
    if (request == null) {
      return new RowFault("answer", "a SET that was not taken is answered: " + requestId);
    }
    RowRequest asked = new RowRequest(request);
    Map<RowName, ModelRow> after = asked.applyTo(live, own);
    if (errorStatus == 0) {
      if (after == null) {
        return new RowFault("answer", "noError for what is to be refused: " + request);
      }
      take(asked, after);
      return null;
    }
    boolean isExcused = after == null;
    if (errorStatus == COMMIT_FAILED && after != null) {
      isExcused = excuses.hasFlashFailed();
      noteDestruction(asked, after);
      doubt(kept(after));
    } else if (errorStatus == RESOURCE_UNAVAILABLE && after != null) {
      isExcused = excuses.mayLackRoom(request, after);
    }
    return isExcused
        ? null
        : new RowFault("answer", "error " + errorStatus + " for what is good: " + request);
  }

  private void take(RowRequest asked, Map<RowName, ModelRow> after) {
    boolean isKeptTouched = false;
    for (RowName name : asked.names()) {
      isKeptTouched |= isKept(live.get(name)) || isKept(after.get(name));
    }
    noteDestruction(asked, after);
    live = after;
    sinceMs.keySet().removeAll(asked.names());
    if (isKeptTouched) {
      takeAsWritten();
    }
  }

  private void noteDestruction(RowRequest asked, Map<RowName, ModelRow> after) {
    hasDestroyed |= asked.names().stream().noneMatch(after::containsKey);
  }

  private static boolean isKept(ModelRow row) {
    return row != null && row.storage() == ModelRow.NON_VOLATILE;
  }

  /**
   * The agent has been stepped.
   *
   * @param found all rows that it has now
   * @param nowMs its monotonic time in milliseconds
   * @param hasWritten whether it has written rows, and the flash has not failed meanwhile
   * @return what is wrong; null for nothing
   */
  public RowFault stepped(Map<RowName, ModelRow> found, long nowMs, boolean hasWritten) {
    Map<RowName, ModelRow> ofManagers = ofManagers(found);
    Map<RowName, ModelRow> expected = withoutDue(live, nowMs);
    if (!ofManagers.equals(expected)) {
      if (!adoptUnanswered(ofManagers, nowMs)) {
        return new RowFault(difference(ofManagers, expected), text(ofManagers, expected));
      }
    }
    pending.clear();
    hasTakenAway = hasDestroyed || !ofManagers.equals(live);
    hasDestroyed = false;
    live = ofManagers;
    seen = live;
    sinceMs.keySet().retainAll(live.keySet());
    live.forEach(
        (name, row) -> {
          if (row.isLacking()) {
            sinceMs.putIfAbsent(name, nowMs);
          } else {
            sinceMs.remove(name);
          }
        });
    if (hasWritten) {
      takeAsWritten();
    } else {
      doubt(kept(live));
    }
    return null;
  }

  /** Whether SETs that were carried out and not answered explain what there is. */
  private boolean adoptUnanswered(Map<RowName, ModelRow> found, long nowMs) {
    for (SetRequest request : pending.values()) {
      RowRequest asked = new RowRequest(request);
      Map<RowName, ModelRow> after = asked.applyTo(live, own);
      if (after != null) {
        take(asked, after);
        if (withoutDue(live, nowMs).equals(found)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<RowName, ModelRow> ofManagers(Map<RowName, ModelRow> all) {
    Map<RowName, ModelRow> some = new TreeMap<>(all);
    some.values().removeIf(row -> !row.isOfManagers());
    return some;
  }

  /** What is left when rows are gone that have lacked something for too long. */
  private Map<RowName, ModelRow> withoutDue(Map<RowName, ModelRow> rows, long nowMs) {
    Map<RowName, ModelRow> left = new TreeMap<>(rows);
    left.entrySet()
        .removeIf(
            entry ->
                entry.getValue().isLacking()
                    && nowMs - sinceMs.getOrDefault(entry.getKey(), nowMs) >= LACK_MS);
    return left;
  }

  /**
   * The agent goes on with another configuration: as a start does, it begins with what it wrote.
   */
  public void reloaded() {
    Map<RowName, ModelRow> rows = only(live, ModelRow.VOLATILE);
    rows.putAll(written);
    live = rows;
    seen = live;
    sinceMs.clear();
    pending.clear();
  }

  /**
   * The agent ends.
   *
   * @param isCut whether the power is cut, maybe in the middle of a step
   * @param nowMs its monotonic time in milliseconds
   */
  public void ends(boolean isCut, long nowMs) {
    promised = new HashSet<>(inDoubt);
    promised.add(written);
    if (isCut) {
      Map<RowName, ModelRow> rows = live;
      promised.add(kept(withoutDue(rows, nowMs)));
      for (SetRequest request : pending.values()) {
        RowRequest asked = new RowRequest(request);
        Map<RowName, ModelRow> after = asked.applyTo(rows, own);
        if (after != null) {
          rows = after;
          sinceMs.keySet().removeAll(asked.names());
          promised.add(kept(rows));
          promised.add(kept(withoutDue(rows, nowMs)));
        }
      }
    }
    history.addAll(promised);
    pending.clear();
  }

  /**
   * The agent has started.
   *
   * @param found all rows that it has now
   * @param isDamaged whether bits of the flash have turned since the last start, so that older rows
   *     may come back
   * @return what is wrong; null for nothing
   */
  public RowFault started(Map<RowName, ModelRow> found, boolean isDamaged) {
    own = new HashSet<>(found.keySet());
    Map<RowName, ModelRow> ofManagers = ofManagers(found);
    own.removeAll(ofManagers.keySet());
    RowFault fault = null;
    if (!only(ofManagers, ModelRow.VOLATILE).isEmpty()) {
      fault = new RowFault("volatile", "came back: " + only(ofManagers, ModelRow.VOLATILE));
    } else {
      fault = judgeStart(ofManagers, isDamaged ? history : promised);
    }
    live = ofManagers;
    seen = live;
    sinceMs.clear();
    takeAsWritten();
    return fault;
  }

  /** What is wrong with the rows that a start has found; null for nothing. */
  private static RowFault judgeStart(
      Map<RowName, ModelRow> found, Set<Map<RowName, ModelRow>> allowed) {
    if (allowed.contains(found)) {
      return null;
    }
    Map<RowName, ModelRow> any = allowed.iterator().next();
    String text = text(found, any);
    for (Map.Entry<RowName, ModelRow> row : found.entrySet()) {
      if (allowed.stream().noneMatch(rows -> row.getValue().equals(rows.get(row.getKey())))) {
        return new RowFault("invented", text);
      }
    }
    Set<RowName> certain = new HashSet<>(any.keySet());
    allowed.forEach(rows -> certain.retainAll(rows.keySet()));
    return new RowFault(found.keySet().containsAll(certain) ? "mix" : "lost", text);
  }

  /** The rule that rows break which there may not be now. */
  private String difference(Map<RowName, ModelRow> found, Map<RowName, ModelRow> expected) {
    List<Map<RowName, ModelRow>> states = List.of(seen, expected, live);
    for (Map.Entry<RowName, ModelRow> row : found.entrySet()) {
      if (states.stream().noneMatch(rows -> row.getValue().equals(rows.get(row.getKey())))) {
        return "invented";
      }
    }
    if (!seen.equals(live)) {
      return "mix";
    }
    return withoutLacking(found).equals(withoutLacking(expected)) ? "expiry" : "lost";
  }

  private static Map<RowName, ModelRow> withoutLacking(Map<RowName, ModelRow> rows) {
    Map<RowName, ModelRow> some = new TreeMap<>(rows);
    some.values().removeIf(ModelRow::isLacking);
    return some;
  }

  private static String text(Map<RowName, ModelRow> found, Map<RowName, ModelRow> expected) {
    StringBuilder text = new StringBuilder();
    Set<RowName> names = new TreeSet<>(found.keySet());
    names.addAll(expected.keySet());
    for (RowName name : names) {
      ModelRow is = found.get(name);
      ModelRow was = expected.get(name);
      if (is == null || !is.equals(was)) {
        text.append(name).append(" is ").append(is).append(", expected: ").append(was).append("; ");
      }
    }
    return text.toString();
  }
}
