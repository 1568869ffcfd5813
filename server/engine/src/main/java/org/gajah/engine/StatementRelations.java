package org.gajah.engine;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.catalog.relation.Relation;
import org.gajah.executor.state.RelationAccess;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.transaction.Snapshot;

/// A session's relations as one statement sees them.
record StatementRelations(SessionRelations session, Snapshot snapshot) implements RelationAccess {
  @Override
  public OpenTable table(int oid) {
    return session.table(oid);
  }

  @Override
  public OpenIndex index(int oid) {
    return session.index(oid);
  }

  @Override
  public KeyOrder order(int family, int leftType, int rightType, int collation) {
    return session.order(family, leftType, rightType, collation);
  }

  @Override
  public void requireWritable(Relation relation, CmdType command) {
    session.requireWritable(relation, command);
  }

  @Override
  public StorageContext storage() {
    return session.storage();
  }

  @Override
  public Snapshot latestSnapshot() {
    return session.latestSnapshot();
  }
}
