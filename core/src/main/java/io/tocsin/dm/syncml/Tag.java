/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * The elements of SyncML 1.2 and MetInf 1.2 with their names, tokens and namespaces.
 *
 * <p>An element is a number: its code page of WBXML times 256, plus its token there without the
 * bits for attributes and content. The tables are those of the OMA SyncML representation protocol
 * 1.2 and meta information 1.2. No name stands in both, so a name alone says which element it is.
 */
public final class Tag {

  /** An element that is in neither table. */
  public static final int UNKNOWN = -1;

  /** Code page of the elements of SyncML itself. */
  public static final int PAGE_SYNCML = 0;

  /** Code page of meta information. */
  public static final int PAGE_METINF = 1;

  /** Namespace of a message in XML. */
  public static final String NAMESPACE_SYNCML = "SYNCML:SYNCML1.2";

  /** Namespace of meta information in XML. */
  public static final String NAMESPACE_METINF = "syncml:metinf";

  /** {@code Add}. */
  public static final int ADD = 0x005;

  /** {@code Alert}. */
  public static final int ALERT = 0x006;

  /** {@code Archive}. */
  public static final int ARCHIVE = 0x007;

  /** {@code Atomic}. */
  public static final int ATOMIC = 0x008;

  /** {@code Chal}. */
  public static final int CHAL = 0x009;

  /** {@code Cmd}. */
  public static final int CMD = 0x00A;

  /** {@code CmdID}. */
  public static final int CMD_ID = 0x00B;

  /** {@code CmdRef}. */
  public static final int CMD_REF = 0x00C;

  /** {@code Copy}. */
  public static final int COPY = 0x00D;

  /** {@code Cred}. */
  public static final int CRED = 0x00E;

  /** {@code Data}. */
  public static final int DATA = 0x00F;

  /** {@code Delete}. */
  public static final int DELETE = 0x010;

  /** {@code Exec}. */
  public static final int EXEC = 0x011;

  /** {@code Final}. */
  public static final int FINAL = 0x012;

  /** {@code Get}. */
  public static final int GET = 0x013;

  /** {@code Item}. */
  public static final int ITEM = 0x014;

  /** {@code Lang}. */
  public static final int LANG = 0x015;

  /** {@code LocName}. */
  public static final int LOC_NAME = 0x016;

  /** {@code LocURI}. */
  public static final int LOC_URI = 0x017;

  /** {@code Map}. */
  public static final int MAP = 0x018;

  /** {@code MapItem}. */
  public static final int MAP_ITEM = 0x019;

  /** {@code Meta}. */
  public static final int META = 0x01A;

  /** {@code MsgID}. */
  public static final int MSG_ID = 0x01B;

  /** {@code MsgRef}. */
  public static final int MSG_REF = 0x01C;

  /** {@code NoResp}. */
  public static final int NO_RESP = 0x01D;

  /** {@code NoResults}. */
  public static final int NO_RESULTS = 0x01E;

  /** {@code Put}. */
  public static final int PUT = 0x01F;

  /** {@code Replace}. */
  public static final int REPLACE = 0x020;

  /** {@code RespURI}. */
  public static final int RESP_URI = 0x021;

  /** {@code Results}. */
  public static final int RESULTS = 0x022;

  /** {@code Search}. */
  public static final int SEARCH = 0x023;

  /** {@code Sequence}. */
  public static final int SEQUENCE = 0x024;

  /** {@code SessionID}. */
  public static final int SESSION_ID = 0x025;

  /** {@code SftDel}. */
  public static final int SFT_DEL = 0x026;

  /** {@code Source}. */
  public static final int SOURCE = 0x027;

  /** {@code SourceRef}. */
  public static final int SOURCE_REF = 0x028;

  /** {@code Status}. */
  public static final int STATUS = 0x029;

  /** {@code Sync}. */
  public static final int SYNC = 0x02A;

  /** {@code SyncBody}. */
  public static final int SYNC_BODY = 0x02B;

  /** {@code SyncHdr}. */
  public static final int SYNC_HDR = 0x02C;

  /** {@code SyncML}. */
  public static final int SYNCML = 0x02D;

  /** {@code Target}. */
  public static final int TARGET = 0x02E;

  /** {@code TargetRef}. */
  public static final int TARGET_REF = 0x02F;

  /** {@code VerDTD}. */
  public static final int VER_DTD = 0x031;

  /** {@code VerProto}. */
  public static final int VER_PROTO = 0x032;

  /** {@code NumberOfChanges}. */
  public static final int NUMBER_OF_CHANGES = 0x033;

  /** {@code MoreData}. */
  public static final int MORE_DATA = 0x034;

  /** {@code Field}. */
  public static final int FIELD = 0x035;

  /** {@code Filter}. */
  public static final int FILTER = 0x036;

  /** {@code Record}. */
  public static final int RECORD = 0x037;

  /** {@code FilterType}. */
  public static final int FILTER_TYPE = 0x038;

  /** {@code SourceParent}. */
  public static final int SOURCE_PARENT = 0x039;

  /** {@code TargetParent}. */
  public static final int TARGET_PARENT = 0x03A;

  /** {@code Move}. */
  public static final int MOVE = 0x03B;

  /** {@code Correlator}. */
  public static final int CORRELATOR = 0x03C;

  /** {@code Anchor}. */
  public static final int ANCHOR = 0x105;

  /** {@code EMI}. */
  public static final int EMI = 0x106;

  /** {@code Format}. */
  public static final int FORMAT = 0x107;

  /** {@code FreeID}. */
  public static final int FREE_ID = 0x108;

  /** {@code FreeMem}. */
  public static final int FREE_MEM = 0x109;

  /** {@code Last}. */
  public static final int LAST = 0x10A;

  /** {@code Mark}. */
  public static final int MARK = 0x10B;

  /** {@code MaxMsgSize}. */
  public static final int MAX_MSG_SIZE = 0x10C;

  /** {@code Mem}. */
  public static final int MEM = 0x10D;

  /** {@code MetInf}. */
  public static final int MET_INF = 0x10E;

  /** {@code Next}. */
  public static final int NEXT = 0x10F;

  /** {@code NextNonce}. */
  public static final int NEXT_NONCE = 0x110;

  /** {@code SharedMem}. */
  public static final int SHARED_MEM = 0x111;

  /** {@code Size}. */
  public static final int SIZE = 0x112;

  /** {@code Type}. */
  public static final int TYPE = 0x113;

  /** {@code Version}. */
  public static final int VERSION = 0x114;

  /** {@code MaxObjSize}. */
  public static final int MAX_OBJ_SIZE = 0x115;

  /** {@code FieldLevel}. */
  public static final int FIELD_LEVEL = 0x116;

  /** Tokens below it are not elements. */
  private static final int TOKEN_MIN = 0x05;

  private static final String[][] NAMES = {
    {
      "Add",
      "Alert",
      "Archive",
      "Atomic",
      "Chal",
      "Cmd",
      "CmdID",
      "CmdRef",
      "Copy",
      "Cred",
      "Data",
      "Delete",
      "Exec",
      "Final",
      "Get",
      "Item",
      "Lang",
      "LocName",
      "LocURI",
      "Map",
      "MapItem",
      "Meta",
      "MsgID",
      "MsgRef",
      "NoResp",
      "NoResults",
      "Put",
      "Replace",
      "RespURI",
      "Results",
      "Search",
      "Sequence",
      "SessionID",
      "SftDel",
      "Source",
      "SourceRef",
      "Status",
      "Sync",
      "SyncBody",
      "SyncHdr",
      "SyncML",
      "Target",
      "TargetRef",
      null,
      "VerDTD",
      "VerProto",
      "NumberOfChanges",
      "MoreData",
      "Field",
      "Filter",
      "Record",
      "FilterType",
      "SourceParent",
      "TargetParent",
      "Move",
      "Correlator",
    },
    {
      "Anchor",
      "EMI",
      "Format",
      "FreeID",
      "FreeMem",
      "Last",
      "Mark",
      "MaxMsgSize",
      "Mem",
      "MetInf",
      "Next",
      "NextNonce",
      "SharedMem",
      "Size",
      "Type",
      "Version",
      "MaxObjSize",
      "FieldLevel",
    }
  };

  private Tag() {}

  /**
   * The element of a token.
   *
   * @param page code page
   * @param token the token without the bits for attributes and content
   * @return the element, or {@link #UNKNOWN}
   */
  public static int of(int page, int token) {
    if (page < 0 || page >= NAMES.length) {
      return UNKNOWN;
    }
    int index = token - TOKEN_MIN;
    boolean known = index >= 0 && index < NAMES[page].length && NAMES[page][index] != null;
    return known ? (page << 8) | token : UNKNOWN;
  }

  /**
   * The element of a name.
   *
   * @param name its name without prefix
   * @return the element, or {@link #UNKNOWN}
   */
  public static int of(String name) {
    for (int page = 0; page < NAMES.length; page++) {
      for (int index = 0; index < NAMES[page].length; index++) {
        if (name.equals(NAMES[page][index])) {
          return (page << 8) | (index + TOKEN_MIN);
        }
      }
    }
    return UNKNOWN;
  }

  /**
   * The element whose name stands in a range of bytes.
   *
   * @param bytes the array
   * @param from index of the first byte of the name
   * @param to index behind its last byte
   * @return the element, or {@link #UNKNOWN}
   */
  static int of(byte[] bytes, int from, int to) {
    for (int page = 0; page < NAMES.length; page++) {
      for (int index = 0; index < NAMES[page].length; index++) {
        if (isNamed(NAMES[page][index], bytes, from, to)) {
          return (page << 8) | (index + TOKEN_MIN);
        }
      }
    }
    return UNKNOWN;
  }

  private static boolean isNamed(String name, byte[] bytes, int from, int to) {
    if (name == null || name.length() != to - from) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Name of an element as it stands in XML.
   *
   * @param tag an element, or {@link #UNKNOWN}
   * @return its name, or "unknown element"
   */
  public static String name(int tag) {
    return tag == UNKNOWN ? "unknown element" : NAMES[page(tag)][token(tag) - TOKEN_MIN];
  }

  /** Code page of an element. */
  static int page(int tag) {
    return tag >> 8;
  }

  /** Token of an element within its code page. */
  static int token(int tag) {
    return tag & 0xFF;
  }

  /** Namespace of an element in XML. */
  static String namespace(int tag) {
    return page(tag) == PAGE_SYNCML ? NAMESPACE_SYNCML : NAMESPACE_METINF;
  }
}
