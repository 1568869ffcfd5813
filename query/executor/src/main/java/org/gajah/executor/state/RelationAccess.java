package org.gajah.executor.state;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Opens relations for a statement; given by the session, which has locked them already.
public interface RelationAccess {
  /// A table that is open.
  record OpenTable(Relation relation, TableDescriptor descriptor, TableAccessMethod method) {}

  /// An index that is open.
  record OpenIndex(Index index, IndexDescriptor descriptor, IndexAccessMethod method) {}

  OpenTable table(int oid);

  OpenIndex index(int oid);

  /// The order between two types of a B-tree operator family.
  KeyOrder order(int family, int leftType, int rightType, int collation);

  /// Says that a table is about to be changed.
  ///
  /// @throws org.gajah.base.error.PgException 0A000 where Gajah cannot keep all that hangs on it
  void requireWritable(Relation relation, CmdType command);

  /// The triggers that wait for the end of their statement or transaction.
  TriggerQueue triggers();

  /// A snapshot that must see the rows which the statement changes, too; null for none. What
  /// referential actions need at higher isolation levels.
  default @Nullable Snapshot crosscheck() {
    return null;
  }

  /// What the statement works with.
  StorageContext storage();

  /// What the statement sees.
  Snapshot snapshot();

  /// The snapshot for a row that is looked at again, taken now.
  Snapshot latestSnapshot();
}
