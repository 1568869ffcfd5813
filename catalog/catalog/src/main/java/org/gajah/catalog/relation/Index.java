package org.gajah.catalog.relation;

import java.util.List;
import java.util.Map;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.nodes.Node;

/// An index of a table, or a partitioned one.
public final class Index {
  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  private final PgClass relation;
  private final PgIndex row;
  private final List<PgAttribute> columns;
  private final List<IndexOperatorClass> operatorClasses;
  private final Map<String, String> options;
  private final Lazy<List<Node>> expressions;
  private final Lazy<List<Node>> predicate;

  Index(
      PgClass relation,
      PgIndex row,
      List<PgAttribute> columns,
      List<IndexOperatorClass> operatorClasses) {
    this.relation = relation;
    this.row = row;
    this.columns = List.copyOf(columns);
    this.operatorClasses = List.copyOf(operatorClasses);
    this.options = Relation.options(relation.reloptions());
    this.expressions = new Lazy<>(() -> Trees.list(row.indexprs()));
    this.predicate = new Lazy<>(() -> Trees.conditions(row.indpred()));
  }

  /// The index as a relation.
  public PgClass relation() {
    return relation;
  }

  /// Its row in `pg_index`.
  public PgIndex row() {
    return row;
  }

  public int oid() {
    return relation.oid();
  }

  public String name() {
    return relation.relname();
  }

  /// OID of the table.
  public int table() {
    return row.indrelid();
  }

  /// OID of the access method.
  public int method() {
    return relation.relam();
  }

  /// Its columns, key columns first.
  public List<PgAttribute> columns() {
    return columns;
  }

  public int keyColumnCount() {
    return row.indnkeyatts();
  }

  /// Numbers of the table's columns that its columns are; 0 for each that is an expression.
  public short[] tableColumns() {
    return row.indkey();
  }

  /// The operator class of each key column.
  public List<IndexOperatorClass> operatorClasses() {
    return operatorClasses;
  }

  /// The collation of a key column, from 0; 0 where it has none.
  public int collation(int column) {
    return row.indcollation()[column];
  }

  public boolean isDescending(int column) {
    return (row.indoption()[column] & DESCENDING) != 0;
  }

  public boolean isNullsFirst(int column) {
    return (row.indoption()[column] & NULLS_FIRST) != 0;
  }

  /// The expressions that stand for its columns without a number, in their order.
  public List<Node> expressions() {
    return expressions.get();
  }

  /// Conditions that all hold for rows that it has; none for an index of all rows.
  public List<Node> predicate() {
    return predicate.get();
  }

  public boolean hasExpressions() {
    return row.indexprs() != null;
  }

  public boolean isPartial() {
    return row.indpred() != null;
  }

  public boolean isUnique() {
    return row.indisunique();
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
