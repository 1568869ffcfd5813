package org.gajah.oracle.expression;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.expression.ConstantFolder;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.ParameterSource;
import org.gajah.expression.VectorExpression;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeText;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.Var;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.types.BytesOrder;
import org.jspecify.annotations.Nullable;

/// Evaluates expressions over the rows of table `s` and compares with what the oracle answers for
/// each row: the text of the value, or SQLSTATE and message of the error. The oracle analyzes them:
/// trees are taken from views.
final class ExpressionDifferential {
  private static final String FUNCTIONS =
      """
      create function pg_temp.analyze_all(q text[]) returns text[] language plpgsql as $$
      declare r text[]; x text;
      begin
        for i in 1..coalesce(array_length(q, 1), 0) loop
          begin
            execute 'create temp view v_ as select ' || q[i] || ' as x from s';
            select ev_action into x from pg_rewrite where ev_class = 'v_'::regclass;
            r[i] := x;
            execute 'drop view v_';
          exception when others then
            r[i] := null;
          end;
        end loop;
        return r;
      end $$;
      create function pg_temp.try_rows(q text, n int) returns text[] language plpgsql as $$
      declare r text[]; x text; s text; m text;
      begin
        for i in 0..n - 1 loop
          begin
            execute 'select case when num_nulls(x) = 0 then format(''%s'', x) end from (select '
              || q || ' as x from s where id = $1 offset 0) y' into x using i;
            r[i] := coalesce('value ' || x, 'null');
          exception when others then
            get stacked diagnostics s = returned_sqlstate, m = message_text;
            r[i] := 'error ' || s || ' ' || m;
          end;
          r[i] := encode(textsend(r[i]), 'hex');
        end loop;
        return r;
      end $$;
      """;

  private static final int BATCH = 200;
  private static final int WARM = 14;

  private final Connection connection;
  private final FunctionRegistry registry = new FunctionRegistry();
  private final FunctionContext context;
  private final Evaluation evaluation;
  private final Batch rows;
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Integer> notBuilt = new TreeMap<>();
  private int compared;
  private int expressions;

  private static final ParameterSource NO_PARAMETERS =
      new ParameterSource() {
        @Override
        public Vector external(int number) {
          throw new IllegalStateException();
        }

        @Override
        public Vector internal(int number) {
          throw new IllegalStateException();
        }
      };

  ExpressionDifferential(Connection connection, SampleTable table) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_custom_plan");
      statement.execute(FUNCTIONS);
    }
    context = SnapshotContext.of(connection);
    evaluation = new Evaluation(context, NO_PARAMETERS);
    rows = table.batch(registry, context, columnTypes());
  }

  private List<Integer> columnTypes() throws SQLException {
    List<Integer> types = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select atttypid::int8 from pg_attribute where attrelid = 's'::regclass"
                    + " and attnum > 1 order by attnum")) {
      while (row.next()) {
        types.add((int) row.getLong(1));
      }
    }
    return types;
  }

  List<String> differences() {
    return differences;
  }

  /// What is not built, with the number of expressions that wanted it.
  Map<String, Integer> notBuilt() {
    return notBuilt;
  }

  /// How many values have been compared.
  int compared() {
    return compared;
  }

  /// How many expressions have been compared.
  int expressions() {
    return expressions;
  }

  FunctionContext context() {
    return context;
  }

  Batch rows() {
    return rows;
  }

  FunctionRegistry registry() {
    return registry;
  }

  void run(List<String> sql) throws SQLException {
    for (int from = 0; from < sql.size(); from += BATCH) {
      List<String> part = sql.subList(from, Math.min(sql.size(), from + BATCH));
      List<@Nullable String> trees = analyze(part);
      for (int i = 0; i < part.size(); i++) {
        String tree = trees.get(i);
        if (tree != null) {
          compare(part.get(i), tree);
        }
      }
    }
  }

  List<@Nullable String> analyze(List<String> sql) throws SQLException {
    List<@Nullable String> trees = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_temp.analyze_all(?)")) {
      statement.setArray(1, connection.createArrayOf("text", sql.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Array array = row.getArray(1);
        for (String tree : (String[]) array.getArray()) {
          trees.add(tree);
        }
      }
    }
    while (trees.size() < sql.size()) {
      trees.add(null);
    }
    return trees;
  }

  private void compare(String sql, String tree) throws SQLException {
    Query query = (Query) Objects.requireNonNull(NodeReader.read(tree, NodeList.class).get(0));
    Expr expression = query.targetList().getFirst().expr();
    List<String> ours;
    try {
      ours = evaluate(sql, expression);
    } catch (PgException e) {
      if (e.sqlState() == SqlState.FEATURE_NOT_SUPPORTED
          && e.primaryMessage().endsWith("is not supported by Gajah yet")) {
        notBuilt.merge(
            e.primaryMessage().replace(" is not supported by Gajah yet", ""), 1, Integer::sum);
        return;
      }
      ours = List.of("FAILED " + e.sqlState().code() + " " + e.primaryMessage());
    } catch (RuntimeException e) {
      ours = List.of("CRASH " + e + " at " + e.getStackTrace()[0]);
    }
    String suffix = " is not supported by Gajah yet";
    String first = ours.getFirst();
    if (first.startsWith("error 0A000 ") && first.endsWith(suffix)) {
      notBuilt.merge(first.substring(12).replace(suffix, ""), 1, Integer::sum);
      return;
    }
    List<String> theirs = ask(sql);
    expressions++;
    for (int row = 0; row < SampleTable.ROWS; row++) {
      String our = ours.size() == 1 ? ours.getFirst() : ours.get(row);
      compared++;
      if (!our.equals(theirs.get(row)) && !BytesOrder.alike(sql, our, theirs.get(row))) {
        differences.add(sql + " row " + row + ": " + our + " instead of " + theirs.get(row));
        break;
      }
    }
  }

  private List<String> ask(String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_temp.try_rows(?, ?)")) {
      statement.setString(1, sql);
      statement.setInt(2, SampleTable.ROWS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        for (String hex : (String[]) row.getArray(1).getArray()) {
          answers.add(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
        }
      }
    }
    return answers;
  }

  static String error(PgException e) {
    return "error " + e.sqlState().code() + " " + e.primaryMessage();
  }

  private List<String> evaluate(String sql, Expr expression) {
    InputShape shape = e -> e instanceof Var variable ? variable.varattno() - 1 : -1;
    ExpressionCompiler compiler = new ExpressionCompiler(registry, context, shape, null);
    TypeText type =
        new TypeText(registry, context, new ExpressionTypes(context.catalog()).type(expression));
    VectorExpression folded;
    try {
      folded =
          compiler.compile(
              new ConstantFolder(registry, context, ConstantFolder.KnownParameters.NONE)
                  .fold(expression));
    } catch (PgException e) {
      return List.of(error(e));
    }
    VectorExpression plain;
    try {
      plain = compiler.compile(expression);
    } catch (PgException e) {
      // Functions in SQL are only put in place by folding.
      plain = folded;
    }
    List<String> answers = new ArrayList<>();
    int[] good = new int[SampleTable.ROWS];
    int count = 0;
    for (int row = 0; row < SampleTable.ROWS; row++) {
      try {
        answers.add(print(type, folded.evaluate(evaluation, selected(row)), row));
        good[count++] = row;
      } catch (PgException e) {
        answers.add(error(e));
      }
    }
    together(sql, plain, type, answers, good, count);
    return answers;
  }

  private Batch selected(int... numbers) {
    Batch batch = new Batch();
    batch.view(rows);
    batch.select(numbers, numbers.length);
    return batch;
  }

  String print(TypeText type, Vector value, int row) {
    if (value.isNull(row)) {
      return "null";
    }
    ByteSink out = new ByteSink(32);
    type.print(context, value, row, out);
    return "value " + new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  /// The rows without error all at once, often enough that the loops are generated.
  private void together(
      String sql,
      VectorExpression expression,
      TypeText type,
      List<String> answers,
      int[] good,
      int count) {
    int[] numbers = Arrays.copyOf(good, count);
    for (int turn = 0; turn < WARM; turn++) {
      Batch batch = selected(numbers.clone());
      if (count == SampleTable.ROWS) {
        batch.view(rows);
      }
      Vector value = expression.evaluate(evaluation, batch);
      for (int row : numbers) {
        String answer = turn % (WARM - 1) == 0 ? print(type, value, row) : answers.get(row);
        if (!answer.equals(answers.get(row))) {
          differences.add(
              sql + " row " + row + " in a batch: " + answer + " instead of " + answers.get(row));
          return;
        }
      }
    }
  }
}
