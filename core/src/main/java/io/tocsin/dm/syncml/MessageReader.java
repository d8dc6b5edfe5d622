/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Reads a message: its header, then its commands one by one, in the order of the document, then the
 * items of each.
 *
 * <pre>{@code
 * if (reader.open(bytes, 0, length, Encoding.WBXML)) {
 *   ... reader.header() ...
 *   int event = reader.next();
 *   while (event != MessageReader.END && event != MessageReader.ERROR) {
 *     ... reader.command() ...
 *     while (reader.nextItem()) {
 *       ... reader.item() ...
 *     }
 *     event = reader.next();
 *   }
 * }
 * ... reader.error(), reader.isFinal() ...
 * }</pre>
 *
 * <p>No message makes it throw. The first error is latched in {@link #error}, and what was read
 * before it stands; whoever must not act on half a message calls {@link #verify} first. Texts lie
 * in memory of the reader. Those of the header are valid until the next {@link #open}, those of a
 * command until {@link #next}, of an Atomic or Sequence until its {@link #GROUP_END}, those of an
 * item until {@link #nextItem} or {@link #next}.
 *
 * <p>Strict: what is mandatory must be there, nothing stands twice, nothing unknown, no text
 * between elements, items last in their command, nothing behind {@code Final}. Lenient: the order
 * of elements before the items, namespaces that were left out, space around texts other than {@code
 * Data} of an item, unknown elements within {@code Meta}. Refused with an error: XML that stands in
 * {@code Data} as markup, and meta information as opaque data.
 */
public final class MessageReader {

  /** Events of {@link #next}: the message cannot be read on; {@link #error} says why. */
  public static final int ERROR = 0;

  /** A command; its items follow by {@link #nextItem}. */
  public static final int COMMAND = 1;

  /** An Atomic or Sequence begins. */
  public static final int GROUP_START = 2;

  /** The Atomic or Sequence that {@link #command} is ends. */
  public static final int GROUP_END = 3;

  /** The message has ended, and all of it was good. */
  public static final int END = 4;

  /** How deeply Atomic and Sequence may be nested in one another. */
  public static final int GROUP_DEPTH_MAX = 4;

  private final TextArena arena;
  private final ElementParser elements;
  private final ElementReader wbxml;
  private final ElementReader xml;
  private final MessageHeader header = new MessageHeader();
  private final Command plain;
  private final Command[] groups = new Command[GROUP_DEPTH_MAX];
  private final int[] textStarts = new int[GROUP_DEPTH_MAX + 1];
  private final Item item = new Item();

  private Command command;
  private int groupDepth;
  private int itemTextStart;
  private boolean hasItems;
  private boolean groupEnds;
  private boolean isFinal;
  private boolean ended;

  /**
   * A reader without a message.
   *
   * @param textBytesMax how many bytes of text a message may have; as many are allocated
   * @param referencesMax how many {@code TargetRef} a Status may have, and how many {@code
   *     SourceRef}
   */
  public MessageReader(int textBytesMax, int referencesMax) {
    arena = new TextArena(textBytesMax);
    elements = new ElementParser(arena);
    wbxml = new WbxmlReader(textBytesMax);
    xml = new XmlReader(arena);
    plain = new Command(referencesMax);
    for (int i = 0; i < GROUP_DEPTH_MAX; i++) {
      groups[i] = new Command(0);
    }
    command = plain;
    ended = true;
  }

  /**
   * Begins to read a message, and reads its header.
   *
   * @param message the array, not to be changed while it is read
   * @param offset index of its first byte
   * @param length its size in bytes
   * @param encoding what its media type says
   * @return whether the header is good
   */
  public boolean open(byte[] message, int offset, int length, Encoding encoding) {
    if (offset < 0 || length < 0 || offset > message.length - length) {
      throw new IndexOutOfBoundsException();
    }
    ElementReader reader = encoding == Encoding.XML ? xml : wbxml;
    header.clear();
    arena.truncate(0);
    command = plain;
    groupDepth = 0;
    hasItems = false;
    groupEnds = false;
    isFinal = false;
    ended = false;
    reader.open(message, offset, length);
    elements.open(reader);
    readHeader();
    textStarts[0] = arena.position();
    return elements.ok();
  }

  private void readHeader() {
    if (elements.enterRoot() && elements.tag() != Tag.SYNCML) {
      elements.fail(SyncmlError.NOT_SYNCML);
    }
    if (enter(Tag.SYNC_HDR)) {
      header.read(elements);
    }
    enter(Tag.SYNC_BODY);
  }

  private boolean enter(int tag) {
    if (!elements.nextChild(Tag.SYNCML)) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    } else if (elements.tag() != tag) {
      elements.refuse();
    }
    return elements.ok();
  }

  /**
   * Reads a message to its end and, when all of it is good, begins again.
   *
   * @param message the array, not to be changed while it is read
   * @param offset index of its first byte
   * @param length its size in bytes
   * @param encoding what its media type says
   * @return whether the whole message is good; otherwise {@link #error} says why not
   */
  public boolean verify(byte[] message, int offset, int length, Encoding encoding) {
    open(message, offset, length, encoding);
    int event = next();
    while (event != END && event != ERROR) {
      event = next();
    }
    return event == END && open(message, offset, length, encoding);
  }

  /** The header of the message. */
  public MessageHeader header() {
    return header;
  }

  /** Goes to the next command, past the items of the present one; returns one of the events. */
  public int next() {
    boolean skipped = true;
    while (skipped) {
      // Items that nobody asked for are checked all the same.
      skipped = nextItem();
    }
    if (ended) {
      return elements.ok() ? END : ERROR;
    }
    if (groupEnds) {
      return leaveGroup();
    }
    arena.truncate(textStarts[groupDepth]);
    while (elements.nextChild(container())) {
      int tag = elements.tag();
      if (isFinal) {
        elements.fail(SyncmlError.OUT_OF_ORDER);
      } else if (groupDepth == 0 && tag == Tag.FINAL) {
        isFinal = elements.mark(false);
      } else if (isCommandHere(tag)) {
        return enterCommand(tag);
      } else if (groupDepth > 0 && CommandKinds.mayStandInFront(tag, command.kind())) {
        elements.fail(SyncmlError.OUT_OF_ORDER);
      } else {
        elements.refuse();
      }
    }
    return groupDepth > 0 && elements.ok() ? leaveGroup() : finish();
  }

  private int container() {
    return groupDepth == 0 ? Tag.SYNC_BODY : groups[groupDepth - 1].kind();
  }

  private boolean isCommandHere(int tag) {
    return groupDepth == 0 ? CommandKinds.isCommand(tag) : CommandKinds.mayStandInGroup(tag);
  }

  private int enterCommand(int tag) {
    if (CommandKinds.isGroup(tag)) {
      return enterGroup();
    }
    command = plain;
    hasItems = command.read(elements);
    itemTextStart = arena.position();
    return result(COMMAND);
  }

  private int enterGroup() {
    if (groupDepth == GROUP_DEPTH_MAX) {
      elements.fail(SyncmlError.TOO_DEEP);
      return result(ERROR);
    }
    command = groups[groupDepth++];
    groupEnds = !command.read(elements);
    textStarts[groupDepth] = arena.position();
    return result(GROUP_START);
  }

  private int leaveGroup() {
    groupEnds = false;
    command = groups[--groupDepth];
    return result(GROUP_END);
  }

  private int finish() {
    if (elements.nextChild(Tag.SYNCML)) {
      elements.fail(SyncmlError.OUT_OF_ORDER);
    }
    elements.finish();
    return result(END);
  }

  private int result(int event) {
    ended = event == END || !elements.ok();
    return elements.ok() ? event : ERROR;
  }

  /** The present command, or Atomic or Sequence. */
  public Command command() {
    return command;
  }

  /** How many Atomic and Sequence are open around the next command. */
  public int groupDepth() {
    return groupDepth;
  }

  /**
   * An Atomic or Sequence that is open.
   *
   * @param level from 0, the outermost, to {@link #groupDepth} - 1
   */
  public Command group(int level) {
    if (level >= groupDepth) {
      throw new IndexOutOfBoundsException();
    }
    return groups[level];
  }

  /**
   * Goes to the next item of the present command.
   *
   * @return false when there is none, or after an error
   */
  public boolean nextItem() {
    if (!hasItems) {
      return false;
    }
    arena.truncate(itemTextStart);
    hasItems = elements.nextChild(command.kind());
    if (hasItems && elements.tag() == Tag.ITEM) {
      item.read(elements, command.meta());
    } else if (hasItems && elements.tag() == Tag.UNKNOWN) {
      elements.refuse();
    } else if (hasItems) {
      elements.fail(SyncmlError.OUT_OF_ORDER);
    }
    hasItems &= elements.ok();
    ended |= !elements.ok();
    return hasItems;
  }

  /** The present item. */
  public Item item() {
    return item;
  }

  /** Whether {@code Final} stood at the end; known when {@link #next} has returned {@link #END}. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Why the message cannot be read, a code of {@link SyncmlError}. */
  public int error() {
    return elements.error();
  }

  /** The error with the element that it was found in, for people. */
  public String errorText() {
    String text = SyncmlError.text(error());
    int tag = elements.errorTag();
    return tag == Tag.UNKNOWN ? text : text + ", in " + Tag.name(tag);
  }
}
