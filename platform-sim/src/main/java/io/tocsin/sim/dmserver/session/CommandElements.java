/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.script.Step;
import io.tocsin.sim.dmserver.script.Target;
import io.tocsin.sim.dmserver.script.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Makes elements of commands. */
final class CommandElements {

  private CommandElements() {}

  /**
   * The element of a command.
   *
   * @param ids gives a CmdID to it and to each command within
   */
  static Element of(Step.Command command, Codec codec, ToIntFunction<Step.Command> ids) {
    List<Element> parts = new ArrayList<>();
    parts.add(Element.leaf("CmdID", ids.applyAsInt(command)));
    if (command.raw() != null) {
      parts.addAll(command.raw().without("CmdID").children());
      return Element.of(command.raw().name(), parts);
    }
    if (!command.correlator().isEmpty()) {
      parts.add(Element.leaf("Correlator", command.correlator()));
    }
    if (command.code() != 0) {
      parts.add(Element.leaf("Data", command.code()));
    }
    for (Target target : command.items()) {
      Value value = target.value();
      byte[] data = value == null ? new byte[0] : transported(value, codec);
      parts.add(item(target, codec, data, 0, false));
    }
    for (Step.Command child : command.children()) {
      parts.add(of(child, codec, ids));
    }
    return Element.of(command.name(), parts);
  }

  /** The octets of a value as a message carries them: XML needs base64 for what is no text. */
  static byte[] transported(Value value, Codec codec) {
    return value.isBinary() && !codec.isBinary()
        ? Base64Text.encode(value.data()).getBytes(US_ASCII)
        : value.data();
  }

  /**
   * An item.
   *
   * @param data its data or a part of it
   * @param size of the whole in octets, in the first part of several; 0 else
   * @param more whether other parts follow
   */
  static Element item(Target target, Codec codec, byte[] data, int size, boolean more) {
    List<Element> parts = new ArrayList<>();
    if (!target.uri().isEmpty()) {
      parts.add(location("Target", target.uri()));
    }
    if (!target.source().isEmpty()) {
      parts.add(location("Source", target.source()));
    }
    Value value = target.value();
    if (value != null) {
      Element meta = meta(value, codec, size);
      if (!meta.children().isEmpty()) {
        parts.add(meta);
      }
      if (data.length > 0 || hasData(value)) {
        parts.add(Element.octets("Data", data));
      }
    }
    if (more) {
      parts.add(Element.of("MoreData"));
    }
    return Element.of("Item", parts);
  }

  private static boolean hasData(Value value) {
    return !value.format().equals("node") && !value.format().equals("null");
  }

  private static Element location(String name, String uri) {
    return Element.of(name, Element.leaf("LocURI", uri));
  }

  private static Element meta(Value value, Codec codec, int size) {
    List<Element> parts = new ArrayList<>();
    if (!value.format().isEmpty()) {
      boolean encoded = value.isBinary() && !codec.isBinary();
      parts.add(Element.leaf("Format", encoded ? "b64" : value.format()));
    }
    if (!value.type().isEmpty()) {
      parts.add(Element.leaf("Type", value.type()));
    }
    if (size > 0) {
      parts.add(Element.leaf("Size", size));
    }
    return Element.of("Meta", parts);
  }
}
