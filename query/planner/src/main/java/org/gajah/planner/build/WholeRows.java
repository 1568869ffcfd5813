package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionForm;

/// Whole rows of entries of the range table. A whole row is a column like any other for the nodes
/// above a scan (an outer join makes all of it null); the scan itself puts it together from the
/// columns.
final class WholeRows {
  private final CatalogSource catalog;
  private final ExpressionTypes types;

  /// A column of an entry: what it is called, and its type; null for one that was dropped.
  private record Column(String name, int type, int modifier, int collation, boolean dropped) {}

  WholeRows(CatalogSource catalog, ExpressionTypes types) {
    this.catalog = catalog;
    this.types = types;
  }

  /// The row of an entry, made from its columns.
  ///
  /// @param whole the variable that stands for it
  Expr row(RangeTblEntry entry, Var whole) {
    List<Column> columns = columns(entry);
    List<Expr> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      names.add(
          i < entry.eref().colnames().size() ? entry.eref().colnames().get(i) : column.name());
      values.add(
          column.dropped()
              ? new Const(TypeOid.INT4, -1, 0, 4, null, true, true, -1)
              : Var.builder()
                  .varno(whole.varno())
                  .varattno(i + 1)
                  .vartype(column.type())
                  .vartypmod(column.modifier())
                  .varcollid(column.collation())
                  .varnosyn(whole.varno())
                  .varattnosyn(i + 1)
                  .build());
    }
    return RowExpr.builder()
        .args(values)
        .row_typeid(whole.vartype())
        .row_format(CoercionForm.COERCE_IMPLICIT_CAST)
        .colnames(names)
        .build();
  }

  private List<Column> columns(RangeTblEntry entry) {
    return switch (entry.rtekind()) {
      case RTE_RELATION -> attributes(entry.relid());
      case RTE_SUBQUERY ->
          Objects.requireNonNull(entry.subquery()).targetList().stream()
              .filter(target -> !target.resjunk())
              .map(this::column)
              .toList();
      case RTE_FUNCTION -> function(entry);
      default -> {
        List<Column> result = new ArrayList<>();
        for (int i = 0; i < entry.coltypes().size(); i++) {
          result.add(
              new Column(
                  entry.eref().colnames().get(i),
                  entry.coltypes().get(i),
                  entry.coltypmods().get(i),
                  entry.colcollations().get(i),
                  false));
        }
        yield result;
      }
    };
  }

  private Column column(TargetEntry target) {
    Expr value = target.expr();
    return new Column(
        Objects.requireNonNullElse(target.resname(), "?column?"),
        types.type(value),
        types.typmod(value),
        types.collation(value),
        false);
  }

  private List<Column> attributes(int relation) {
    return catalog.list(SysCache.ATTNUM, relation).stream()
        .filter(column -> column.attnum() > 0)
        .sorted(Comparator.comparingInt(PgAttribute::attnum))
        .map(column ->
            new Column(
                column.attname(),
                column.atttypid(),
                column.atttypmod(),
                column.attcollation(),
                column.attisdropped()))
        .toList();
  }

  private List<Column> function(RangeTblEntry entry) {
    List<Column> result = new ArrayList<>();
    for (RangeTblFunction function : entry.functions()) {
      result.addAll(columns(function));
    }
    if (entry.funcordinality()) {
      result.add(new Column("ordinality", TypeOid.INT8, -1, 0, false));
    }
    return result;
  }

  private List<Column> columns(RangeTblFunction function) {
    List<Column> result = new ArrayList<>();
    if (!function.funccolnames().isEmpty()) {
      for (int i = 0; i < function.funccolnames().size(); i++) {
        result.add(
            new Column(
                function.funccolnames().get(i),
                function.funccoltypes().get(i),
                function.funccoltypmods().get(i),
                function.funccolcollations().get(i),
                false));
      }
      return result;
    }
    Expr call = function.funcexpr();
    PgType type = catalog.get(SysCache.TYPEOID, types.type(call));
    return type.typrelid() != 0
        ? attributes(type.typrelid())
        : List.of(
            new Column("", types.type(call), types.typmod(call), types.collation(call), false));
  }
}
