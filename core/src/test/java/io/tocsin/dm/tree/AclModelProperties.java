/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random commands of three servers on the open part of a tree, beside a model that is written from
 * the rules of OMA-TS-DM_TND §7.7.1 alone: a map from addresses to nodes, and lists of rights as
 * sets of words.
 */
class AclModelProperties {

  private static final String[] SERVERS = {"a", "b", "c"};
  private static final String[] COMMANDS = {"Add", "Delete", "Exec", "Get", "Replace"};
  private static final String[] NAMES = {"x", "y", "z"};
  private static final int DEPTH_MAX = 3;
  private static final int STEPS = 120;
  private static final int PERMANENT_NODES = openTree(new TreeLimits()).nodeCount();

  /** A node of the model: its value, null for an interior one, and rights such as "Get a". */
  private static final class ModelNode {
    private String value;
    private Set<String> rights = new TreeSet<>();
  }

  private static final class Model {
    private final Map<String, ModelNode> nodes = new TreeMap<>();

    Model() {
      ModelNode root = new ModelNode();
      root.rights.add("Add *");
      root.rights.add("Get *");
      nodes.put(".", root);
    }

    static String parent(String uri) {
      return uri.equals(".") ? null : uri.substring(0, uri.lastIndexOf('/'));
    }

    boolean mayDo(String uri, String command, String server) {
      String holder = uri;
      while (nodes.get(holder).rights.isEmpty()) {
        holder = parent(holder);
      }
      Set<String> rights = nodes.get(holder).rights;
      return rights.contains(command + " *") || rights.contains(command + " " + server);
    }

    int add(String uri, String server, String value) {
      if (uri.equals(".")) {
        return 418;
      }
      ModelNode parent = nodes.get(parent(uri));
      if (parent == null) {
        return 404;
      }
      if (parent.value != null) {
        return 405;
      }
      if (!mayDo(parent(uri), "Add", server)) {
        return 425;
      }
      if (nodes.containsKey(uri)) {
        return 418;
      }
      ModelNode node = new ModelNode();
      node.value = value;
      if (value == null && !mayDo(parent(uri), "Replace", server)) {
        for (String command : List.of("Add", "Delete", "Replace")) {
          node.rights.add(command + " " + server);
        }
      }
      nodes.put(uri, node);
      return 200;
    }

    int get(String uri, String server) {
      return !nodes.containsKey(uri) ? 404 : mayDo(uri, "Get", server) ? 200 : 425;
    }

    int replace(String uri, String server, String value) {
      ModelNode node = nodes.get(uri);
      if (node == null || uri.equals(".")) {
        return node == null ? 404 : 405;
      }
      if (!mayDo(uri, "Replace", server)) {
        return 425;
      }
      if (node.value == null) {
        return 405;
      }
      node.value = value;
      return 200;
    }

    int delete(String uri, String server) {
      if (!nodes.containsKey(uri)) {
        return 404;
      }
      if (uri.equals(".")) {
        return 405;
      }
      List<String> all = new ArrayList<>();
      for (String each : nodes.keySet()) {
        if (each.equals(uri) || each.startsWith(uri + "/")) {
          all.add(each);
        }
      }
      for (String each : all) {
        if (!mayDo(each, "Delete", server)) {
          return 425;
        }
      }
      nodes.keySet().removeAll(all);
      return 200;
    }

    int replaceAcl(String uri, String server, Set<String> rights) {
      ModelNode node = nodes.get(uri);
      if (node == null) {
        return 404;
      }
      boolean own = node.value == null && mayDo(uri, "Replace", server);
      boolean parents = parent(uri) != null && mayDo(parent(uri), "Replace", server);
      if (!own && !parents) {
        return 425;
      }
      if (uri.equals(".") && !rights.contains("Add *")) {
        return 405;
      }
      node.rights = new TreeSet<>(rights);
      return 200;
    }

    int copy(String source, String target, String server) {
      if (!nodes.containsKey(source)) {
        return 404;
      }
      if (!mayDo(source, "Get", server)) {
        return 425;
      }
      if (nodes.get(source).value == null
          || (nodes.containsKey(target) && nodes.get(target).value == null)) {
        return 403;
      }
      return nodes.containsKey(target)
          ? replace(target, server, nodes.get(source).value)
          : add(target, server, nodes.get(source).value);
    }

    void forget(String server) {
      for (Map.Entry<String, ModelNode> node : nodes.entrySet()) {
        Set<String> rights = node.getValue().rights;
        boolean changed = rights.removeIf(right -> right.endsWith(" " + server));
        if (changed && node.getKey().equals(".")) {
          for (String command : List.of("Add", "Get")) {
            boolean none = rights.stream().noneMatch(right -> right.startsWith(command + " "));
            if (none) {
              rights.add(command + " *");
            }
          }
        }
      }
    }
  }

  @Property(tries = 300)
  void shouldDoWhatTheModelDoes(@ForAll long seed) {
    Random random = new Random(seed);
    TreeLimits limits = TreeLimits.draft().totalBytes(60_000).build();
    ManagementTree tree = openTree(limits);
    Model model = new Model();
    if (random.nextBoolean()) {
      // Some root that belongs to somebody.
      tree.local().setAcl(".", parsed("Add=*&Delete=a&Get=*&Replace=a"));
      model.nodes.get(".").rights.addAll(List.of("Delete a", "Replace a"));
    }
    boolean[] seen = new boolean[600];
    for (int step = 0; step < STEPS; step++) {
      int status = step(random, tree, model);
      seen[status] = true;
      assertAgrees(tree, model);
    }
    assertTrue(seen[200]);
    assertIsStoredWhole(tree);
  }

  private static int step(Random random, ManagementTree tree, Model model) {
    String uri = uri(random);
    String server = SERVERS[random.nextInt(SERVERS.length)];
    String value = "v" + random.nextInt(5);
    int expected;
    int actual;
    switch (random.nextInt(8)) {
      case 0 -> {
        expected = model.add(uri, server, null);
        actual = tree.add(uri, server, NodeValue.interior());
      }
      case 1 -> {
        expected = model.add(uri, server, value);
        actual = tree.add(uri, server, NodeValue.text(value));
      }
      case 2 -> {
        expected = model.replace(uri, server, value);
        actual = tree.replace(uri, server, NodeValue.text(value));
      }
      case 3 -> {
        expected = model.delete(uri, server);
        actual = tree.delete(uri, server);
      }
      case 4, 5 -> {
        Set<String> rights = rights(random);
        expected = model.replaceAcl(uri, server, rights);
        actual = tree.replace(uri + "?prop=ACL", server, NodeValue.text(text(rights)));
      }
      case 6 -> {
        String target = uri(random);
        expected = model.copy(uri, target, server);
        actual = tree.copy(uri, target, server);
      }
      default -> {
        if (random.nextInt(6) == 0) {
          model.forget(server);
          tree.local().forgetServer(server);
        }
        expected = model.get(uri, server);
        actual = tree.get(uri, server, new NodeValue());
      }
    }
    assertEquals(expected, actual, uri);
    return actual;
  }

  private static String uri(Random random) {
    StringBuilder uri = new StringBuilder(".");
    for (int i = random.nextInt(DEPTH_MAX + 1); i > 0; i--) {
      uri.append('/').append(NAMES[random.nextInt(NAMES.length)]);
    }
    return uri.toString();
  }

  private static Set<String> rights(Random random) {
    Set<String> rights = new TreeSet<>();
    for (String command : COMMANDS) {
      switch (random.nextInt(4)) {
        case 0 -> rights.add(command + " *");
        case 1 -> {
          for (String server : SERVERS) {
            if (random.nextBoolean()) {
              rights.add(command + " " + server);
            }
          }
        }
        default -> {
          // Nobody.
        }
      }
    }
    return random.nextInt(4) == 0 ? new TreeSet<>() : rights;
  }

  private static String text(Set<String> rights) {
    Map<String, List<String>> servers = new TreeMap<>();
    for (String right : rights) {
      int space = right.indexOf(' ');
      String command = right.substring(0, space);
      servers.computeIfAbsent(command, key -> new ArrayList<>()).add(right.substring(space + 1));
    }
    List<String> entries = new ArrayList<>();
    servers.forEach((command, names) -> entries.add(command + "=" + String.join("+", names)));
    return String.join("&", entries);
  }

  private static void assertAgrees(ManagementTree tree, Model model) {
    for (Map.Entry<String, ModelNode> entry : model.nodes.entrySet()) {
      String uri = entry.getKey();
      assertTrue(tree.view().exists(uri), uri);
      assertEquals(entry.getValue().value, tree.view().text(uri), uri);
      for (String server : SERVERS) {
        for (TreeCommand command : TreeCommand.values()) {
          assertEquals(
              model.mayDo(uri, command.text(), server),
              tree.view().isAllowed(uri, command, server),
              () -> command + " of " + uri + " by " + server);
        }
      }
    }
    assertEquals(PERMANENT_NODES + model.nodes.size() - 1, tree.nodeCount());
  }

  private static void assertIsStoredWhole(ManagementTree tree) {
    byte[] bytes = new byte[tree.totalBytes()];
    assertEquals(bytes.length, TreeRecord.encode(tree.root(), bytes));
    Node read = TreeRecord.decode(bytes, bytes.length);
    assertTrue(tree.root().isSameAs(read));
    byte[] again = new byte[bytes.length];
    TreeRecord.encode(read, again);
    assertArrayEquals(bytes, again);
  }

  private static ManagementTree openTree(TreeLimits limits) {
    return TreeBed.open(limits, new MemoryStorage());
  }

  private static Acl parsed(String text) {
    return new AclParser(100).parse(text);
  }
}
