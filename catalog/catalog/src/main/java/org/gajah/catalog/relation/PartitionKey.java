package org.gajah.catalog.relation;

import java.util.List;
import org.gajah.catalog.rows.PgPartitionedTable;
import org.gajah.nodes.Node;

/// By what a partitioned table is divided.
public final class PartitionKey {
  private final PgPartitionedTable row;
  private final Lazy<List<Node>> expressions;

  PartitionKey(PgPartitionedTable row) {
    this.row = row;
    this.expressions = new Lazy<>(() -> Trees.list(row.partexprs()));
  }

  public PgPartitionedTable row() {
    return row;
  }

  /// `l`, `r` or `h`.
  public char strategy() {
    return row.partstrat();
  }

  /// Numbers of the columns, 0 for each that is an expression.
  public short[] columns() {
    return row.partattrs();
  }

  /// The expressions, in their order.
  public List<Node> expressions() {
    return expressions.get();
  }
}
