/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who is who in OMA DM terms (OMA DM Security 1.2.1): credentials and their digests, nonces and
 * when they may be kept, the integrity header, and notification messages (package #0).
 *
 * <p>Contract: what a peer sent is read into values and codes, never into an exception, and nothing
 * is allocated by a length that it announced. Digests are compared in a time that does not depend
 * on where they differ. Secrets appear in no text. Random octets come from the board's entropy
 * alone.
 *
 * <p>{@link io.tocsin.dm.auth.Credential} is a name with its password, {@link
 * io.tocsin.dm.auth.Digests} makes and checks what proves it, {@link
 * io.tocsin.dm.auth.AccountNonces} has the nonces of one account. Which account is meant, what to
 * do after a failure, and writing a record of nonces to the flash is for the session above.
 *
 * <p>MD5 is what the standard prescribes. It proves little by itself to somebody who can listen, so
 * sessions belong inside of TLS.
 *
 * <p>Depends on {@code text}, {@code hal} and on Bouncy Castle's lightweight API.
 */
package io.tocsin.dm.auth;
