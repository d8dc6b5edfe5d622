/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Which nodes a device has and may have: the device description (OMA-TS-DM_TND §9), read from texts
 * of one line for each node.
 *
 * <pre>
 *  # address            format  scope      commands        more
 *  ./DMAcc              node    permanent  Add,Get         acl=Get=*
 *  ./DMAcc/&lt;X&gt;          node    dynamic    Add,Delete,Get
 *  ./DMAcc/&lt;X&gt;/AppID    chr     dynamic    Get
 * </pre>
 *
 * <p>A node stands behind its parent. {@code <X>} is any name. The commands are the access types,
 * {@code -} for none; Add at a node allows children. More is any of {@code type=}, the media type
 * or the identifier of a management object; {@code acl=} and {@code value=}, what a permanent node
 * has at first; {@code open}, below which servers may make any nodes.
 */
public final class TreeDescription {

  /** The file beside this class that has the objects of each device. */
  public static final String STANDARD_OBJECTS = "standard-objects.txt";

  private static final int PIECE_BYTES = 4_096;

  private final NodeDescription root;

  /** A description of the root alone, below which servers may make any nodes. */
  public TreeDescription() {
    root =
        new NodeDescription(
            "",
            NodeFormat.NODE,
            "",
            true,
            TreeCommand.ADD.bit() | TreeCommand.GET.bit(),
            true,
            Acl.ROOT_DEFAULT,
            new byte[0]);
  }

  /**
   * The objects that each device has: DevInfo, DevDetail, DMAcc and Inbox; by the class loader.
   *
   * @throws IOException when the resource cannot be read
   */
  public static TreeDescription standardObjects() throws IOException {
    try (InputStream in = TreeDescription.class.getResourceAsStream(STANDARD_OBJECTS)) {
      return new TreeDescription().read(in);
    }
  }

  /**
   * Adds what a text says.
   *
   * @param in the text in UTF-8
   * @return this
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is not such a text; a description is part of the
   *     program
   */
  public TreeDescription read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    byte[] all = {};
    int length = in.read(piece);
    while (length >= 0) {
      byte[] more = Arrays.copyOf(all, all.length + length);
      System.arraycopy(piece, 0, more, all.length, length);
      all = more;
      length = in.read(piece);
    }
    String decoded = TreeText.text(all);
    if (decoded == null) {
      throw new IllegalArgumentException("a description is not in UTF-8");
    }
    return read(decoded);
  }

  /**
   * Adds what a text says.
   *
   * @param text the text
   * @return this
   * @throws IllegalArgumentException when it is not such a text; the message names the line
   */
  public TreeDescription read(String text) {
    new DescriptionReader(root).read(text);
    return this;
  }

  NodeDescription root() {
    return root;
  }

  /** A tree of the permanent nodes alone. */
  Node newTree() {
    return made(root);
  }

  /**
   * A tree that was stored, with the permanent nodes of this description, which may be newer.
   *
   * @param stored the root of what was stored
   */
  Node completed(Node stored) {
    return completed(stored, root);
  }

  private static Node completed(Node stored, NodeDescription description) {
    Node node = stored.edit().type(description.type).build();
    for (NodeDescription child : description.permanentChildren()) {
      Node found = node.child(child.name);
      boolean isSame = found != null && found.format == child.format;
      node = node.withChild(isSame ? completed(found, child) : made(child));
    }
    return node;
  }

  private static Node made(NodeDescription description) {
    Node node =
        Node.draft(description.name, description.format)
            .type(description.type)
            .acl(description.acl)
            .value(description.format, description.value)
            .build();
    for (NodeDescription child : description.permanentChildren()) {
      node = node.withChild(made(child));
    }
    return node;
  }
}
