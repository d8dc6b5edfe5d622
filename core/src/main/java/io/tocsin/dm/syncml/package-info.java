/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Messages of OMA DM 1.2: reading and writing of SyncML 1.2 in XML and WBXML, without any logic of
 * sessions.
 *
 * <p>Contract: a message is one byte array that the caller owns. {@link
 * io.tocsin.dm.syncml.MessageReader} reads it command by command, {@link
 * io.tocsin.dm.syncml.MessageWriter} writes one; both are re-pointed, never re-created. No message
 * makes them throw: what is wrong with one is a latched code of {@link
 * io.tocsin.dm.syncml.SyncmlError}, and "full" is a result that leaves the message as it was.
 * Exceptions are for calls that no message excuses, such as a range outside of its array. Texts are
 * {@link io.tocsin.dm.syncml.TextSlice}s; who keeps one longer than its owner says makes a copy.
 *
 * <p>Memory: readers and writers allocate when they are made. Reading WBXML and writing allocate
 * nothing; reading XML allocates what kXML does for a message, which grows with the message alone.
 *
 * <p>XML within {@code Data} must be escaped or in a CDATA section, as OMA DM asks; markup there,
 * and meta information as opaque data, is refused.
 *
 * <p>Depends on {@code text}, and on kXML for reading XML.
 */
package io.tocsin.dm.syncml;
