package org.gajah.accessapi.index;

import java.util.List;
import java.util.function.LongPredicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumIndexes;
import org.gajah.accessapi.table.VacuumStatistics;

/// Lets a table's vacuum reach the table's indexes through their access methods.
public final class VacuumedIndexes {
  private VacuumedIndexes() {}

  /// One index and what knows how to handle it.
  public record Entry(
      IndexAccessMethod method, IndexDescriptor index, VacuumStatistics statistics) {
    public Entry(IndexAccessMethod method, IndexDescriptor index) {
      this(method, index, new VacuumStatistics());
    }
  }

  /// These indexes.
  public static VacuumIndexes of(StorageContext context, List<Entry> entries) {
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
