package org.gajah.analyzer;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Names of columns and of entries of range tables. Mirrors the second half of
/// parser/parse_relation.c.
final class ColumnNames {
  private static final int TABLE_OID_COLUMN = -6;
  private final Analysis a;
  private final MissingNames missing;

  ColumnNames(Analysis analysis) {
    this.a = analysis;
    this.missing = new MissingNames(analysis, this);
  }

  MissingNames missing() {
    return missing;
  }

  /// An entry that was found, and how far up.
  record Found(NamespaceItem item, int levelsUp) {}

  /// The entry of the range table that a name means.
  @Nullable Found item(Scope start, @Nullable String schema, String name, int location) {
    int relation = 0;
    if (schema != null) {
      int oid = a.lookups.names().namespaces().find(schema);
      relation = oid == 0 ? 0 : a.lookups.names().relation(oid, name);
      if (relation == 0) {
        return null;
      }
    }
    int levelsUp = 0;
    for (Scope scope = start; scope != null; scope = scope.parent) {
      NamespaceItem item = scan(scope, relation, name, location);
      if (item != null) {
        return new Found(item, levelsUp);
      }
      levelsUp++;
    }
    return null;
  }

  private @Nullable NamespaceItem scan(Scope scope, int relation, String name, int location) {
    NamespaceItem result = null;
    for (NamespaceItem item : scope.namespace) {
      if (!item.relationVisible || item.lateralOnly && !scope.lateralActive) {
        continue;
      }
      boolean match =
          relation == 0
              ? item.names.aliasname().equals(name)
              : item.entry.rtekind() == RTEKind.RTE_RELATION
                  && item.entry.relid() == relation
                  && item.entry.alias() == null;
      if (match) {
        if (result != null) {
          String what = relation == 0 ? "\"" + name + "\"" : Integer.toUnsignedString(relation);
          throw a.fault(
              SqlState.AMBIGUOUS_ALIAS,
              "table reference %s is ambiguous".formatted(what),
              location);
        }
        checkLateral(scope, item, location);
        result = item;
      }
    }
    return result;
  }

  @SuppressWarnings("ReferenceEquality") // The very entry of the target.
  private void checkLateral(Scope scope, NamespaceItem item, int location) {
    if (item.lateralOnly && !item.lateralOk) {
      String name = item.names.aliasname();
      PgException fault =
          a.fault(
              SqlState.INVALID_COLUMN_REFERENCE,
              "invalid reference to FROM-clause entry for table \"%s\"".formatted(name),
              location);
      boolean target = scope.targetItem != null && item.entry == scope.targetItem.entry;
      throw target
          ? fault.hint(
              ("There is an entry for table \"%s\", but it cannot be referenced from this part of"
                      + " the query.")
                  .formatted(name))
          : fault.detail("The combining JOIN type must be INNER or LEFT for a LATERAL reference.");
    }
  }

  /// The variable that a bare name means, or null.
  @Nullable Expr column(Scope start, String name, boolean onlyHere, int location) {
    int levelsUp = 0;
    for (Scope scope = start; scope != null; scope = scope.parent) {
      Expr result = null;
      for (NamespaceItem item : scope.namespace) {
        if (!item.columnsVisible || item.lateralOnly && !scope.lateralActive) {
          continue;
        }
        Expr found = column(start, item, levelsUp, name, location);
        if (found != null) {
          if (result != null) {
            throw ambiguous(name, location);
          }
          checkLateral(scope, item, location);
          result = found;
        }
      }
      if (result != null || onlyHere) {
        return result;
      }
      levelsUp++;
    }
    return null;
  }

  private PgException ambiguous(String name, int location) {
    return a.fault(
        SqlState.AMBIGUOUS_COLUMN,
        "column reference \"%s\" is ambiguous".formatted(name),
        location);
  }

  /// The variable that a name means in one entry, or null.
  @Nullable Expr column(Scope start, NamespaceItem item, int levelsUp, String name, int location) {
    int number = 0;
    List<String> names = item.columnNames();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        if (number != 0) {
          throw ambiguous(name, location);
        }
        number = i + 1;
      }
    }
    if (number == 0) {
      return systemColumn(start, item, levelsUp, name, location);
    }
    NamespaceColumn column = item.columns[number - 1];
    if (column.varno() == 0) {
      throw a.fault(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist"
              .formatted(name, item.entry.eref().aliasname()),
          -1);
    }
    Var var = nullable(start, column.variable(levelsUp, location));
    markSelected(start, var);
    return var;
  }

  private @Nullable Expr systemColumn(
      Scope start, NamespaceItem item, int levelsUp, String name, int location) {
    RangeTblEntry entry = item.entry;
    if (entry.rtekind() != RTEKind.RTE_RELATION || entry.relkind() == 'c' || !isSystem(name)) {
      return null;
    }
    PgAttribute column = a.lookups.relations().column(entry.relid(), name);
    if (column == null || column.attnum() > 0) {
      return null;
    }
    checkSystemColumn(start.kind, name, column.attnum(), location);
    Var var =
        new Var(
            item.index,
            column.attnum(),
            column.atttypid(),
            -1,
            0,
            Bitmapset.EMPTY,
            levelsUp,
            item.index,
            column.attnum(),
            location);
    Var result = nullable(start, var);
    markSelected(start, result);
    return result;
  }

  private static boolean isSystem(String name) {
    return switch (name) {
      case "ctid", "xmin", "cmin", "xmax", "cmax", "tableoid" -> true;
      default -> false;
    };
  }

  private void checkSystemColumn(ExprKind kind, String name, int number, int location) {
    boolean tableOid = number == TABLE_OID_COLUMN;
    String message =
        switch (kind) {
          case CHECK_CONSTRAINT ->
              tableOid ? null : "system column \"%s\" reference in check constraint is invalid";
          case GENERATED_COLUMN ->
              tableOid ? null : "cannot use system column \"%s\" in column generation expression";
          case MERGE_WHEN ->
              tableOid ? null : "cannot use system column \"%s\" in MERGE WHEN condition";
          default -> null;
        };
    if (message != null) {
      throw a.fault(SqlState.INVALID_COLUMN_REFERENCE, message.formatted(name), location);
    }
  }

  /// The variable with the joins that can make it null.
  Var nullable(Scope start, Var var) {
    Bitmapset joins = start.up(var.varlevelsup()).nulling(var.varno());
    return joins.isEmpty() ? var : var.toBuilder().varnullingrels(joins).build();
  }

  /// Notes that the column is read.
  void markSelected(Scope start, Var var) {
    markSelected(start.up(var.varlevelsup()), var.varno(), var.varattno());
  }

  private void markSelected(Scope scope, int index, int column) {
    RangeTblEntry entry = scope.entry(index);
    if (entry.rtekind() == RTEKind.RTE_RELATION) {
      Permission permission = scope.permissions.get(entry.perminfoindex() - 1);
      permission.required |= AclMode.ACL_SELECT;
      permission.select(column);
    } else if (entry.rtekind() == RTEKind.RTE_JOIN && column == 0) {
      JoinExpr join = index <= scope.joins.size() ? scope.joins.get(index - 1) : null;
      if (join == null) {
        throw PgException.internal("could not find JoinExpr for whole-row reference");
      }
      markRow(scope, join.larg());
      markRow(scope, join.rarg());
    }
  }

  private void markRow(Scope scope, FromItem side) {
    switch (side) {
      case RangeTblRef ref -> markSelected(scope, ref.rtindex(), 0);
      case JoinExpr join -> markSelected(scope, join.rtindex(), 0);
      default -> throw PgException.internal("unrecognized node type: " + side.label());
    }
  }

  /// A reference to the whole row of an entry.
  @SuppressWarnings("ReferenceEquality") // JOIN USING aliases bring names of their own.
  Expr wholeRow(Scope start, NamespaceItem item, int levelsUp, int location) {
    if (item.names != item.entry.eref()) {
      List<Expr> fields =
          a.rangeTable.expand(start, item, levelsUp, location).stream()
              .<Expr>map(RangeTable.Named::var)
              .limit(item.columnNames().size())
              .toList();
      for (Expr field : fields) {
        markSelected(start, (Var) field);
      }
      return new RowExpr(
          fields, TypeOid.RECORD, CoercionForm.COERCE_IMPLICIT_CAST, item.columnNames(), location);
    }
    Var var = rowVariable(item, levelsUp, location);
    Var result = nullable(start, var);
    markSelected(start, result);
    return result;
  }

  private Var rowVariable(NamespaceItem item, int levelsUp, int location) {
    int type = TypeOid.RECORD;
    int column = 0;
    int collation = 0;
    RangeTblEntry entry = item.entry;
    if (entry.rtekind() == RTEKind.RTE_RELATION) {
      type = a.lookups.relations().get(entry.relid()).reltype();
      if (type == 0) {
        throw a.fault(
            SqlState.WRONG_OBJECT_TYPE,
            "relation \"%s\" does not have a composite type"
                .formatted(a.lookups.relations().get(entry.relid()).relname()),
            -1);
      }
    } else if (entry.rtekind() == RTEKind.RTE_FUNCTION
        && !entry.funcordinality()
        && entry.functions().size() == 1) {
      Expr function = entry.functions().getFirst().funcexpr();
      type = a.exprTypes.type(function);
      if (!a.types.isRowType(type)) {
        column = 1;
        collation = a.exprTypes.collation(function);
      }
    }
    return new Var(
        item.index,
        column,
        type,
        -1,
        collation,
        Bitmapset.EMPTY,
        levelsUp,
        item.index,
        column,
        location);
  }
}
