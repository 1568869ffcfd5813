package org.gajah.commands.referential;

import java.util.HashMap;
import java.util.Map;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.commands.CommandContext;
import org.gajah.executor.modify.TableRows;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.RelationAccess.OpenTable;

/// Looks up the rows that triggers fire for. Tables are kept until a catalog changes; between
/// rounds of triggers nothing is pinned.
final class RowReader {
  private final CommandContext context;
  private final Map<Integer, Opened> tables = new HashMap<>();

  /// A table with scratch for one row.
  record Opened(OpenTable table, TableFetch fetch, TableRows row) {}

  RowReader(CommandContext context) {
    this.context = context;
  }

  Opened table(int oid) {
    return tables.computeIfAbsent(oid, this::open);
  }

  private Opened open(int oid) {
    OpenTable table = context.relations().table(oid);
    TableFetch fetch = table.method().fetch(context.relations().storage(), table.descriptor());
    return new Opened(table, fetch, new TableRows(table));
  }

  /// Some columns of a row, whether it is still there or not.
  ///
  /// @return constants, plain
  Vector[] key(int oid, long tid, short[] columns) {
    Opened opened = table(oid);
    if (!opened.fetch().fetch(tid, null)) {
      throw PgException.internal("failed to fetch tuple1 for AFTER trigger");
    }
    return values(opened, columns);
  }

  /// The same of a row that [Opened#fetch] has just found.
  Vector[] values(Opened opened, short[] columns) {
    opened.row().clear(1);
    opened.fetch().decode(opened.row().decoder(), 0);
    Vector[] result = new Vector[columns.length];
    for (int i = 0; i < columns.length; i++) {
      result[i] = constant(opened.row().columns()[columns[i] - 1]);
    }
    return result;
  }

  private Vector constant(Vector source) {
    Vector result = Vectors.like(source);
    switch (result) {
      case LongVector longs -> longs.copyFrom(source, 0, 0);
      case BytesVector bytes -> Plain.copy(context.functions(), (BytesVector) source, 0, bytes, 0);
    }
    result.makeConstant();
    return result;
  }

  /// Lets go of pages.
  void release() {
    tables.values().forEach(opened -> opened.fetch().close());
  }

  /// Forgets all tables.
  void forget() {
    release();
    tables.clear();
  }
}
