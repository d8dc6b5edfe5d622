/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.Collections;
import java.util.List;

/**
 * A node that somebody else keeps: its value is asked for when it is read, and never stored. Put in
 * the place of a permanent node by {@link ManagementTree#mount}, where it answers for that node and
 * all below it.
 *
 * <p>Each method has the answer of a leaf without value that nothing can be done to, so a node
 * overrides what it is. What is below the node of the description inherits its access control list.
 */
public interface LiveNode {

  /** The format. Where the description has this node, its format is used. */
  default NodeFormat format() {
    return NodeFormat.CHR;
  }

  /** Media type of a leaf, or identifier of the management object. As for {@link #format}. */
  default String type() {
    return format() == NodeFormat.NODE ? "" : "text/plain";
  }

  /**
   * Bits of {@link TreeCommand} that can be done. Where the description has this node, its own
   * count.
   */
  default int commands() {
    return TreeCommand.GET.bit();
  }

  /**
   * Reads the value.
   *
   * @return the value, which then belongs to the caller; null when there is none now
   */
  default byte[] read() {
    return null;
  }

  /** Names of the children, in the form that addresses have; in the same order each time. */
  default List<String> childNames() {
    return Collections.emptyList();
  }

  /**
   * A child.
   *
   * @param name its name as in an address
   * @return the child, null when there is none
   */
  default LiveNode child(String name) {
    return null;
  }

  /**
   * Whether a value would be taken. Changes nothing, because an Atomic may still be taken back.
   *
   * @param value of the node's format, not to be changed
   * @return {@link TreeStatus#OK}, or the status that refuses it
   */
  default int check(byte[] value) {
    return TreeStatus.COMMAND_NOT_ALLOWED;
  }

  /**
   * Takes a value for which {@link #check} answered {@link TreeStatus#OK}, at once or when the
   * Atomic is complete.
   *
   * @param value not to be changed
   */
  default void write(byte[] value) {
    // Nothing was promised.
  }

  /**
   * Starts what the node stands for.
   *
   * @param serverId who asks, authenticated and with the right to; null for the device itself
   * @param correlator what an alert about the outcome has to carry, or null
   * @param argument the data that came along; empty for none
   * @return {@link TreeStatus#OK} when it is done, {@link TreeStatus#ACCEPTED_FOR_PROCESSING} when
   *     it goes on, or the status that refuses it
   */
  default int exec(String serverId, String correlator, byte[] argument) {
    return TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED;
  }
}
