/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;
import java.util.StringTokenizer;

/** Reads the lines of a {@link TreeDescription}. */
final class DescriptionReader {

  private static final String ANY_NAME = "<X>";
  private static final String TYPE = "type=";
  private static final String ACL = "acl=";
  private static final String VALUE = "value=";
  private static final String LEAF_TYPE = "text/plain";

  private final NodeDescription root;
  private int line;

  DescriptionReader(NodeDescription root) {
    this.root = root;
  }

  void read(String text) {
    StringTokenizer lines = new StringTokenizer(text, "\n", true);
    line = 1;
    while (lines.hasMoreTokens()) {
      String next = lines.nextToken();
      if (next.equals("\n")) {
        line++;
        continue;
      }
      StringTokenizer fields = new StringTokenizer(next);
      if (fields.hasMoreTokens() && !next.startsWith("#")) {
        readNode(fields);
      }
    }
  }

  private void readNode(StringTokenizer fields) {
    check(fields.countTokens() >= 4, "has fewer than four fields");
    String address = fields.nextToken();
    int slash = address.lastIndexOf('/');
    check(address.startsWith("./"), "does not begin with the address of a node");
    NodeDescription parent = parent(address.substring(1, slash));
    String name = address.substring(slash + 1);
    boolean isAny = name.equals(ANY_NAME);
    check(isAny || name.equals(UriParser.name(name)), "has no name for the node");
    NodeFormat format = NodeFormat.of(fields.nextToken());
    check(format != null, "has no format");
    String scope = fields.nextToken();
    boolean isPermanent = scope.equals("permanent");
    check(isPermanent || scope.equals("dynamic"), "has neither permanent nor dynamic");
    check(!isPermanent || (parent.isPermanent && !isAny), "has a permanent node without a place");
    int commands = commands(fields.nextToken());
    check(parent.described(isAny ? null : name) == null, "describes a node again");
    parent.add(node(isAny ? null : name, format, isPermanent, commands, fields));
  }

  private NodeDescription node(
      String name, NodeFormat format, boolean isPermanent, int commands, StringTokenizer more) {
    String type = isText(format) ? LEAF_TYPE : "";
    boolean isOpen = false;
    Acl acl = Acl.EMPTY;
    byte[] value = {};
    while (more.hasMoreTokens()) {
      String attribute = more.nextToken();
      if (attribute.startsWith(TYPE)) {
        type = attribute.substring(TYPE.length());
      } else if (attribute.startsWith(ACL)) {
        acl = new AclParser(TreeLimits.ACL_BYTES_MAX).parse(attribute.substring(ACL.length()));
      } else if (attribute.startsWith(VALUE)) {
        value = Utf8.bytes(attribute.substring(VALUE.length()));
      } else {
        check(attribute.equals("open"), "has something unknown");
        isOpen = true;
      }
    }
    check(acl != null, "has no proper access control list");
    check(value.length == 0 || format.accepts(value), "has a value that is not of its format");
    return new NodeDescription(name, format, type, isPermanent, commands, isOpen, acl, value);
  }

  /** Whether values of a format are text, of which no other media type makes sense. */
  private static boolean isText(NodeFormat format) {
    return format != NodeFormat.NODE
        && format != NodeFormat.BIN
        && format != NodeFormat.XML
        && format != NodeFormat.NULL;
  }

  private NodeDescription parent(String path) {
    NodeDescription parent = root;
    StringTokenizer names = new StringTokenizer(path, "/");
    while (names.hasMoreTokens()) {
      String name = names.nextToken();
      parent = parent.described(name.equals(ANY_NAME) ? null : name);
      check(
          parent != null && parent.format == NodeFormat.NODE,
          "stands before its parent, or below a leaf");
    }
    return parent;
  }

  private int commands(String text) {
    int commands = 0;
    StringTokenizer names = new StringTokenizer(text, ",");
    while (names.hasMoreTokens() && !text.equals("-")) {
      TreeCommand command = TreeCommand.of(names.nextToken());
      check(command != null, "has an unknown command");
      commands |= command.bit();
    }
    return commands;
  }

  private void check(boolean isGood, String what) {
    if (!isGood) {
      throw new IllegalArgumentException("line " + line + " of the description " + what);
    }
  }
}
