package org.gajah.commands.maintenance;

import java.util.List;
import org.gajah.accessapi.index.EntrySort;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandContext;
import org.gajah.commands.relation.IndexColumns;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.page.value.TupleDecoder;

/// The order of an index as CLUSTER follows it.
sealed interface IndexOrder extends AutoCloseable {
  RewriteOrder order();

  @Override
  void close();

  /// Reads along an index.
  static IndexOrder reading(CommandContext context, OpenIndex index) {
    return new Reading(
        index.method().scan(context.relations().storage(), index.descriptor(), false));
  }

  /// Sorts all rows as an index would have them.
  static IndexOrder sorting(CommandContext context, Relation table, Index index) {
    return new Sorting(context, table, index);
  }

  /// One that is read along.
  record Reading(IndexScan scan) implements IndexOrder, RewriteOrder.ByIndex {
    public Reading {
      scan.anySnapshot();
      scan.rescan(List.of());
    }

    @Override
    public RewriteOrder order() {
      return this;
    }

    @Override
    public long next() {
      return scan.next(true);
    }

    @Override
    public void close() {
      scan.close();
    }
  }

  /// One that rows are sorted by.
  final class Sorting implements IndexOrder, RewriteOrder.Sorted {
    private final IndexColumns columns;
    private final long[] tids = new long[Vector.BATCH_ROWS];
    private final EntrySort sort;
    private int rows;
    private boolean sorted;

    Sorting(CommandContext context, Relation table, Index index) {
      TableDescriptor descriptor = context.relations().descriptors().table(table);
      this.columns = new IndexColumns(context, table, descriptor, index);
      columns.clear(Vector.BATCH_ROWS);
      OpenIndex open = context.relations().index(index.oid());
      long memory = 1024L * context.session().settings().intValue(Settings.MAINTENANCE_WORK_MEM);
      this.sort = open.method().sort(context.relations().storage(), open.descriptor(), memory);
    }

    @Override
    public RewriteOrder order() {
      return this;
    }

    @Override
    public TupleDecoder decoder() {
      return columns.decoder();
    }

    @Override
    public int row() {
      return rows;
    }

    @Override
    public void add(long tid) {
      tids[rows++] = tid;
      if (rows == Vector.BATCH_ROWS) {
        flush();
      }
    }

    private void flush() {
      Vector[] values = columns.values(rows);
      for (int row = 0; row < rows; row++) {
        sort.add(values, row, tids[row]);
      }
      columns.clear(Vector.BATCH_ROWS);
      rows = 0;
    }

    @Override
    public long next() {
      if (!sorted) {
        flush();
        sort.sort();
        sorted = true;
      }
      return sort.next();
    }

    @Override
    public void close() {
      sort.close();
    }
  }
}
