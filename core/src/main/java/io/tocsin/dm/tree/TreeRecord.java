/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.store.BigEndian;
import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole tree as bytes, one form for each tree. A version, and the nodes, each before its
 * children, beginning with the root; all numbers big-endian and unsigned:
 *
 * <pre>
 *  0         1        3         7
 * +--------+---------+---------+-----------+-----------+-----------+-----------+------------+
 * | format | VerNo   | changed | name      | type      | title     | ACL       | value, or  |
 * | 1      | 2       | 4       | 1 + bytes | 1 + bytes | 1 + bytes | 2 + bytes | children   |
 * +--------+---------+---------+-----------+-----------+-----------+-----------+------------+
 * </pre>
 *
 * <p>A text is its length and as many bytes of UTF-8. The last field is, for a leaf, the length of
 * its value in 4 bytes and the value; for an interior node, the number of its children in 2 bytes,
 * and the children in the order of their names. The format is a number of {@link NodeFormat}; the
 * last change is in seconds since 1970, 0 when it is not known; the root's name is empty.
 */
final class TreeRecord {

  /** Most names in the address of a node. A record that is deeper is damaged. */
  static final int DEPTH_MAX = 64;

  static final byte VERSION = 1;
  private static final int FIXED_BYTES = 7;
  private static final long SECONDS_MAX = 0xFFFF_FFFFL;

  private final byte[] bytes;
  private final int length;
  private int at;
  private boolean damaged;

  private TreeRecord(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Length of a node's own fields in bytes, its children apart. */
  static int bytes(Node node) {
    int own = node.isInterior() ? 2 : 4 + node.value.length;
    return FIXED_BYTES
        + (1 + Utf8.length(node.name))
        + (1 + Utf8.length(node.type))
        + (1 + Utf8.length(node.title))
        + (2 + Utf8.length(node.acl.toString()))
        + own;
  }

  /** Length of the record of a tree in bytes. */
  static int length(Node root) {
    return 1 + root.recordBytes;
  }

  /**
   * Writes a tree.
   *
   * @param root its root
   * @param into takes {@link #length} bytes from index 0
   * @return their number
   */
  static int encode(Node root, byte[] into) {
    into[0] = VERSION;
    TreeRecord record = new TreeRecord(into, into.length);
    record.at = 1;
    record.put(root);
    return record.at;
  }

  /**
   * Reads a tree.
   *
   * @param from has the record from index 0
   * @param length its length in bytes
   * @return the root, or null when these are not bytes that {@link #encode} writes
   */
  static Node decode(byte[] from, int length) {
    if (length < 1 || from[0] != VERSION) {
      return null;
    }
    TreeRecord record = new TreeRecord(from, length);
    record.at = 1;
    Node root = record.takeNode(0);
    return root != null && record.at == length ? root : null;
  }

  private void put(Node node) {
    bytes[at] = (byte) node.format.code();
    BigEndian.putShort(bytes, at + 1, node.verNo);
    BigEndian.putInt(bytes, at + 3, (int) Math.min(node.changedSeconds, SECONDS_MAX));
    at += FIXED_BYTES;
    putText(1, node.name);
    putText(1, node.type);
    putText(1, node.title);
    putText(2, node.acl.toString());
    if (node.isInterior()) {
      BigEndian.putShort(bytes, at, node.children.size());
      at += 2;
      for (Node child : node.children) {
        put(child);
      }
    } else {
      BigEndian.putInt(bytes, at, node.value.length);
      at += 4;
      System.arraycopy(node.value, 0, bytes, at, node.value.length);
      at += node.value.length;
    }
  }

  private void putText(int lengthBytes, String text) {
    byte[] octets = Utf8.bytes(text);
    if (lengthBytes == 1) {
      bytes[at] = (byte) octets.length;
    } else {
      BigEndian.putShort(bytes, at, octets.length);
    }
    at += lengthBytes;
    System.arraycopy(octets, 0, bytes, at, octets.length);
    at += octets.length;
  }

  /** The next node with all below it, null when it is damaged. */
  private Node takeNode(int depth) {
    if (depth > DEPTH_MAX || !has(FIXED_BYTES)) {
      return null;
    }
    NodeFormat format = NodeFormat.ofCode(bytes[at]);
    int verNo = BigEndian.getShort(bytes, at + 1);
    long changed = BigEndian.getInt(bytes, at + 3) & SECONDS_MAX;
    at += FIXED_BYTES;
    String name = takeText(1);
    String type = takeText(1);
    String title = takeText(1);
    String rights = takeText(2);
    if (damaged || format == null || !isName(name, depth)) {
      return null;
    }
    Acl acl = new AclParser(TreeLimits.ACL_BYTES_MAX).parse(rights);
    boolean ordered = acl != null && acl.toString().equals(rights);
    if (!ordered || !TreeText.isClean(type) || !TreeText.isClean(title)) {
      return null;
    }
    Node.Draft draft =
        Node.draft(name, format).type(type).title(title).acl(acl).history(verNo, changed);
    return format == NodeFormat.NODE ? takeChildren(draft, depth) : takeValue(draft, format);
  }

  private static boolean isName(String name, int depth) {
    return depth == 0 ? name.isEmpty() : name.equals(UriParser.name(name));
  }

  private Node takeChildren(Node.Draft draft, int depth) {
    if (!has(2)) {
      return null;
    }
    int count = BigEndian.getShort(bytes, at);
    at += 2;
    List<Node> children = new ArrayList<>();
    String last = "";
    for (int i = 0; i < count; i++) {
      Node child = takeNode(depth + 1);
      if (child == null || child.name.compareTo(last) <= 0) {
        return null;
      }
      last = child.name;
      children.add(child);
    }
    return draft.children(children).build();
  }

  private Node takeValue(Node.Draft draft, NodeFormat format) {
    int valueLength = has(4) ? BigEndian.getInt(bytes, at) : -1;
    at += 4;
    if (valueLength < 0 || !has(valueLength)) {
      return null;
    }
    byte[] value = new byte[valueLength];
    System.arraycopy(bytes, at, value, 0, valueLength);
    at += valueLength;
    return draft.value(format, value).build();
  }

  /** The next text; empty, and the record damaged, when there is none. */
  private String takeText(int lengthBytes) {
    int textLength = -1;
    if (!damaged && has(lengthBytes)) {
      textLength = lengthBytes == 1 ? bytes[at] & 0xFF : BigEndian.getShort(bytes, at);
      at += lengthBytes;
    }
    String text =
        textLength >= 0 && has(textLength) ? TreeText.text(bytes, at, at + textLength) : null;
    if (text == null) {
      damaged = true;
      return "";
    }
    at += textLength;
    return text;
  }

  private boolean has(int count) {
    return count <= length - at;
  }
}
