/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Values of SMIv2 (RFC 2578 §7.1), near the places where their encoding changes. */
class SmiValues extends DomainContextBase {

  private static final long ARC_MAX = 0xFFFF_FFFFL;

  /** Object identifiers that X.690 can encode: two components at least, 128 at most. */
  @Provide
  Arbitrary<Oid> oids() {
    Arbitrary<Long> second = Arbitraries.longs().between(0, ARC_MAX);
    return Combinators.combine(
            Arbitraries.integers().between(0, 2), second, arcs().array(long[].class).ofMaxSize(126))
        .as(SmiValues::oid)
        .withoutEdgeCases();
  }

  private static Oid oid(int root, long second, long[] rest) {
    Oid oid = new Oid();
    oid.append(root);
    oid.append((int) (root == 2 ? second : second % 40));
    for (long arc : rest) {
      oid.append((int) arc);
    }
    return oid;
  }

  /** Sub-identifiers: each number of bits is as likely as every other. */
  static Arbitrary<Long> arcs() {
    return Arbitraries.integers()
        .between(0, 32)
        .flatMap(bits -> Arbitraries.longs().between(0, (1L << bits) - 1))
        .withoutEdgeCases();
  }

  /** Numbers of 64 bits: each number of bits is as likely as every other, of either sign. */
  static Arbitrary<Long> numbers() {
    Arbitrary<Long> edges =
        Arbitraries.of(
            LongStream.rangeClosed(0, 64)
                .flatMap(bits -> LongStream.of(1L << bits, (1L << bits) - 1, -(1L << bits)))
                .boxed()
                .toList());
    Arbitrary<Long> spread =
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 63))
            .as((number, shift) -> number >> shift);
    return Arbitraries.oneOf(edges, spread).withoutEdgeCases();
  }
}
