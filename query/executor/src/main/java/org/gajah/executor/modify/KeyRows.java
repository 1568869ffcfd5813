package org.gajah.executor.modify;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.CallSite;
import org.jspecify.annotations.Nullable;

/// The key of a foreign key in rows of one of its two tables: whether a changed row has to be
/// checked. Mirrors `RI_FKey_pk_upd_check_required()` and `RI_FKey_fk_upd_check_required()`.
final class KeyRows {
  private final ExecutionState state;
  private final PgConstraint constraint;
  private final boolean isReferenced;
  private final int[] columns;
  private final @Nullable ValueCall[] equality;

  private KeyRows(
      ExecutionState state, PgConstraint constraint, boolean isReferenced, Relation relation) {
    this.state = state;
    this.constraint = constraint;
    this.isReferenced = isReferenced;
    short[] numbers =
        Objects.requireNonNull(isReferenced ? constraint.confkey() : constraint.conkey());
    this.columns = new int[numbers.length];
    this.equality = new ValueCall[numbers.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = numbers[i] - 1;
      equality[i] =
          isReferenced
              ? null
              : equality(
                  Objects.requireNonNull(constraint.conffeqop())[i],
                  relation.column(numbers[i]).atttypid(),
                  relation.column(numbers[i]).attcollation());
    }
  }

  /// @return null for a trigger that is no check of a foreign key
  static @Nullable KeyRows of(PgTrigger trigger, Relation relation, ExecutionState state) {
    boolean referenced =
        switch (trigger.tgfoid()) {
          case FunctionOid.RI_FKEY_CASCADE_DEL,
              FunctionOid.RI_FKEY_CASCADE_UPD,
              FunctionOid.RI_FKEY_RESTRICT_DEL,
              FunctionOid.RI_FKEY_RESTRICT_UPD,
              FunctionOid.RI_FKEY_SETNULL_DEL,
              FunctionOid.RI_FKEY_SETNULL_UPD,
              FunctionOid.RI_FKEY_SETDEFAULT_DEL,
              FunctionOid.RI_FKEY_SETDEFAULT_UPD,
              FunctionOid.RI_FKEY_NOACTION_DEL,
              FunctionOid.RI_FKEY_NOACTION_UPD ->
              true;
          default -> false;
        };
    boolean referencing =
        trigger.tgfoid() == FunctionOid.RI_FKEY_CHECK_INS
            || trigger.tgfoid() == FunctionOid.RI_FKEY_CHECK_UPD;
    if (!referenced && !referencing) {
      return null;
    }
    PgConstraint row = state.catalog().find(SysCache.CONSTROID, trigger.tgconstraint());
    return row == null ? null : new KeyRows(state, row, referenced, relation);
  }

  /// The operator that says whether two values of the referencing table are equal; null where only
  /// the same bytes are.
  private @Nullable ValueCall equality(int operator, int type, int collation) {
    PgOperator row = state.catalog().get(SysCache.OPEROID, operator);
    Types types = state.types().types();
    boolean fits = types.isBinaryCoercible(type, row.oprleft()) && row.oprleft() == row.oprright();
    if (!fits) {
      return null;
    }
    CallSite site =
        new CallSite(
            state.catalog().get(SysCache.PROCOID, row.oprcode()),
            List.of(row.oprleft(), row.oprright()),
            TypeOid.BOOL,
            collation,
            false);
    boolean byValue = types.get(type).typbyval();
    return new ValueCall(state.registry().prepare(state.context(), site), byValue, byValue);
  }

  /// Whether a row lacks a part of the key.
  boolean hasNull(Vector[] values, int row) {
    for (int column : columns) {
      if (values[column].isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAllNull(Vector[] values, int row) {
    for (int column : columns) {
      if (!values[column].isNull(row)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an updated row has to be checked.
  ///
  /// @param before the old row, at 0
  /// @param isOwnRow whether the transaction itself made the old row, whose check may be waiting
  ///   still and will find it gone
  boolean wantsCheck(Vector[] before, Vector[] after, int row, boolean isOwnRow) {
    if (isReferenced) {
      return !hasNull(before, 0) && !areEqual(before, after, row);
    }
    if (hasNull(after, row)) {
      return constraint.confmatchtype() == 'f' && !isAllNull(after, row);
    }
    return isOwnRow || !areEqual(before, after, row);
  }

  private boolean areEqual(Vector[] before, Vector[] after, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (!isEqual(i, before[columns[i]], after[columns[i]], row)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEqual(int key, Vector before, Vector after, int row) {
    if (before.isNull(0) || after.isNull(row)) {
      return false;
    }
    if (isSame(before, after, row)) {
      return true;
    }
    ValueCall equal = equality[key];
    if (equal == null) {
      return false;
    }
    equal.setFrom(state.context(), 0, before, 0).setFrom(state.context(), 1, after, row);
    Vector answer = equal.call(state.context());
    return !answer.isNull(0) && ((LongVector) answer).getBoolean(0);
  }

  private boolean isSame(Vector before, Vector after, int row) {
    if (before instanceof LongVector old) {
      return old.get(0) == ((LongVector) after).get(row);
    }
    BytesVector old = (BytesVector) before;
    BytesVector now = (BytesVector) after;
    if (old.anyToasted() || now.anyToasted()) {
      old = plain(old, 0);
      now = plain(now, row);
      return isSame(old, 0, now, 0);
    }
    return isSame(old, 0, now, row);
  }

  private BytesVector plain(BytesVector source, int row) {
    BytesVector result = new BytesVector(1);
    Plain.copy(state.context(), source, row, result, 0);
    return result;
  }

  private static boolean isSame(BytesVector a, int aRow, BytesVector b, int bRow) {
    return Arrays.equals(
        a.array(),
        a.from(aRow),
        a.from(aRow) + a.length(aRow),
        b.array(),
        b.from(bRow),
        b.from(bRow) + b.length(bRow));
  }
}
