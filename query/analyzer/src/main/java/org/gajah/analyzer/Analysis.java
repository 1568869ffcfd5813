package org.gajah.analyzer;

import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.coerce.Coercions;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.Lookups;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.error.StackGuard;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Var;
import org.jspecify.annotations.Nullable;

/// The parts of the analysis of one statement, which know each other through this.
final class Analysis implements Coercions.Surroundings {
  final AnalysisContext context;
  final StatementText text;
  final ParameterTypes parameters;
  final Lookups lookups;
  final Types types;
  final Coercions coercions;
  final ExpressionTypes exprTypes;
  final StackGuard depth;

  final Parameters params;
  final TypeNames typeNames;
  final TypeReferences typeReferences;
  final RangeTable rangeTable;
  final ColumnNames columns;
  final Collations collations;
  final Expressions expressions;
  final Comparisons comparisons;
  final OperatorCalls operators;
  final FunctionCalls functions;
  final AggregateCalls aggregates;
  final GroupingChecks groupingChecks;
  final Subscripts subscripts;
  final XmlExpressions xml;
  final JsonExpressions json;
  final FromClause from;
  final JoinClause joins;
  final TableFunctions tableFunctions;
  final Targets targets;
  final Assignments assignments;
  final Sorting sorting;
  final GroupingSets grouping;
  final Windows windows;
  final Ctes ctes;
  final Selects selects;
  final SetOperations setOperations;
  final RowLocks rowLocks;
  final DataChanges changes;
  final Inserts inserts;
  final Merges merges;
  final Statements statements;

  /// The innermost scope, for conversions that look into it.
  private @Nullable Scope current;

  Analysis(AnalysisContext context, StatementText text, ParameterTypes parameters) {
    this.context = context;
    this.text = text;
    this.parameters = parameters;
    lookups = context.lookups();
    types = lookups.types();
    typeNames = lookups.typeNames();
    coercions = new Coercions(context, text, this);
    exprTypes = lookups.expressionTypes();
    depth = new StackGuard(context.settings().maxDepth());
    params = new Parameters(this);
    typeReferences = new TypeReferences(this);
    rangeTable = new RangeTable(this);
    columns = new ColumnNames(this);
    collations = new Collations(this);
    expressions = new Expressions(this);
    comparisons = new Comparisons(this);
    operators = new OperatorCalls(this);
    functions = new FunctionCalls(this);
    aggregates = new AggregateCalls(this);
    groupingChecks = new GroupingChecks(this);
    subscripts = new Subscripts(this);
    xml = new XmlExpressions(this);
    json = new JsonExpressions(this);
    from = new FromClause(this);
    joins = new JoinClause(this);
    tableFunctions = new TableFunctions(this);
    targets = new Targets(this);
    assignments = new Assignments(this);
    sorting = new Sorting(this);
    grouping = new GroupingSets(this);
    windows = new Windows(this);
    ctes = new Ctes(this);
    selects = new Selects(this);
    setOperations = new SetOperations(this);
    rowLocks = new RowLocks(this);
    changes = new DataChanges(this);
    inserts = new Inserts(this);
    merges = new Merges(this);
    statements = new Statements(this);
  }

  Scope scope(@Nullable Scope parent) {
    return new Scope(parent);
  }

  /// Remembers the scope in which expressions are being transformed; gives back the last one.
  @Nullable Scope enter(@Nullable Scope scope) {
    Scope before = current;
    current = scope;
    return before;
  }

  PgException fault(SqlState state, String message, int location) {
    return text.fault(state, message, location);
  }

  PgException fault(SqlState state, String message, @Nullable Node node) {
    return text.fault(state, message, node);
  }

  @Override
  public @Nullable Expr decideParameter(Param parameter, int type, int typmod, int location) {
    return params.decide(parameter, type, location);
  }

  @Override
  public List<Expr> columnsOfRow(Var row, int location) {
    Scope scope = Objects.requireNonNull(current);
    Scope owner = scope.up(row.varlevelsup());
    return rangeTable.columnVars(owner, row.varno(), row.varlevelsup(), location);
  }
}
