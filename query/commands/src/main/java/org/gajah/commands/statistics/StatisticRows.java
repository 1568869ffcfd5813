package org.gajah.commands.statistics;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.containers.ArrayBuilder;
import org.gajah.executor.rows.Plain;
import org.gajah.functions.StoredValues;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// Stores statistics of columns in `pg_statistic`. Mirrors `update_attstats()`.
final class StatisticRows {
  private static final int SLOTS = 5;

  private final CatalogWriter writer;
  private final FunctionContext context;

  StatisticRows(CatalogWriter writer, FunctionContext context) {
    this.writer = writer;
    this.context = context;
  }

  /// Replaces what is known of a column.
  ///
  /// @param type of the values
  void store(int relation, short column, ColumnFacts facts, PgType type, Vector values) {
    RowEdit<PgStatistic> edit = RowEdit.blank(PgStatistic.TABLE);
    edit.set(PgStatistic.ANUM_STARELID, relation);
    edit.set(PgStatistic.ANUM_STAATTNUM, column);
    edit.set(PgStatistic.ANUM_STAINHERIT, false);
    edit.set(PgStatistic.ANUM_STANULLFRAC, facts.nullFraction());
    edit.set(PgStatistic.ANUM_STAWIDTH, facts.width());
    edit.set(PgStatistic.ANUM_STADISTINCT, facts.distinct());
    List<ColumnFacts.Slot> slots = facts.slots();
    for (int i = 0; i < SLOTS; i++) {
      ColumnFacts.Slot slot = i < slots.size() ? slots.get(i) : null;
      edit.set(PgStatistic.ANUM_STAKIND1 + i, slot == null ? (short) 0 : slot.kind());
      edit.set(PgStatistic.ANUM_STAOP1 + i, slot == null ? 0 : slot.operator());
      edit.set(PgStatistic.ANUM_STACOLL1 + i, slot == null ? 0 : slot.collation());
      edit.set(PgStatistic.ANUM_STANUMBERS1 + i, numbers(slot));
      edit.set(PgStatistic.ANUM_STAVALUES1 + i, slot == null ? null : values(slot, type, values));
    }
    List<Found<PgStatistic>> old =
        writer.catalog().locate(PgStatistic.RELID_ATT_INH_INDEX, relation, column, false);
    if (old.isEmpty()) {
      writer.insert(edit.row());
    } else {
      writer.update(old.getFirst(), edit.row());
    }
  }

  private static float @Nullable [] numbers(ColumnFacts.@Nullable Slot slot) {
    return slot == null || slot.numbers().length == 0 ? null : slot.numbers();
  }

  private byte @Nullable [] values(ColumnFacts.Slot slot, PgType type, Vector values) {
    if (slot.rows().length == 0) {
      return null;
    }
    ArrayBuilder builder = new ArrayBuilder(StoredValues.layout(type));
    for (int row : slot.rows()) {
      builder.add(element(values, row, type));
    }
    ByteSink out = new ByteSink(256);
    builder.put(out);
    return out.toByteArray();
  }

  private Slice element(Vector values, int row, PgType type) {
    return switch (values) {
      case LongVector longs -> {
        ByteSink out = new ByteSink(Long.BYTES);
        StoredValues.put(longs.get(row), type.typlen(), out);
        yield Slice.of(out.toByteArray());
      }
      case BytesVector bytes -> {
        BytesVector plain = new BytesVector(1);
        Plain.copy(context, bytes, row, plain, 0);
        byte[] value = plain.slice(0).toByteArray();
        int fixed = type.typlen(); // names are shorter outside of storage
        yield Slice.of(value.length < fixed ? Arrays.copyOf(value, fixed) : value);
      }
    };
  }
}
