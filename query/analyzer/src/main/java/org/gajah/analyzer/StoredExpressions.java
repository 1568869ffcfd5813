package org.gajah.analyzer;

import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.CoerceToDomainValue;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.LockMode;
import org.jspecify.annotations.Nullable;

/// The expressions and types of commands that define things: defaults, checks, expressions of
/// indexes. What is given back is as the catalogs store it. Mirrors `cookDefault()`,
/// `cookConstraint()` and their like.
public final class StoredExpressions {
  private final Analysis a;

  /// @param text of the command, for positions in errors
  public StoredExpressions(AnalysisContext context, String text) {
    this.a = new Analysis(context, new StatementText(text), ParameterTypes.fixed());
  }

  /// The type and modifier that a name means.
  public BaseType type(TypeName name) {
    return a.typeReferences.typed(name);
  }

  /// The collation of a column: that of COLLATE, or that of its type.
  public int collation(@Nullable CollateClause clause, int type, int location) {
    return a.typeReferences.columnCollation(clause, type, location);
  }

  private Scope over(PgClass relation) {
    Scope scope = a.scope(null);
    NamespaceItem item =
        a.rangeTable.addOpened(
            scope, relation, LockMode.AccessShareLock, null, relation.relname(), false, true);
    scope.namespace.add(item);
    return scope;
  }

  /// A column's default, or with `generatedFrom` the expression of a generated column.
  ///
  /// @param type 0 when the value need not fit yet
  /// @param generatedFrom the table whose columns the expression may use
  public Expr columnDefault(
      Expr raw, int type, int typmod, String column, @Nullable PgClass generatedFrom) {
    boolean generated = generatedFrom != null;
    Scope scope = generatedFrom == null ? a.scope(null) : over(generatedFrom);
    Expr expr =
        a.expressions.known(
            scope, raw, generated ? ExprKind.GENERATED_COLUMN : ExprKind.COLUMN_DEFAULT);
    if (type != 0) {
      expr = fitting(expr, type, typmod, column);
    }
    return a.collations.assign(expr);
  }

  private Expr fitting(Expr expr, int type, int typmod, String column) {
    Expr result =
        a.coercions.toTarget(
            expr,
            type,
            typmod,
            CoercionContext.COERCION_ASSIGNMENT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    if (result == null) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "column \"%s\" is of type %s but default expression is of type %s"
                  .formatted(
                      column, a.typeNames.format(type), a.typeNames.format(a.exprTypes.type(expr))))
          .hint("You will need to rewrite or cast the expression.");
    }
    return result;
  }

  /// The condition of a table's CHECK.
  public Expr check(Expr raw, PgClass relation) {
    Expr expr = a.expressions.known(over(relation), raw, ExprKind.CHECK_CONSTRAINT);
    return a.collations.assign(a.coercions.toBoolean(expr, "CHECK"));
  }

  /// The condition of a domain's CHECK. It compares by the collation of the base type, whatever the
  /// domain's own is.
  ///
  /// @param type the domain's base type
  public Expr domainCheck(Expr raw, int type, int typmod) {
    Scope scope = a.scope(null);
    scope.valueOfDomain =
        new CoerceToDomainValue(type, typmod, a.lookups.types().collation(type), -1);
    Expr expr = a.expressions.known(scope, raw, ExprKind.DOMAIN_CHECK);
    return a.collations.assign(a.coercions.toBoolean(expr, "CHECK"));
  }

  /// An expression that an index is on.
  public Expr indexExpression(Expr raw, PgClass relation) {
    return a.collations.assign(a.expressions.known(over(relation), raw, ExprKind.INDEX_EXPRESSION));
  }

  /// What an index's column is called that an expression computes, as far as the expression says so
  /// (`FigureIndexColname`).
  public @Nullable String label(Expr raw) {
    String label = new Labels().of(raw);
    return label.equals("?column?") ? null : label;
  }

  /// The condition of a partial index.
  public Expr indexPredicate(Expr raw, PgClass relation) {
    Expr expr = a.expressions.known(over(relation), raw, ExprKind.INDEX_PREDICATE);
    return a.collations.assign(a.coercions.toBoolean(expr, "WHERE"));
  }

  /// The WHERE of COPY FROM.
  public Expr copyCondition(Expr raw, PgClass relation) {
    Expr expr = a.expressions.known(over(relation), raw, ExprKind.COPY_WHERE);
    return a.collations.assign(a.coercions.toBoolean(expr, "WHERE"));
  }

  /// The expression that computes a column's values of its new type.
  public Expr columnTransform(Expr raw, PgClass relation) {
    return a.collations.assign(
        a.expressions.known(over(relation), raw, ExprKind.ALTER_COL_TRANSFORM));
  }

  /// A value that EXECUTE gives to a parameter.
  ///
  /// @param number of the parameter, from 1
  /// @param type of the parameter
  public Expr executeParameter(Expr raw, int number, int type) {
    Expr expr = a.expressions.known(a.scope(null), raw, ExprKind.EXECUTE_PARAMETER);
    int given = a.exprTypes.type(expr);
    Expr result =
        a.coercions.toTarget(
            expr,
            type,
            -1,
            CoercionContext.COERCION_ASSIGNMENT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    if (result == null) {
      throw a.fault(
              SqlState.DATATYPE_MISMATCH,
              "parameter $%d of type %s cannot be coerced to the expected type %s"
                  .formatted(number, a.typeNames.format(given), a.typeNames.format(type)),
              expr)
          .hint("You will need to rewrite or cast the expression.");
    }
    return a.collations.assign(result);
  }

  /// What makes a value of a column's new type of an old one, by its expression or by a cast that
  /// an assignment may do.
  ///
  /// @param raw as written after USING, or null
  /// @return null when there is no such cast
  public @Nullable Expr converted(
      @Nullable Expr raw, PgClass relation, PgAttribute column, BaseType target) {
    Expr from =
        raw != null
            ? columnTransform(raw, relation)
            : Var.builder()
                .varno(1)
                .varattno(column.attnum())
                .vartype(column.atttypid())
                .vartypmod(column.atttypmod())
                .varcollid(column.attcollation())
                .varnosyn(1)
                .varattnosyn(column.attnum())
                .build();
    return assigned(from, target);
  }

  /// An expression as a value of a type that an assignment gives it; null when it cannot.
  public @Nullable Expr assigned(Expr from, BaseType target) {
    Expr result =
        a.coercions.toTarget(
            from,
            target.type(),
            target.typmod(),
            CoercionContext.COERCION_ASSIGNMENT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    return result == null ? null : a.collations.assign(result);
  }

  /// A default as a value of its column's new type; conversions that nobody wrote are left out
  /// first.
  public @Nullable Expr convertedDefault(Expr from, BaseType target) {
    return assigned(ImplicitCoercions.strip(from), target);
  }

  /// The operators and collation of a query's or a constraint's plain expression without columns.
  public Expr constant(Expr raw, ExprKind kind) {
    return a.collations.assign(a.expressions.known(a.scope(null), raw, kind));
  }
}
