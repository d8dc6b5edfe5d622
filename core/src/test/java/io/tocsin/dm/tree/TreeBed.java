/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small tree of every kind of node, and two servers: A may do much, B little. */
final class TreeBed {

  static final String A = "a.example";
  static final String B = "b.example";

  private static final String DESCRIPTION =
      """
      ./Board                  node  permanent  Add,Get           acl=Add=a.example&Exec=a.example&Get=*&Replace=a.example
      ./Board/Reboot           null  permanent  Exec
      ./Board/Nothing          null  permanent  Exec
      ./Board/Label            chr   permanent  Get,Replace       value=board
      ./Board/Limit            int   permanent  Get,Replace       value=70
      ./Board/Live             int   permanent  Get,Replace
      ./Board/Sensors          node  permanent  Get
      ./Board/Rules            node  permanent  Add,Get           acl=Add=*&Delete=a.example&Get=*&Replace=a.example
      ./Board/Rules/<X>        node  dynamic    Add,Delete,Get    type=org.example/1.0/Rule
      ./Board/Rules/<X>/Limit  int   dynamic    Get,Replace
      ./Board/Rules/<X>/Kept   chr   dynamic    Get
      ./Board/Rules/<X>/Key    chr   dynamic    Replace
      ./Board/Rules/<X>/Data   bin   dynamic    Delete,Get,Replace
      """;

  private static final TreeDescription STANDARD_AND_BOARD = description();

  static final TreeLimits LIMITS =
      TreeLimits.draft()
          .nodes(150)
          .depth(7)
          .nameBytes(16)
          .uriBytes(80)
          .valueBytes(64)
          .titleBytes(32)
          .typeBytes(32)
          .aclBytes(100)
          .totalBytes(6_000)
          .build();

  final ManagementTree tree;
  final LiveNumber live = new LiveNumber();
  final List<String> executed = new ArrayList<>();

  TreeBed() {
    this(LIMITS, new MemoryStorage());
  }

  TreeBed(TreeLimits limits, Storage storage) {
    tree = open(limits, storage);
    tree.mount("./Board/Live", live);
    tree.mount("./Board/Sensors", new LiveSensors());
    tree.mount(
        "./Board/Reboot",
        new LiveNode() {
          @Override
          public int exec(String serverId, String correlator, byte[] argument) {
            executed.add(serverId + " " + correlator + " " + argument.length);
            return argument.length == 0
                ? TreeStatus.OK
                : argument[0] == '!'
                    ? TreeStatus.COMMAND_FAILED
                    : TreeStatus.ACCEPTED_FOR_PROCESSING;
          }
        });
  }

  static ManagementTree open(TreeLimits limits, Storage storage) {
    try {
      return new ManagementTree(STANDARD_AND_BOARD, limits, storage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeDescription description() {
    try {
      return TreeDescription.standardObjects().read(DESCRIPTION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds what servers would have made before. */
  TreeBed furnished() {
    put("./Vendor/Text", "hello");
    put("./Vendor/Number", new NodeValue(NodeFormat.INT, null, bytes("5")));
    put("./Vendor/Group/Leaf", "leaf");
    put("./Vendor/Group/Other", "other");
    put("./Vendor/Locked/Leaf", "locked");
    put("./Vendor/Empty", NodeValue.interior());
    put("./Board/Rules/one/Limit", new NodeValue(NodeFormat.INT, null, bytes("1")));
    put("./Board/Rules/one/Kept", "kept");
    put("./Board/Rules/one/Key", "secret");
    put("./Board/Rules/one/Data", new NodeValue(NodeFormat.BIN, null, bytes("data")));
    acl("./Vendor", "Add=a.example+b.example&Delete=a.example&Get=*&Replace=a.example");
    acl("./Vendor/Locked", "Get=b.example");
    return this;
  }

  void put(String uri, String text) {
    put(uri, NodeValue.text(text));
  }

  void put(String uri, NodeValue value) {
    assertEquals(TreeStatus.OK, tree.local().put(uri, value), uri);
  }

  void acl(String uri, String acl) {
    Acl parsed = new AclParser(LIMITS.aclBytes()).parse(acl);
    assertNotNull(parsed, acl);
    assertEquals(TreeStatus.OK, tree.local().setAcl(uri, parsed), uri);
  }

  int get(String uri, String server) {
    return tree.get(uri, server, new NodeValue());
  }

  /** What Get finds, or its status when it is refused. */
  String got(String uri, String server) {
    NodeValue value = new NodeValue();
    int status = tree.get(uri, server, value);
    return status == TreeStatus.OK ? value.dataAsText() : Integer.toString(status);
  }

  int add(String uri, String server, String text) {
    return tree.add(uri, server, NodeValue.text(text));
  }

  int add(String uri, String server, NodeFormat format, String type, String data) {
    return tree.add(uri, server, new NodeValue(format, type, bytes(data)));
  }

  int addNode(String uri, String server) {
    return tree.add(uri, server, NodeValue.interior());
  }

  int replace(String uri, String server, String text) {
    return tree.replace(uri, server, new NodeValue(null, null, bytes(text)));
  }

  int replace(String uri, String server, NodeFormat format, String type, String data) {
    return tree.replace(uri, server, new NodeValue(format, type, bytes(data)));
  }

  int delete(String uri, String server) {
    return tree.delete(uri, server);
  }

  int copy(String source, String target, String server) {
    return tree.copy(source, target, server);
  }

  int exec(String uri, String server, String argument) {
    return tree.exec(uri, server, null, bytes(argument));
  }

  /** Fills the tree to its last node. */
  TreeBed full() {
    int number = 0;
    while (tree.local().put("./Vendor/Fill/" + number, NodeValue.text("")) == TreeStatus.OK) {
      number++;
    }
    assertEquals(LIMITS.nodes(), tree.nodeCount());
    return this;
  }

  /** Fills the tree so that not even the shortest leaf fits, with nodes to spare. */
  TreeBed fullOfBytes() {
    int number = 0;
    for (int length = LIMITS.valueBytes(); length >= 0; length -= LIMITS.valueBytes() / 4) {
      NodeValue value = NodeValue.text("x".repeat(length));
      while (tree.local().put("./Vendor/Fill/" + number, value) == TreeStatus.OK) {
        number++;
      }
    }
    assertTrue(tree.nodeCount() < LIMITS.nodes());
    return this;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A number that refuses to be negative. */
  static final class LiveNumber implements LiveNode {

    int number = 42;

    @Override
    public byte[] read() {
      return bytes(Integer.toString(number));
    }

    @Override
    public int check(byte[] value) {
      return value[0] == '-' ? TreeStatus.FORBIDDEN : TreeStatus.OK;
    }

    @Override
    public void write(byte[] value) {
      number = Integer.parseInt(new String(value, StandardCharsets.UTF_8));
    }
  }

  /** Two sensors, of which one is broken. */
  private static final class LiveSensors implements LiveNode {

    private final Map<String, LiveNode> sensors = new TreeMap<>();

    LiveSensors() {
      sensors.put("cpu", new FixedLeaf("51"));
      sensors.put("broken", new LiveNode() {});
      sensors.put("chatty", new FixedLeaf("x".repeat(LIMITS.valueBytes() + 1)));
    }

    @Override
    public NodeFormat format() {
      return NodeFormat.NODE;
    }

    @Override
    public List<String> childNames() {
      return List.copyOf(sensors.keySet());
    }

    @Override
    public LiveNode child(String name) {
      return sensors.get(name);
    }
  }
}
