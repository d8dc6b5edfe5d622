/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The scripts of the package and of the image, played on this machine with the real commands. */
package io.tocsin.raspi.packaging;
