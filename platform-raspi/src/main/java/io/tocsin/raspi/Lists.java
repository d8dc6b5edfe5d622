/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a running agent needs of streams, without their hundred classes, of which each takes six
 * kilobytes of a board's memory.
 */
public final class Lists {

  private Lists() {}

  /**
   * What becomes of each element.
   *
   * @param elements all of them
   * @param each makes something of one
   * @return a list of its own, in the same order
   */
  public static <E, R> List<R> map(Collection<E> elements, Function<? super E, ? extends R> each) {
    List<R> made = new ArrayList<>(elements.size());
    for (E element : elements) {
      made.add(each.apply(element));
    }
    return made;
  }

  /**
   * The elements that are wanted.
   *
   * @param elements all of them
   * @param wanted tells whether one is
   * @return a list of its own, in the same order
   */
  public static <E> List<E> filter(Collection<E> elements, Predicate<? super E> wanted) {
    List<E> found = new ArrayList<>();
    for (E element : elements) {
      if (wanted.test(element)) {
        found.add(element);
      }
    }
    return found;
  }

  /**
   * Whether there is an element that is wanted.
   *
   * @param elements all of them
   * @param wanted tells whether one is
   */
  public static <E> boolean any(Collection<E> elements, Predicate<? super E> wanted) {
    for (E element : elements) {
      if (wanted.test(element)) {
        return true;
      }
    }
    return false;
  }
}
