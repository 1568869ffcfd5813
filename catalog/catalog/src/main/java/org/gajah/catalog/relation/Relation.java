package org.gajah.catalog.relation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.nodes.Node;
import org.gajah.nodes.PartitionBoundSpec;
import org.jspecify.annotations.Nullable;

/// A relation, as the catalogs described it when it was looked up. Does not change. Mirrors the
/// part of `RelationData` that is about SQL.
public final class Relation {
  private final PgClass row;
  private final List<PgAttribute> columns;
  private final Parts parts;
  private final Map<String, String> options;
  private final @Nullable Lazy<PartitionBoundSpec> partitionBound;
  private final Map<Integer, Lazy<Node>> defaults;

  /// What other catalogs than `pg_class` and `pg_attribute` say.
  record Parts(
      Map<Integer, String> defaults,
      List<CheckConstraint> checks,
      List<Index> indexes,
      List<PgTrigger> triggers,
      List<RewriteRule> rules,
      List<Policy> policies,
      @Nullable PartitionKey partitionKey,
      boolean hasForeignKeys,
      boolean isReferenced) {}

  Relation(PgClass row, List<PgAttribute> columns, Parts parts) {
    this.row = row;
    this.columns = List.copyOf(columns);
    this.parts = parts;
    this.options = options(row.reloptions());
    String bound = row.relpartbound();
    this.partitionBound =
        bound == null ? null : new Lazy<>(() -> (PartitionBoundSpec) Trees.one(bound));
    this.defaults = new LinkedHashMap<>();
    parts.defaults.forEach(
        (column, text) -> defaults.put(column, new Lazy<>(() -> Trees.one(text))));
  }

  /// Storage parameters, in the order in which they are stored.
  static Map<String, String> options(String @Nullable [] texts) {
    Map<String, String> result = new LinkedHashMap<>();
    if (texts != null) {
      for (String text : texts) {
        int sign = text.indexOf('=');
        result.put(
            sign < 0 ? text : text.substring(0, sign), sign < 0 ? "" : text.substring(sign + 1));
      }
    }
    return Collections.unmodifiableMap(result);
  }

  /// Its row in `pg_class`.
  public PgClass row() {
    return row;
  }

  public int oid() {
    return row.oid();
  }

  public String name() {
    return row.relname();
  }

  /// OID of its schema.
  public int namespace() {
    return row.relnamespace();
  }

  /// `relkind`.
  public char kind() {
    return row.relkind();
  }

  public int owner() {
    return row.relowner();
  }

  /// OID of the type of its rows; 0 for indexes, sequences' and TOAST tables.
  public int rowType() {
    return row.reltype();
  }

  public boolean isTemporary() {
    return row.relpersistence() == PgClass.RELPERSISTENCE_TEMP;
  }

  /// Whether it has rows of its own in files: not a view, a partitioned table, or such.
  public boolean hasStorage() {
    return RelationKinds.hasStorage(row.relkind());
  }

  /// All columns, dropped ones included; column n is at n - 1.
  public List<PgAttribute> columns() {
    return columns;
  }

  /// A column by its number, from 1.
  public PgAttribute column(int number) {
    return columns.get(number - 1);
  }

  /// A column by its name; null when there is none that is not dropped. System columns are not
  /// among them.
  public @Nullable PgAttribute column(String name) {
    for (PgAttribute column : columns) {
      if (column.attname().equals(name) && !column.attisdropped()) {
        return column;
      }
    }
    return null;
  }

  /// The default of a column, or how it is generated; null when it has none.
  public @Nullable Node defaultOf(int number) {
    Lazy<Node> tree = defaults.get(number);
    return tree == null ? null : tree.get();
  }

  /// Whether any column is computed from others.
  public boolean hasGeneratedColumns() {
    return columns.stream().anyMatch(column -> column.attgenerated() != '\0');
  }

  /// Its checks, by name.
  public List<CheckConstraint> checks() {
    return parts.checks;
  }

  /// Its indexes by OID, those that cannot be used yet or any more included unless they are being
  /// dropped.
  public List<Index> indexes() {
    return parts.indexes;
  }

  /// Its primary key; null when it has none.
  public @Nullable Index primaryKey() {
    for (Index index : parts.indexes) {
      if (index.row().indisprimary() && index.row().indisvalid()) {
        return index;
      }
    }
    return null;
  }

  /// The index whose columns identify rows to logical replication; null when no index does.
  public @Nullable Index replicaIdentity() {
    return switch (row.relreplident()) {
      case PgClass.REPLICA_IDENTITY_DEFAULT -> {
        Index key = primaryKey();
        if (key != null && !key.row().indimmediate()) {
          key = null;
        }
        yield key;
      }
      case PgClass.REPLICA_IDENTITY_INDEX ->
          parts.indexes.stream()
              .filter(index -> index.row().indisreplident())
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  /// Its triggers, by name.
  public List<PgTrigger> triggers() {
    return parts.triggers;
  }

  /// Its rules, by name.
  public List<RewriteRule> rules() {
    return parts.rules;
  }

  /// The rule that says what a view shows; null for what is no view.
  public @Nullable RewriteRule viewRule() {
    for (RewriteRule rule : parts.rules) {
      if (rule.row().ev_type() == RewriteRule.SELECT) {
        return rule;
      }
    }
    return null;
  }

  /// Its policies, by name; they are looked at only while row security is on.
  public List<Policy> policies() {
    return parts.policies;
  }

  public boolean hasRowSecurity() {
    return row.relrowsecurity();
  }

  /// Whether row security holds for the owner too.
  public boolean forcesRowSecurity() {
    return row.relforcerowsecurity();
  }

  /// By what it is divided into partitions; null when it is not.
  public @Nullable PartitionKey partitionKey() {
    return parts.partitionKey;
  }

  /// Which rows of its parent it has; null when it is no partition.
  public @Nullable PartitionBoundSpec partitionBound() {
    return partitionBound == null ? null : partitionBound.get();
  }

  /// Whether it refers to other tables.
  public boolean hasForeignKeys() {
    return parts.hasForeignKeys;
  }

  /// Whether other tables refer to it.
  public boolean isReferenced() {
    return parts.isReferenced;
  }

  /// Storage parameters.
  public Map<String, String> options() {
    return options;
  }

  @Override
  public String toString() {
    return name();
  }
}
