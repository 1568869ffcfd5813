package org.gajah.accessapi.table;

import java.util.List;
import java.util.function.LongPredicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.VacuumStatistics;
import org.gajah.accessapi.relation.IndexDescriptor;

/// The indexes of a table that is vacuumed, as the table sees them.
public interface VacuumIndexes {
  /// How many there are.
  int count();

  /// Removes the entries of one index that lead to dead rows.
  void bulkDelete(int index, LongPredicate isDead);

  /// Tidies one index up at the end.
  void cleanUp(int index);

  /// What was found and done in one index.
  VacuumStatistics statistics(int index);

  /// A table without indexes.
  VacuumIndexes NONE =
      new VacuumIndexes() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public void bulkDelete(int index, LongPredicate isDead) {}

        @Override
        public void cleanUp(int index) {}

        @Override
        public VacuumStatistics statistics(int index) {
          return new VacuumStatistics();
        }
      };

  /// One index and what knows how to handle it.
  record Entry(IndexAccessMethod method, IndexDescriptor index, VacuumStatistics statistics) {
    public Entry(IndexAccessMethod method, IndexDescriptor index) {
      this(method, index, new VacuumStatistics());
    }
  }

  /// These indexes.
  static VacuumIndexes of(StorageContext context, List<Entry> entries) {
    return new VacuumIndexes() {
      @Override
      public int count() {
        return entries.size();
      }

      @Override
      public void bulkDelete(int index, LongPredicate isDead) {
        Entry entry = entries.get(index);
        entry.method.bulkDelete(context, entry.index, isDead, entry.statistics);
      }

      @Override
      public void cleanUp(int index) {
        Entry entry = entries.get(index);
        entry.method.vacuumCleanup(context, entry.index, false, entry.statistics);
      }

      @Override
      public VacuumStatistics statistics(int index) {
        return entries.get(index).statistics;
      }
    };
  }
}
