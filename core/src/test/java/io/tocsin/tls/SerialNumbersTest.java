/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SerialNumbersTest {

  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(167).subtract(BigInteger.ONE);

  @Test
  void shouldFindWhatIsThereAndNothingElse() {
    Random random = new Random(5280);
    for (int count = 0; count < 40; count++) {
      List<BigInteger> numbers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        numbers.add(new BigInteger(1 + random.nextInt(160), random));
      }
      SerialNumbers set = new SerialNumbers(numbers);
      assertEquals(count, set.count());
      for (BigInteger number : numbers) {
        assertTrue(set.contains(number), number::toString);
        BigInteger next = number.add(BigInteger.ONE);
        assertEquals(numbers.contains(next), set.contains(next), next::toString);
        assertEquals(numbers.contains(number.negate()), set.contains(number.negate()));
      }
    }
  }

  /** RFC 5280 §4.1.2.2: certificates with negative numbers, or zero, are to be borne with. */
  @Test
  void shouldTellNumbersOfOtherSignsApart() {
    BigInteger most = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);
    SerialNumbers set =
        new SerialNumbers(List.of(BigInteger.ZERO, BigInteger.valueOf(-1), most.negate()));
    assertTrue(set.contains(BigInteger.ZERO));
    assertTrue(set.contains(BigInteger.valueOf(-1)));
    assertTrue(set.contains(most.negate()));
    assertFalse(set.contains(BigInteger.ONE));
    assertFalse(set.contains(BigInteger.valueOf(255)));
    assertFalse(set.contains(most));
  }

  @Test
  void shouldHaveRoomFor20OctetsAndASign() {
    assertTrue(SerialNumbers.fits(GREATEST));
    assertFalse(SerialNumbers.fits(GREATEST.add(BigInteger.ONE)));
    SerialNumbers set = new SerialNumbers(List.of(GREATEST));
    assertTrue(set.contains(GREATEST));
    assertFalse(set.contains(GREATEST.add(BigInteger.ONE)));
    assertFalse(set.contains(GREATEST.shiftLeft(100)));
  }
}
