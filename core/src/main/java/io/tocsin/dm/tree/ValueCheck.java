/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/** Format, type and value that a node is to have, with what was left out filled in. */
final class ValueCheck {

  private static final String TEXT_TYPE = "text/plain";
  private static final String BINARY_TYPE = "application/octet-stream";

  /** Serialized objects of OMA-TS-DM_TNDS, which make many nodes at once. */
  private static final String SERIALIZED_OBJECT = "application/vnd.syncml.dmtnds+";

  /** {@link TreeStatus#OK}, or what the command has to be refused with. */
  final int status;

  final NodeFormat format;
  final String type;

  private ValueCheck(int status, NodeFormat format, String type) {
    this.status = status;
    this.format = format;
    this.type = type;
  }

  /** What a new node will have. */
  static ValueCheck ofNew(NodeDescription description, NodeValue value, TreeLimits limits) {
    // OMA-TS-SyncML_MetaInfo: what is not said is chr and text/plain; a description knows better.
    NodeFormat usual = description.format == null ? NodeFormat.CHR : description.format;
    NodeFormat format = value.format() == null ? usual : value.format();
    String usualType = description.type.isEmpty() ? usualType(format) : description.type;
    String type = value.type() == null ? usualType : value.type();
    return new ValueCheck(status(description, format, type, value, limits), format, type);
  }

  /** What a leaf will have that gets another value. */
  static ValueCheck ofReplaced(
      NodeDescription description, Node node, NodeValue value, TreeLimits limits) {
    NodeFormat format = value.format() == null ? node.format : value.format();
    String type = value.type() == null ? node.type : value.type();
    boolean isChanged = format != node.format || !isSameType(type, node.type);
    if (isChanged && (description.isPermanent || format == NodeFormat.NODE)) {
      return new ValueCheck(TreeStatus.COMMAND_NOT_ALLOWED, format, type);
    }
    return new ValueCheck(status(description, format, type, value, limits), format, type);
  }

  private static int status(
      NodeDescription description,
      NodeFormat format,
      String type,
      NodeValue value,
      TreeLimits limits) {
    boolean isWrongFormat = description.format != null && description.format != format;
    boolean isWrongType = !description.type.isEmpty() && !isSameType(type, description.type);
    if (isWrongFormat || isWrongType || !TreeText.isClean(type)) {
      return TreeStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    if (value.data().length > limits.valueBytes() || Utf8.length(type) > limits.typeBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    return format.accepts(value.data()) ? TreeStatus.OK : TreeStatus.UNSUPPORTED_MEDIA_TYPE;
  }

  /**
   * Whether a value makes many nodes at once. A device that does not read such values says so
   * whatever they are for (OMA-TS-DM_RepPro §6.6.1, §6.6.11).
   */
  static boolean isSerializedObject(NodeValue value) {
    String type = value.type();
    return type != null
        && type.regionMatches(true, 0, SERIALIZED_OBJECT, 0, SERIALIZED_OBJECT.length());
  }

  private static String usualType(NodeFormat format) {
    switch (format) {
      case NODE:
        return "";
      case BIN:
        return BINARY_TYPE;
      default:
        return TEXT_TYPE;
    }
  }

  /** RFC 2045 §5.1: case does not count, and a parameter such as the character set may follow. */
  private static boolean isSameType(String type, String other) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end).trim()).equalsIgnoreCase(other);
  }
}
