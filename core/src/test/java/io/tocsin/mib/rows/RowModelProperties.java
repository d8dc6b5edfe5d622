/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random SETs of several variables against a model that knows RFC 2579 and nothing else: what is
 * taken, what it makes of the rows, and what of it is there after restarts. The model works out the
 * state that all variables together ask for, row by row, and takes all of them or none.
 */
class RowModelProperties {

  private static final List<String> INDEXES = List.of("2.1.97", "3.1.97", "3.1.98");
  private static final List<String> STATUSES =
      List.of("active", "notInService", "createAndGo", "createAndWait", "destroy");

  /** A row of the model. */
  private static final class ModelRow {
    String status;
    String name;
    int number;
    String link = "0.0";
    boolean isVolatile;

    ModelRow copy() {
      ModelRow copy = new ModelRow();
      copy.status = status;
      copy.name = name;
      copy.number = number;
      copy.link = link;
      copy.isVolatile = isVolatile;
      return copy;
    }

    String text() {
      String text = status + (name == null ? "" : " " + name) + " " + number + " " + link;
      return text + (isVolatile ? " volatile" : " nonVolatile");
    }
  }

  /** What a request asks of one row. */
  private static final class Wanted {
    String status;
    String name;
    Integer number;
    String link;
    Boolean isVolatile;
  }

  private final Map<String, ModelRow> model = new TreeMap<>();

  @Property(tries = 400)
  void shouldDoWhatTheModelDoes(@ForAll long seed) {
    model.clear();
    Random random = new Random(seed);
    MemoryStorage storage = new MemoryStorage();
    RowBed bed = new RowBed(storage);
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      Map<String, Wanted> wanted = new TreeMap<>();
      String request = draw(random, wanted);
      boolean isTaken = bed.set(request).equals("noError");
      assertEquals(carryOut(wanted), isTaken, request + " on " + shown());
      taken += isTaken ? 1 : 0;
      if (random.nextInt(20) == 0) {
        bed = new RowBed(storage);
        model.values().removeIf(row -> row.isVolatile);
      }
      assertEquals(shown(), rows(bed), request);
    }
    assertTrue(taken >= 5, "requests that were taken: " + taken);
  }

  private static String draw(Random random, Map<String, Wanted> wanted) {
    List<String> assignments = new ArrayList<>();
    String sure = INDEXES.get(random.nextInt(INDEXES.size()));
    for (String index : INDEXES) {
      if (!index.equals(sure) && random.nextInt(5) != 0) {
        continue;
      }
      Wanted row = new Wanted();
      wanted.put(index, row);
      if (random.nextInt(3) != 0) {
        row.status = STATUSES.get(random.nextInt(STATUSES.size()));
        assignments.add("status[" + index + "]=" + row.status);
      }
      if (random.nextBoolean()) {
        row.name = "" + (char) ('a' + random.nextInt(3));
        assignments.add("name[" + index + "]=" + row.name);
      }
      if (random.nextInt(3) == 0) {
        row.number = random.nextInt(5);
        assignments.add("number[" + index + "]=" + row.number);
      }
      if (random.nextInt(5) == 0) {
        row.link = "1." + random.nextInt(3);
        assignments.add("link[" + index + "]=oid:" + row.link);
      }
      if (random.nextInt(5) == 0) {
        row.isVolatile = random.nextBoolean();
        assignments.add("storage[" + index + "]=" + (row.isVolatile ? 2 : 3));
      }
      if (row.status == null && row.name == null && row.number == null) {
        row.number = 1;
        assignments.add("number[" + index + "]=1");
      }
    }
    java.util.Collections.shuffle(assignments, random);
    return String.join(" ", assignments);
  }

  /** Changes the model as a request asks for; false when it changes nothing. */
  private boolean carryOut(Map<String, Wanted> wanted) {
    Map<String, ModelRow> after = new TreeMap<>(model);
    for (Map.Entry<String, Wanted> entry : wanted.entrySet()) {
      if (!carryOut(entry.getKey(), entry.getValue(), after)) {
        return false;
      }
    }
    model.clear();
    model.putAll(after);
    return true;
  }

  private static boolean carryOut(String index, Wanted wanted, Map<String, ModelRow> after) {
    ModelRow before = after.get(index);
    if ("destroy".equals(wanted.status)) {
      after.remove(index);
      return true;
    }
    boolean isCreation = wanted.status != null && wanted.status.startsWith("create");
    if ((before == null) != isCreation) {
      return false;
    }
    ModelRow row = before == null ? new ModelRow() : before.copy();
    row.name = wanted.name == null ? row.name : wanted.name;
    row.number = wanted.number == null ? row.number : wanted.number;
    row.link = wanted.link == null ? row.link : wanted.link;
    row.isVolatile = wanted.isVolatile == null ? row.isVolatile : wanted.isVolatile;
    boolean isComplete = row.name != null;
    if (wanted.status == null) {
      row.status = before.status.equals("notReady") && isComplete ? "notInService" : before.status;
    } else if (wanted.status.equals("createAndWait")) {
      row.status = isComplete ? "notInService" : "notReady";
    } else {
      row.status = wanted.status.equals("notInService") ? "notInService" : "active";
      if (!isComplete) {
        return false;
      }
    }
    boolean isActive = row.status.equals("active");
    boolean staysActive = isActive && before != null && before.status.equals("active");
    boolean isLocked = staysActive && wanted.link != null;
    boolean isForbidden = isActive && row.number == 3;
    if (isLocked || isForbidden) {
      return false;
    }
    after.put(index, row);
    return true;
  }

  private String shown() {
    StringBuilder text = new StringBuilder();
    for (String index : INDEXES) {
      ModelRow row = model.get(index);
      text.append(index).append(": ").append(row == null ? "none" : row.text()).append('\n');
    }
    return text.toString();
  }

  private static String rows(RowBed bed) {
    StringBuilder text = new StringBuilder();
    for (String index : INDEXES) {
      text.append(index).append(": ").append(bed.row(bed.first, index)).append('\n');
    }
    return text.toString();
  }
}
