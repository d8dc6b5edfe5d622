/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

/**
 * A node that a Get brought.
 *
 * @param uri the node
 * @param format its format; {@code chr} where none is said
 * @param type its media type; empty where none is said
 * @param data its value; octets as hexadecimal digits where the format is bin or they are no text
 */
public record DmResult(String uri, String format, String type, String data) {}
