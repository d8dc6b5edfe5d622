/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;

/** The objects of TOCSIN-MIB by which a manager confirms a change that might have shut it out. */
public final class ChangeObjects {

  /** tocsinChangeAction.0, which who is to confirm a change must be able to write. */
  public static final Oid ACTION = Names.below(TocsinNames.CHANGES, 2, 0);

  private static final int NOTHING = 1;
  private static final int CONFIRM = 2;
  private static final int TAKE_BACK = 3;

  private ChangeObjects() {}

  /**
   * Registers the objects.
   *
   * @param registry takes them
   * @param changes the change that waits, if any
   */
  public static void register(MibRegistry registry, ChangeControl changes) {
    registry.register(
        new ScalarObject(Names.below(TocsinNames.CHANGES, 1)) {
          @Override
          protected void writeValue(BerWriter value) {
            value.writeUnsigned(BerTag.GAUGE32, changes.secondsLeft());
          }
        });
    registry.register(new Action(changes));
  }

  /** tocsinChangeAction. */
  private static final class Action extends WritableScalar {

    private final ChangeControl changes;

    Action(ChangeControl changes) {
      super(Names.below(TocsinNames.CHANGES, 2), null);
      this.changes = changes;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, NOTHING);
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.integer(value, NOTHING, TAKE_BACK);
    }

    @Override
    protected int checkState(BerReader value) {
      boolean isPossible = value.readInteger32() == NOTHING || changes.secondsLeft() > 0;
      return isPossible ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
    }

    @Override
    protected boolean assign(BerReader value) {
      int action = value.readInteger32();
      if (action == CONFIRM) {
        return changes.confirm();
      }
      if (action == TAKE_BACK) {
        changes.takeBack();
      }
      return true;
    }

    /** What was done stays done. */
    @Override
    protected boolean restore(BerReader value) {
      return false;
    }
  }
}
