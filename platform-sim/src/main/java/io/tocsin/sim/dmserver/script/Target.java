/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

/**
 * An item of a command.
 *
 * @param uri the node that it is about; empty for none
 * @param source the node that it comes from (Copy); empty for none
 * @param value its value; null for none
 */
public record Target(String uri, String source, Value value) {

  static Target of(String uri) {
    return new Target(uri, "", null);
  }

  static Target of(String uri, Value value) {
    return new Target(uri, "", value);
  }
}
