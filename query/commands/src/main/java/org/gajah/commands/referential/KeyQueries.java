package org.gajah.commands.referential;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;

/// The statements of referential integrity as texts. Users see them as the context of what goes
/// wrong in them, so they are PostgreSQL's to the letter.
final class KeyQueries {
  private final CatalogSource catalog;
  private final ForeignKey key;

  KeyQueries(CatalogSource catalog, ForeignKey key) {
    this.catalog = catalog;
    this.key = key;
  }

  // Parts

  /// A name in quotes, whether it needs them or not.
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private String name(Relation relation) {
    PgNamespace schema = catalog.get(SysCache.NAMESPACEOID, relation.namespace());
    return quoted(schema.nspname()) + "." + quoted(relation.name());
  }

  /// How a relation is named with children left out; those of a partitioned table are all it has.
  private String only(Relation relation) {
    boolean divided = relation.kind() == PgClass.RELKIND_PARTITIONED_TABLE;
    return (divided ? "" : "ONLY ") + name(relation);
  }

  private static String column(PgAttribute column) {
    return quoted(column.attname());
  }

  /// A comparison of two expressions of some types, cast where the operator wants others.
  private String compared(String left, int leftType, int operator, String right, int rightType) {
    PgOperator row = catalog.get(SysCache.OPEROID, operator);
    String schema = catalog.get(SysCache.NAMESPACEOID, row.oprnamespace()).nspname();
    return left
        + cast(leftType, row.oprleft())
        + " OPERATOR("
        + QualifiedName.quote(schema)
        + "."
        + row.oprname()
        + ") "
        + right
        + cast(rightType, row.oprright());
  }

  private String cast(int from, int to) {
    if (from == to) {
      return "";
    }
    PgType type = catalog.get(SysCache.TYPEOID, to);
    String schema = catalog.get(SysCache.NAMESPACEOID, type.typnamespace()).nspname();
    return "::" + QualifiedName.quote(schema, type.typname());
  }

  private String collated(PgAttribute referenced, PgAttribute referencing) {
    int wanted = referenced.attcollation();
    if (wanted == referencing.attcollation() || wanted == 0) {
      return "";
    }
    PgCollation row = catalog.get(SysCache.COLLOID, wanted);
    if (row.collisdeterministic()) {
      return "";
    }
    String schema = catalog.get(SysCache.NAMESPACEOID, row.collnamespace()).nspname();
    return " COLLATE " + quoted(schema) + "." + quoted(row.collname());
  }

  private static int[] types(List<PgAttribute> columns) {
    return columns.stream().mapToInt(PgAttribute::atttypid).toArray();
  }

  private List<PgAttribute> referenced() {
    List<PgAttribute> result = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      result.add(key.referencedColumn(i));
    }
    return result;
  }

  private List<PgAttribute> referencing() {
    List<PgAttribute> result = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      result.add(key.referencingColumn(i));
    }
    return result;
  }

  // Texts

  /// Whether a row is there that a referencing row points to. Parameters: the referencing row's
  /// columns.
  String check() {
    return lookUp(true);
  }

  int[] checkTypes() {
    return types(referencing());
  }

  /// Whether there is a row with the key of one that is gone. Parameters: the referenced row's
  /// columns.
  String another() {
    return lookUp(false);
  }

  int[] keyTypes() {
    return types(referenced());
  }

  private String lookUp(boolean byReferencing) {
    StringBuilder sql = new StringBuilder("SELECT 1 FROM " + only(key.referenced()) + " x");
    for (int i = 0; i < key.size(); i++) {
      PgAttribute column = key.referencedColumn(i);
      int type = (byReferencing ? key.referencingColumn(i) : column).atttypid();
      int operator = byReferencing ? key.crossOperator(i) : key.referencedOperator(i);
      sql.append(i == 0 ? " WHERE " : " AND ")
          .append(compared(column(column), column.atttypid(), operator, "$" + (i + 1), type));
    }
    return sql.append(" FOR KEY SHARE OF x").toString();
  }

  /// Conditions that referencing rows point to a row whose columns are parameters.
  private String pointsTo(int firstParameter) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      PgAttribute from = key.referencingColumn(i);
      PgAttribute to = key.referencedColumn(i);
      sql.append(i == 0 ? " WHERE " : " AND ")
          .append(
              compared(
                  "$" + (firstParameter + i),
                  to.atttypid(),
                  key.crossOperator(i),
                  column(from),
                  from.atttypid()))
          .append(collated(to, from));
    }
    return sql.toString();
  }

  /// Whether rows point to a referenced row. Parameters: its columns.
  String referring() {
    return "SELECT 1 FROM " + only(key.referencing()) + " x" + pointsTo(1) + " FOR KEY SHARE OF x";
  }

  /// ON DELETE CASCADE. Parameters: the referenced row's columns.
  String deletion() {
    return "DELETE FROM " + only(key.referencing()) + pointsTo(1);
  }

  /// ON UPDATE CASCADE. Parameters: the new referenced row's columns, then the old one's.
  String cascadedUpdate() {
    StringBuilder sql = new StringBuilder("UPDATE " + only(key.referencing()) + " SET");
    for (int i = 0; i < key.size(); i++) {
      sql.append(i == 0 ? " " : ", ")
          .append(column(key.referencingColumn(i)))
          .append(" = $")
          .append(i + 1);
    }
    return sql.append(pointsTo(key.size() + 1)).toString();
  }

  int[] updateTypes() {
    List<PgAttribute> both = referenced();
    both.addAll(referenced());
    return types(both);
  }

  /// SET NULL or SET DEFAULT. Parameters: the old referenced row's columns.
  String setting(String value, List<PgAttribute> columns) {
    StringBuilder sql = new StringBuilder("UPDATE " + only(key.referencing()) + " SET");
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? " " : ", ").append(column(columns.get(i))).append(" = ").append(value);
    }
    return sql.append(pointsTo(1)).toString();
  }

  /// The first row that points to nothing, or is half null where that is forbidden.
  String initialCheck() {
    StringBuilder sql = new StringBuilder("SELECT ");
    for (int i = 0; i < key.size(); i++) {
      sql.append(i == 0 ? "fk." : ", fk.").append(column(key.referencingColumn(i)));
    }
    sql.append(" FROM ").append(only(key.referencing())).append(" fk LEFT OUTER JOIN ");
    sql.append(only(key.referenced())).append(" pk ON");
    for (int i = 0; i < key.size(); i++) {
      PgAttribute from = key.referencingColumn(i);
      PgAttribute to = key.referencedColumn(i);
      sql.append(i == 0 ? " ( " : " AND ")
          .append(
              compared(
                  "pk." + column(to),
                  to.atttypid(),
                  key.crossOperator(i),
                  "fk." + column(from),
                  from.atttypid()))
          .append(collated(to, from));
    }
    sql.append(") WHERE pk.").append(column(key.referencedColumn(0))).append(" IS NULL AND (");
    for (int i = 0; i < key.size(); i++) {
      sql.append(i == 0 ? "" : key.isMatchFull() ? " OR " : " AND ")
          .append("fk.")
          .append(column(key.referencingColumn(i)))
          .append(" IS NOT NULL");
    }
    return sql.append(")").toString();
  }
}
