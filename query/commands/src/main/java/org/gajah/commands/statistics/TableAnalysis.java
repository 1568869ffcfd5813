package org.gajah.commands.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.TypeOperators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.commands.CommandContext;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowOrder;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.ParameterSource;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.space.VisibilityMap;

/// Collects statistics of one table, which is locked. Mirrors `do_analyze_rel()` of
/// `commands/analyze.c`.
public final class TableAnalysis {
  private static final int FEWEST_ROWS = 100;
  private static final int ROWS_PER_ENTRY = 300;
  private static final int ALL_VISIBLE = 1;
  private static final int HIGHEST_TARGET = 10_000;

  private final CommandContext context;
  private final boolean verbose;
  private final boolean afterVacuum;
  private final boolean outer;
  private final TypeOperators operators;

  /// @param afterVacuum whether VACUUM has just counted the indexes' rows
  /// @param outer whether a transaction block surrounds the command
  public TableAnalysis(
      CommandContext context, boolean verbose, boolean afterVacuum, boolean outer) {
    this.context = context;
    this.verbose = verbose;
    this.afterVacuum = afterVacuum;
    this.outer = outer;
    this.operators =
        new TypeOperators(new Types(context.catalog()), new Operators(context.catalog()));
  }

  /// @param names of columns; empty for all
  /// @param named whether the user named the table
  public void run(Relation relation, List<String> names, boolean named) {
    switch (relation.kind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_MATVIEW -> {}
      case PgClass.RELKIND_PARTITIONED_TABLE -> {
        if (named) {
          throw PgException.notBuilt("ANALYZE of a partitioned table");
        }
        return;
      }
      default -> {
        report(
            Severity.WARNING,
            SqlState.WARNING,
            "skipping \"%s\" --- cannot analyze non-tables or special system tables"
                .formatted(relation.name()));
        return;
      }
    }
    boolean foreign = context.namespaces().isForeignTemporary(relation.namespace());
    boolean itself = relation.row().relname().equals("pg_statistic") && relation.oid() == 2619;
    if (!foreign && !itself) {
      analyze(relation, names);
    }
  }

  private void report(Severity severity, SqlState state, String message) {
    context.session().reporter().report(severity, state, message);
  }

  /// A column whose values are looked at.
  ///
  /// @param relation the table, or the index that computes it
  /// @param values of the sampled rows
  /// @param sampled how many of them
  /// @param total how many there are in all
  private record Column(
      int relation,
      short number,
      int type,
      int collation,
      int target,
      Vector values,
      int sampled,
      double total) {}

  private void analyze(Relation relation, List<String> names) {
    if (verbose) {
      String schema = context.catalog().get(SysCache.NAMESPACEOID, relation.namespace()).nspname();
      report(
          Severity.INFO,
          SqlState.SUCCESSFUL_COMPLETION,
          "analyzing \"%s.%s\"".formatted(schema, relation.name()));
    }
    List<PgAttribute> columns = columns(relation, names);
    int wanted = FEWEST_ROWS;
    for (PgAttribute column : columns) {
      wanted = Math.max(wanted, ROWS_PER_ENTRY * target(column));
    }
    if (names.isEmpty() && relation.indexes().stream().anyMatch(i -> !i.expressions().isEmpty())) {
      wanted = Math.max(wanted, ROWS_PER_ENTRY * defaultTarget());
    }
    OpenTable table = context.relations().table(relation.oid());
    RowSample sample = RowSample.take(context, table, wanted);
    double total = sample.totalRows();
    if (verbose) {
      report(
          Severity.INFO,
          SqlState.SUCCESSFUL_COMPLETION,
          String.format(
              Locale.ROOT,
              "\"%s\": scanned %d of %d pages, containing %.0f live rows and %.0f dead rows;"
                  + " %d rows in sample, %.0f estimated total rows",
              relation.name(),
              sample.blocksRead(),
              sample.blocks(),
              sample.liveRows(),
              sample.deadRows(),
              sample.rows(),
              total));
    }
    CatalogWriter writer = new CatalogWriter(context.catalog());
    if (sample.rows() > 0) {
      StatisticRows rows = new StatisticRows(writer, context.functions());
      for (PgAttribute column : columns) {
        store(
            rows,
            new Column(
                relation.oid(),
                column.attnum(),
                column.atttypid(),
                column.attcollation(),
                target(column),
                sample.columns()[column.attnum() - 1],
                sample.rows(),
                total));
      }
    }
    storeCounts(table, sample, total, names.isEmpty(), writer);
  }

  // Which columns

  private int defaultTarget() {
    return context.session().settings().intValue(Settings.DEFAULT_STATISTICS_TARGET);
  }

  private int target(PgAttribute column) {
    Short own = column.attstattarget();
    return own == null || own < 0 ? defaultTarget() : Math.min(own, HIGHEST_TARGET);
  }

  private List<PgAttribute> columns(Relation relation, List<String> names) {
    List<PgAttribute> result = new ArrayList<>();
    if (names.isEmpty()) {
      for (PgAttribute column : relation.columns()) {
        if (!column.attisdropped() && target(column) > 0) {
          result.add(column);
        }
      }
      return result;
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      PgAttribute column = relation.column(name);
      if (column == null) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" of relation \"%s\" does not exist".formatted(name, relation.name()));
      }
      if (!seen.add(name)) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN,
            "column \"%s\" of relation \"%s\" appears more than once"
                .formatted(name, relation.name()));
      }
      if (target(column) > 0) {
        result.add(column);
      }
    }
    return result;
  }

  // One column

  /// A column of a type that Gajah cannot compare yet keeps the statistics it has.
  private void store(StatisticRows rows, Column column) {
    try {
      analyze(rows, column);
    } catch (PgException e) {
      if (e.sqlState() != SqlState.FEATURE_NOT_SUPPORTED) {
        throw e;
      }
      report(
          Severity.WARNING,
          SqlState.FEATURE_NOT_SUPPORTED,
          "column %d is not analyzed: %s".formatted(column.number(), e.primaryMessage()));
    }
  }

  private void analyze(StatisticRows rows, Column column) {
    PgType type = context.catalog().get(SysCache.TYPEOID, column.type());
    boolean special = isSpecial(type);
    int equality = special ? 0 : operators.equality(column.type());
    int less = special ? 0 : operators.less(column.type());
    Comparator<Integer> order = less == 0 ? null : order(column, less);
    ColumnFacts facts =
        new ColumnAnalysis(
                new ColumnAnalysis.Request(
                    type, equality, less, column.collation(), column.target(), order),
                column.values(),
                column.sampled(),
                column.total())
            .facts();
    if (facts != null) {
      if (special && facts.nullFraction() < 1) {
        facts = ofSpecial(type, facts);
      }
      rows.store(column.relation(), column.number(), facts, type, column.values());
    }
  }

  /// Whether a type has an analysis of its own that does not look at the order of values.
  private static boolean isSpecial(PgType type) {
    return type.typanalyze() == FunctionOid.RANGE_TYPANALYZE
        || type.typanalyze() == FunctionOid.MULTIRANGE_TYPANALYZE
        || type.typanalyze() == FunctionOid.TS_TYPANALYZE;
  }

  private static ColumnFacts ofSpecial(PgType type, ColumnFacts facts) {
    boolean texts = type.typanalyze() == FunctionOid.TS_TYPANALYZE;
    double distinct = texts ? -1.0 * (1.0 - facts.nullFraction()) : -1.0;
    return new ColumnFacts(facts.nullFraction(), facts.width(), (float) distinct, facts.slots());
  }

  private Comparator<Integer> order(Column column, int less) {
    RowOrder order =
        new RowOrder(
            context.registry(),
            context.functions(),
            List.of(new RowOrder.Key(0, less, column.collation(), false, column.type())));
    Vector[] values = {plain(column)};
    return (left, right) -> order.compare(values, left, values, right);
  }

  private Vector plain(Column column) {
    if (!(column.values() instanceof BytesVector bytes) || !bytes.anyToasted()) {
      return column.values();
    }
    BytesVector result = new BytesVector(column.sampled());
    for (int row = 0; row < column.sampled(); row++) {
      if (bytes.isNull(row) || ColumnAnalysis.isTooWide(bytes, row)) {
        result.setNull(row); // nobody looks at it
      } else {
        Plain.copy(context.functions(), bytes, row, result, row);
      }
    }
    return result;
  }

  // The table and its indexes

  private void storeCounts(
      OpenTable table, RowSample sample, double total, boolean allColumns, CatalogWriter writer) {
    Relation relation = table.relation();
    int visible =
        new VisibilityMap(context.relations().storage(), table.descriptor()).count(ALL_VISIBLE);
    ClassStatistics.store(
        writer,
        relation.oid(),
        new ClassStatistics.Values(
            sample.blocks(), total, visible, !relation.indexes().isEmpty(), 0, 0, outer),
        0,
        0);
    double dead =
        sample.blocksRead() == 0
            ? 0
            : Math.floor(sample.deadRows() / sample.blocksRead() * sample.blocks() + 0.5);
    context
        .process()
        .statistics()
        .analyzed(
            table.descriptor().lockDatabase(),
            relation.oid(),
            (long) total,
            (long) dead,
            allColumns);
    for (Index index : relation.indexes()) {
      IndexRows found = indexRows(index, sample);
      double rows = Math.ceil(found.fraction() * total);
      if (allColumns && !index.expressions().isEmpty() && found.count() > 0) {
        storeExpressions(index, found, rows, writer);
      }
      if (!afterVacuum) {
        OpenIndex open = context.relations().index(index.oid());
        ClassStatistics.store(
            writer,
            index.oid(),
            new ClassStatistics.Values(
                open.descriptor().main().blocks(), rows, 0, false, 0, 0, outer),
            0,
            0);
      }
    }
  }

  /// The sampled rows that an index has, and its expressions' values for them.
  private record IndexRows(double fraction, int count, Vector[] values) {}

  private IndexRows indexRows(Index index, RowSample sample) {
    List<Expr> expressions = index.expressions().stream().map(Expr.class::cast).toList();
    List<Expr> predicate = index.predicate().stream().map(Expr.class::cast).toList();
    if (sample.rows() == 0 || (expressions.isEmpty() && predicate.isEmpty())) {
      return new IndexRows(1, sample.rows(), new Vector[0]);
    }
    ExpressionCompiler compiler =
        new ExpressionCompiler(
            context.registry(),
            context.functions(),
            each -> each instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1,
            null);
    Evaluation evaluation = new Evaluation(context.functions(), new NoParameters());
    Batch rows = new Batch(sample.columns());
    rows.setRows(sample.rows());
    if (!predicate.isEmpty()) {
      compiler.predicate(predicate).select(evaluation, rows);
    }
    VectorExpression[] computed = compiler.compile(expressions);
    Vector[] values = new Vector[computed.length];
    for (int i = 0; i < values.length; i++) {
      Vector result = computed[i].evaluate(evaluation, rows);
      values[i] = Vectors.like(result, Math.max(1, rows.selected()));
      for (int row = 0; row < rows.selected(); row++) {
        values[i].copyFrom(result, rows.row(row), row);
        if (values[i] instanceof BytesVector bytes && !bytes.isNull(row)) {
          bytes.setForm(row, BytesVector.PLAIN_LONG); // it was computed, not stored
        }
      }
    }
    return new IndexRows((double) rows.selected() / sample.rows(), rows.selected(), values);
  }

  /// Stored expressions have no parameters.
  private record NoParameters() implements ParameterSource {
    @Override
    public Vector external(int number) {
      throw PgException.internal("no parameter " + number);
    }

    @Override
    public Vector internal(int number) {
      throw PgException.internal("no parameter " + number);
    }
  }

  private void storeExpressions(Index index, IndexRows found, double rows, CatalogWriter writer) {
    StatisticRows stored = new StatisticRows(writer, context.functions());
    int expression = 0;
    short[] tableColumns = index.tableColumns();
    for (int i = 0; i < tableColumns.length; i++) {
      if (tableColumns[i] != 0) {
        continue;
      }
      short number = (short) (i + 1);
      PgAttribute column = context.catalog().get(SysCache.ATTNUM, index.oid(), number);
      if (target(column) > 0) {
        store(
            stored,
            new Column(
                index.oid(),
                number,
                column.atttypid(),
                column.attcollation(),
                target(column),
                found.values()[expression],
                found.count(),
                rows));
      }
      expression++;
    }
  }
}
