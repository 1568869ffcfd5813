package org.gajah.engine.relation;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandRelations;
import org.gajah.executor.state.RelationAccess;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A session's relations as one statement sees them, by a snapshot for each of its executions.
public final class StatementRelations implements RelationAccess {
  private final CommandRelations session;
  private @Nullable Snapshot snapshot;
  private @Nullable Snapshot crosscheck;

  public StatementRelations(CommandRelations session) {
    this.session = session;
  }

  /// What the statement sees from now on.
  ///
  /// @param alsoSeen see [#crosscheck]
  public void see(@Nullable Snapshot seen, @Nullable Snapshot alsoSeen) {
    snapshot = seen;
    crosscheck = alsoSeen;
  }

  @Override
  public TriggerQueue triggers() {
    return session.triggers();
  }

  @Override
  public @Nullable Snapshot crosscheck() {
    return crosscheck;
  }

  @Override
  public OpenTable table(int oid) {
    OpenTable table = session.table(oid);
    if (!table.relation().row().relispopulated()) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "materialized view \"%s\" has not been populated".formatted(table.relation().name()))
          .hint("Use the REFRESH MATERIALIZED VIEW command.");
    }
    return table;
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
  public Snapshot snapshot() {
    Snapshot seen = snapshot;
    if (seen == null) {
      throw PgException.internal("a statement without a snapshot");
    }
    return seen;
  }

  @Override
  public Snapshot latestSnapshot() {
    return session.latestSnapshot();
  }
}
