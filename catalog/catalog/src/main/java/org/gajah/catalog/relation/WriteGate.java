package org.gajah.catalog.relation;

import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// The one place that says which relations cannot be written yet, because something hangs on them
/// that would have to be kept in step and is not built.
///
/// @param built what is
public record WriteGate(CatalogSource catalog, Set<Feature> built) {
  private static final char ORIGIN = 'O';
  private static final char ALWAYS = 'A';
  private static final char REPLICA = 'R';
  private static final int HEAP = 2;

  /// What a relation may need of those who write it.
  public enum Feature {
    HASH_INDEXES,
    GIN_INDEXES,
    GIST_INDEXES,
    SPGIST_INDEXES,
    BRIN_INDEXES,
    /// Indexes with expressions or conditions.
    COMPUTED_INDEXES,
    EXCLUSION_CONSTRAINTS,
    DEFERRABLE_UNIQUE_CONSTRAINTS,
    FOREIGN_KEYS,
    TRIGGERS,
    GENERATED_COLUMNS,
    CHECK_CONSTRAINTS,
    PARTITIONS,
    RULES,
    ROW_SECURITY
  }

  public WriteGate {
    built = Set.copyOf(built);
  }

  /// Lets a command that changes rows pass, or not.
  ///
  /// @throws PgException 0A000 that names what is missing
  public void require(Relation relation, CmdType command) {
    if (relation.kind() == PgClass.RELKIND_MATVIEW) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "cannot change materialized view \"%s\"".formatted(relation.name()));
    }
    String missing = missing(relation, command);
    if (missing != null) {
      throw PgException.notBuilt(missing + " (table \"" + relation.name() + "\")");
    }
  }

  /// Lets VACUUM and others pass that change files but no rows: all indexes must be known.
  ///
  /// @throws PgException 0A000 that names what is missing
  public void requireMaintenance(Relation relation) {
    String missing = storage(relation);
    if (missing == null) {
      missing = indexes(relation, false);
    }
    if (missing != null) {
      throw PgException.notBuilt(missing + " (table \"" + relation.name() + "\")");
    }
  }

  /// What is not built that a command would need; null when all is there.
  public @Nullable String missing(Relation relation, CmdType command) {
    String storage = storage(relation);
    if (storage != null) {
      return storage;
    }
    String index = indexes(relation, command != CmdType.CMD_DELETE);
    if (index != null) {
      return index;
    }
    boolean adds = command != CmdType.CMD_DELETE;
    if (lacks(Feature.FOREIGN_KEYS)) {
      if (adds && relation.hasForeignKeys()) {
        return "foreign keys";
      }
      if (command != CmdType.CMD_INSERT && relation.isReferenced()) {
        return "foreign keys";
      }
    }
    if (lacks(Feature.TRIGGERS) && relation.triggers().stream().anyMatch(WriteGate::fires)) {
      return "triggers";
    }
    if (adds && lacks(Feature.GENERATED_COLUMNS) && relation.hasGeneratedColumns()) {
      return "generated columns";
    }
    if (adds && lacks(Feature.CHECK_CONSTRAINTS) && !relation.checks().isEmpty()) {
      return "check constraints";
    }
    return partitionsAndRules(relation);
  }

  private @Nullable String partitionsAndRules(Relation relation) {
    boolean partitioned = relation.partitionKey() != null || relation.row().relispartition();
    if (partitioned && lacks(Feature.PARTITIONS)) {
      return "partitions";
    }
    if (lacks(Feature.RULES) && !relation.rules().isEmpty()) {
      return "rules";
    }
    return lacks(Feature.ROW_SECURITY) && relation.hasRowSecurity() ? "row security" : null;
  }

  private static boolean fires(PgTrigger trigger) {
    boolean on =
        trigger.tgenabled() == ORIGIN
            || trigger.tgenabled() == ALWAYS
            || trigger.tgenabled() == REPLICA;
    return on && !trigger.tgisinternal();
  }

  private @Nullable String storage(Relation relation) {
    PgClass row = relation.row();
    if (row.relkind() == PgClass.RELKIND_FOREIGN_TABLE) {
      return "foreign tables";
    }
    return relation.hasStorage()
            && row.relam() != Oid.INVALID
            && row.relam() != HEAP
            && row.relkind() != PgClass.RELKIND_INDEX
        ? "table access method " + methodName(row.relam())
        : null;
  }

  private @Nullable String indexes(Relation relation, boolean addsEntries) {
    for (Index index : relation.indexes()) {
      if (!index.row().indisready()) {
        continue;
      }
      String missing = method(index);
      if (missing != null) {
        return missing;
      }
      if (addsEntries
          && lacks(Feature.COMPUTED_INDEXES)
          && (index.hasExpressions() || index.isPartial())) {
        return "indexes with expressions or conditions";
      }
      if (addsEntries && lacks(Feature.EXCLUSION_CONSTRAINTS) && index.row().indisexclusion()) {
        return "exclusion constraints";
      }
      if (addsEntries
          && lacks(Feature.DEFERRABLE_UNIQUE_CONSTRAINTS)
          && index.isUnique()
          && !index.row().indimmediate()) {
        return "deferrable unique constraints";
      }
    }
    return null;
  }

  private @Nullable String method(Index index) {
    if (index.method() == Operators.BTREE_METHOD) {
      return null;
    }
    String name = methodName(index.method());
    boolean known =
        switch (name) {
          case "hash" -> !lacks(Feature.HASH_INDEXES);
          case "gin" -> !lacks(Feature.GIN_INDEXES);
          case "gist" -> !lacks(Feature.GIST_INDEXES);
          case "spgist" -> !lacks(Feature.SPGIST_INDEXES);
          case "brin" -> !lacks(Feature.BRIN_INDEXES);
          default -> false;
        };
    return known ? null : "index access method " + name;
  }

  private String methodName(int method) {
    PgAm row = catalog.find(SysCache.AMOID, method);
    return row == null ? Oid.toString(method) : row.amname();
  }

  private boolean lacks(Feature feature) {
    return !built.contains(feature);
  }
}
