/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * What the bytes of a response to an inform say.
 *
 * @param messageId msgID, that of the transmission which it answers
 * @param requestId the request's number
 * @param errorStatus 0 for none
 */
public record Response(int messageId, int requestId, int errorStatus) {}
