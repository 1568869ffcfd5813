package org.gajah.accessapi.table;

import java.util.function.LongPredicate;

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
}
