/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.script.Step;
import io.tocsin.sim.dmserver.script.Target;

/** A value that goes to the client in several messages (OMA DM Protocol §7). */
final class Transfer {

  private final Pending pending;
  private final Target target;
  private byte[] data = {};
  private int offset;

  Transfer(Pending pending) {
    this.pending = pending;
    target = pending.command().items().get(0);
  }

  Pending pending() {
    return pending;
  }

  /** Octets of the whole, as they travel. */
  int size(ServerMessage out) {
    return CommandElements.transported(target.value(), out.codec()).length;
  }

  boolean isDone() {
    return offset > 0 && offset == data.length;
  }

  /**
   * Adds the next part, as great as the client takes.
   *
   * @return CmdID of the part; 0 when the client takes nothing
   */
  int addPart(ServerMessage out) {
    if (offset == 0) {
      data = CommandElements.transported(target.value(), out.codec());
    }
    int cmdId = out.nextCmdId();
    int length = data.length - offset;
    while (length > 0) {
      Element part = part(out, cmdId, length);
      int excess = out.excess(part);
      if (excess <= 0) {
        out.add(part);
        offset += length;
        return cmdId;
      }
      length = toCharacterStart(length - excess);
    }
    return 0;
  }

  /** Text is not cut within a character. */
  private int toCharacterStart(int length) {
    int shorter = length;
    while (shorter > 0 && (data[offset + shorter] & 0xC0) == 0x80 && !target.value().isBinary()) {
      shorter--;
    }
    return shorter;
  }

  private Element part(ServerMessage out, int cmdId, int length) {
    byte[] octets = java.util.Arrays.copyOfRange(data, offset, offset + length);
    boolean more = offset + length < data.length;
    // Size stands in the first part alone.
    int size = offset == 0 ? data.length : 0;
    Step.Command command = pending.command();
    return Element.of(
        command.name(),
        Element.leaf("CmdID", cmdId),
        CommandElements.item(target, out.codec(), octets, size, more));
  }
}
