package org.gajah.catalog.relation;

import java.util.List;
import org.gajah.catalog.rows.PgPolicy;
import org.gajah.nodes.Node;
import org.jspecify.annotations.Nullable;

/// A policy of row security.
public final class Policy {
  private final PgPolicy row;
  private final Lazy<List<Node>> using;
  private final Lazy<List<Node>> withCheck;

  Policy(PgPolicy row) {
    this.row = row;
    this.using = new Lazy<>(() -> Trees.list(row.polqual()));
    this.withCheck = new Lazy<>(() -> Trees.list(row.polwithcheck()));
  }

  public PgPolicy row() {
    return row;
  }

  public String name() {
    return row.polname();
  }

  /// Which rows are there; null when it says nothing.
  public @Nullable Node using() {
    return using.get().isEmpty() ? null : using.get().getFirst();
  }

  /// Which rows may be made; null when it says nothing.
  public @Nullable Node withCheck() {
    return withCheck.get().isEmpty() ? null : withCheck.get().getFirst();
  }
}
