/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The client of OMA DM: when a session with which server is due, and how it goes over HTTP.
 *
 * <p>{@link io.tocsin.dm.client.DmClient#step} does what is due. There is one session at a time, so
 * that the memory of one is enough, and each server waits for its turn. A server is never troubled
 * more often than its pace allows, whoever asks for it.
 *
 * <p>Depends on the other packages of {@code dm}, {@code event}, {@code store}, {@code tls}, {@code
 * text} and {@code hal}.
 */
package io.tocsin.dm.client;
