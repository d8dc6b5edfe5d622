/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import java.util.HashMap;
import java.util.Map;
import org.kxml2.wap.syncml.SyncML;

/** The element names of SyncML 1.2 and MetInf 1.2 with their tokens, from the tables of kXML 2. */
final class Vocabulary {

  /** Namespace of the representation protocol. */
  static final String SYNCML = "SYNCML:SYNCML1.2";

  /** Namespace of the meta information. */
  static final String METINF = "syncml:metinf";

  /** Code page of the representation protocol. */
  static final int PAGE_SYNCML = 0;

  /** Code page of the meta information. */
  static final int PAGE_METINF = 1;

  /** WBXML 1.3 §5.8.1: tags 0 to 4 are global tokens. */
  private static final int FIRST_TAG = 5;

  private static final Map<String, Token> TOKENS = new HashMap<>();

  /**
   * What stands for a name in WBXML.
   *
   * @param page code page
   * @param tag the tag, without the bits for content and attributes
   */
  record Token(int page, int tag) {}

  static {
    addPage(PAGE_SYNCML, SyncML.TAG_TABLE_0);
    addPage(PAGE_METINF, SyncML.TAG_TABLE_1);
  }

  private Vocabulary() {}

  private static void addPage(int page, String[] names) {
    for (int i = 0; i < names.length; i++) {
      TOKENS.put(names[i], new Token(page, i + FIRST_TAG));
    }
  }

  /** The token of a name; null when it is none of SyncML. */
  static Token token(String name) {
    return TOKENS.get(name);
  }

  /** The namespace that a name belongs to. */
  static String namespace(String name) {
    Token token = token(name);
    return token != null && token.page() == PAGE_METINF ? METINF : SYNCML;
  }
}
