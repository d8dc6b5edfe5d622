/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;

/**
 * Values of scalars that managers have written, kept over restarts in one small record.
 *
 * <p>The record is a list of variable bindings as in a PDU, SEQUENCE OF SEQUENCE { name of the
 * object type, value }, so that a later version of the agent can read it, and skips what it does
 * not know.
 */
public final class Settings implements DurableState {

  /** Greatest length of the record's content in bytes; give it to the {@link TwoSlotRecord}. */
  public static final int BYTES_MAX = 1004;

  private final TwoSlotRecord record;
  private final WritableScalar[] scalars;
  private int count;
  private int rejectedCount;
  private final byte[] bytes = new byte[BYTES_MAX];
  private final BerReader reader = new BerReader();
  private final BerReader valueReader = new BerReader();
  private final BerWriter writer = new BerWriter();
  private final Oid name = new Oid();

  /**
   * Settings of no scalar yet.
   *
   * @param record keeps them; has room for {@link #BYTES_MAX}. Null when the board's memory could
   *     not be opened: a SET of any of these objects then fails with commitFailed
   * @param scalarsMax most scalars
   */
  public Settings(TwoSlotRecord record, int scalarsMax) {
    this.record = record;
    scalars = new WritableScalar[scalarsMax];
  }

  /**
   * Adds a scalar, and gives it the value that the record has for it, if any.
   *
   * @param scalar one that was constructed with these settings
   * @throws IllegalStateException when there is no room
   */
  public void add(WritableScalar scalar) {
    if (count == scalars.length) {
      throw new IllegalStateException("more than " + count + " settings: " + scalar.name());
    }
    scalars[count++] = scalar;
    if (record != null && record.length() > 0) {
      load(scalar);
    }
  }

  private void load(WritableScalar scalar) {
    reader.wrap(record.content(), 0, record.length());
    int list = reader.enter(BerTag.SEQUENCE);
    while (reader.hasMore()) {
      int binding = reader.enter(BerTag.SEQUENCE);
      reader.readOid(BerTag.OBJECT_IDENTIFIER, name);
      int offset = reader.position();
      reader.skip();
      int length = reader.position() - offset;
      reader.leave(binding);
      if (reader.ok()
          && name.equals(scalar.name())
          && !scalar.load(valueReader, record.content(), offset, length)) {
        rejectedCount++;
      }
    }
    reader.leave(list);
  }

  /** Number of kept values that their objects refused; those have their initial values. */
  public int rejectedCount() {
    return rejectedCount;
  }

  @Override
  public boolean save() {
    if (record == null) {
      return false;
    }
    writer.wrap(bytes, 0, bytes.length);
    int list = writer.mark();
    for (int i = count - 1; i >= 0; i--) {
      if (scalars[i].isWritten()) {
        int binding = writer.mark();
        scalars[i].writeValue(writer);
        writer.writeOid(BerTag.OBJECT_IDENTIFIER, scalars[i].name());
        writer.writeHeader(BerTag.SEQUENCE, binding);
      }
    }
    writer.writeHeader(BerTag.SEQUENCE, list);
    if (writer.isFull()) {
      return false;
    }
    try {
      record.write(bytes, writer.offset(), writer.length());
      return true;
    } catch (IOException e) {
      // The responder answers commitFailed; the record is as it was.
      return false;
    }
  }
}
