package org.gajah.analyzer.rewrite;

import java.util.List;
import org.gajah.analyzer.coerce.Coercions;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.OwnedSequences;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.ColumnNulls;
import org.gajah.catalog.type.TypeNames;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// What columns get when nothing is said of them. Mirrors `build_column_default()`.
public final class ColumnDefaults {
  private final AnalysisContext context;
  private final Coercions coercions;

  public ColumnDefaults(AnalysisContext context) {
    this.context = context;
    this.coercions = new Coercions(context, new StatementText(null), new Nothing());
  }

  /// Defaults have neither parameters nor columns.
  private record Nothing() implements Coercions.Surroundings {
    @Override
    public @Nullable Expr decideParameter(Param parameter, int type, int typmod, int location) {
      return null;
    }

    @Override
    public List<Expr> columnsOfRow(Var row, int location) {
      throw PgException.internal("a default refers to a row");
    }
  }

  /// The default of a column: the next value of its identity, its own default, or that of its type;
  /// null when it has none.
  public @Nullable Expr of(PgAttribute column) {
    if (column.attidentity() != '\0') {
      return new NextValueExpr(sequence(column), column.atttypid());
    }
    Expr value = column.atthasdef() ? own(column) : ofType(column.atttypid());
    if (value == null) {
      return null;
    }
    Expr result =
        coercions.toTarget(
            value,
            column.atttypid(),
            column.atttypmod(),
            CoercionContext.COERCION_ASSIGNMENT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    if (result == null) {
      TypeNames typeNames = context.lookups().typeNames();
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "column \"%s\" is of type %s but default expression is of type %s"
                  .formatted(
                      column.attname(),
                      typeNames.format(column.atttypid()),
                      typeNames.format(coercions.exprTypes().type(value))))
          .hint("You will need to rewrite or cast the expression.");
    }
    return result;
  }

  private @Nullable Expr own(PgAttribute column) {
    for (PgAttrdef row :
        context.catalog().scan(PgAttrdef.ADRELID_ADNUM_INDEX, column.attrelid(), column.attnum())) {
      return NodeReader.read(row.adbin(), Expr.class);
    }
    throw PgException.internal(
        "default expression not found for attribute %d of relation %d"
            .formatted(column.attnum(), column.attrelid()));
  }

  private @Nullable Expr ofType(int type) {
    PgType row = context.lookups().types().get(type);
    String text = row.typdefaultbin();
    return text == null ? null : NodeReader.read(text, Expr.class);
  }

  private int sequence(PgAttribute column) {
    PgClass sequence =
        OwnedSequences.ofIdentity(context.catalog(), column.attrelid(), column.attnum());
    if (sequence == null) {
      throw PgException.internal("no owned sequence found");
    }
    return sequence.oid();
  }

  /// NULL of a column, checked by its domain.
  Expr nullOf(PgAttribute column) {
    return ColumnNulls.of(context.lookups().types(), column);
  }
}
