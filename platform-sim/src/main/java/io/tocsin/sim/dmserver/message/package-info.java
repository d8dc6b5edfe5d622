/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * SyncML messages of OMA DM 1.2 as trees of elements, in XML by the JDK and in WBXML by kXML 2.
 * What a peer sent is read within bounds and refused with {@link
 * io.tocsin.sim.dmserver.message.MalformedMessageException}.
 *
 * <p>Depends on kXML 2 alone. The agent's own codec is not used: the server is to find its faults.
 */
package io.tocsin.sim.dmserver.message;
