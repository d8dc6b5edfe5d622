/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What libraries get in the packed jars in the place of {@code java.util.logging}, whose first
 * logger loads 170 classes of the JDK and looks for services in each jar. Bouncy Castle has such a
 * logger, and never tells anything that would be seen. The packing of the jars (pom.xml) moves the
 * references.
 *
 * <p>Depends on {@code io.tocsin.hal}, {@code io.tocsin.raspi} and the JDK.
 */
package io.tocsin.raspi.library;
