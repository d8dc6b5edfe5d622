/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.DecimalText;
import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.hal.Board;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.ProgramTexts;
import io.tocsin.hal.Sensor;
import io.tocsin.mib.TargetStatus;
import io.tocsin.text.Hexadecimal;
import java.io.IOException;
import java.io.InputStream;

/** The board in the management tree, read live: who it is, sensors, lines, links, queues. */
final class BoardNodes {

  private static final String RESOURCE = "board-objects.txt";
  private static final String BOARD = "./Board/";

  private final byte[] engineId;
  private Board board;
  private TargetStatus queues;

  BoardNodes(Board board, byte[] engineId) {
    this.board = board;
    this.engineId = engineId;
  }

  /** Says what the sensors and the queues are read from, from now on. */
  void connect(Board sensors, TargetStatus status) {
    board = sensors;
    queues = status;
  }

  /** Adds these nodes to the description of a tree that is not made yet. */
  static void describe(ProgramTexts texts, TreeDescription description) throws IOException {
    try (InputStream in = texts.open(BoardNodes.class, RESOURCE)) {
      description.read(in);
    }
  }

  /** Puts them into a tree that was made by that description. */
  void mount(ManagementTree tree) {
    tree.mount(BOARD + "Description", new LiveText(() -> board.description()));
    tree.mount(BOARD + "Serial", new LiveText(() -> board.serial()));
    tree.mount(BOARD + "EngineID", new LiveText(() -> Hexadecimal.format(engineId)));
    tree.mount(BOARD + "Sensors", new Sensors());
    tree.mount(BOARD + "Lines", lines());
    tree.mount(BOARD + "Links", links());
    tree.mount(BOARD + "Queues", new Queues());
  }

  private static String status(int status) {
    switch (status) {
      case Sensor.OK:
        return "ok";
      case Sensor.UNAVAILABLE:
        return "unavailable";
      default:
        return "faulty";
    }
  }

  private LiveNode lines() {
    LiveFolder folder = new LiveFolder();
    for (int i = 0; i < board.lineCount(); i++) {
      Line line = board.line(i);
      folder.add(
          line.name(),
          new LiveFolder()
              .leaf("Active", () -> Boolean.toString(line.isActive()))
              .leaf("Direction", () -> line.isOutput() ? "output" : "input")
              .leaf("Status", () -> line.isAvailable() ? "ok" : "unavailable"));
    }
    return folder;
  }

  private LiveNode links() {
    LiveFolder folder = new LiveFolder();
    for (int i = 0; i < board.linkCount(); i++) {
      Link link = board.link(i);
      folder.add(
          link.name(),
          new LiveFolder()
              .leaf("Index", () -> Integer.toString(link.interfaceIndex()))
              .leaf("Enabled", () -> Boolean.toString(link.isEnabled()))
              .leaf("Status", () -> linkStatus(link.status())));
    }
    return folder;
  }

  /** The labels of ifOperStatus (RFC 2863). */
  private static String linkStatus(int status) {
    switch (status) {
      case Link.UP:
        return "up";
      case Link.DOWN:
        return "down";
      case Link.TESTING:
        return "testing";
      case Link.DORMANT:
        return "dormant";
      case Link.NOT_PRESENT:
        return "notPresent";
      case Link.LOWER_LAYER_DOWN:
        return "lowerLayerDown";
      default:
        return "unknown";
    }
  }

  /** The sensors, some of which another configuration may bring or take away. */
  private final class Sensors extends LiveList {

    @Override
    int count() {
      return board.sensorCount();
    }

    @Override
    String name(int index) {
      return board.sensor(index).name();
    }

    @Override
    LiveNode node(int index) {
      Sensor sensor = board.sensor(index);
      return new LiveFolder()
          .leaf("Value", () -> DecimalText.format(sensor.valueMilli()))
          .leaf("Unit", sensor::unit)
          .leaf("Status", () -> status(sensor.status()));
    }
  }

  /** Whether a name can be that of a node as it stands. */
  private static boolean isNodeName(String name) {
    boolean hasOther = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isDigit = c >= '0' && c <= '9';
      if (!isLetter && !isDigit && c != '-' && c != '_' && c != '.') {
        return false;
      }
      hasOther |= c != '.';
    }
    return hasOther;
  }

  /** The queues of all targets, which come and go. */
  private final class Queues extends LiveList {

    @Override
    int count() {
      int count = 0;
      for (int target = 0; target < queues.targetCount(); target++) {
        count += queues.isPresent(target) ? 1 : 0;
      }
      return count;
    }

    /** The target behind so many others. */
    private int target(int others) {
      int left = others;
      int target = 0;
      while (left > 0 || !queues.isPresent(target)) {
        left -= queues.isPresent(target) ? 1 : 0;
        target++;
      }
      return target;
    }

    /** The target's name; a number where the name that a manager gave it cannot be a node's. */
    @Override
    String name(int index) {
      int target = target(index);
      String name = queues.name(target);
      return isNodeName(name) ? name : "target." + (target + 1);
    }

    @Override
    LiveNode node(int position) {
      TargetStatus status = queues;
      int index = target(position);
      return new LiveFolder()
          .leaf("Accepted", () -> Long.toString(status.accepted(index)))
          .leaf("Delivered", () -> Long.toString(status.delivered(index)))
          .leaf("Queued", () -> Long.toString(status.queued(index)))
          .leaf("Coalesced", () -> Long.toString(status.coalesced(index)))
          .leaf("Dropped", () -> Long.toString(status.dropped(index)))
          .leaf("LastError", () -> status.lastError(index));
    }
  }
}
