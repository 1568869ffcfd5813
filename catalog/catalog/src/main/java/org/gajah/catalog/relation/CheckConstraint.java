package org.gajah.catalog.relation;

import org.gajah.catalog.rows.PgConstraint;
import org.gajah.nodes.Node;

/// A check that rows of a relation, or values of a domain, must pass.
public final class CheckConstraint {
  private final PgConstraint row;
  private final Lazy<Node> expression;

  CheckConstraint(PgConstraint row, String text) {
    this.row = row;
    this.expression = new Lazy<>(() -> Trees.one(text));
  }

  public PgConstraint row() {
    return row;
  }

  public String name() {
    return row.conname();
  }

  public Node expression() {
    return expression.get();
  }
}
