package org.gajah.oracle.types;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.jspecify.annotations.Nullable;

/// Calls Gajah's functions and the oracle's with the same arguments and collects where they differ:
/// in the result's text, or in the error's SQLSTATE, message, detail or hint.
final class Differential {
  private static final String TRY =
      """
      create or replace function pg_temp.try_all(q text[]) returns text[] language plpgsql as $$
      declare r text[]; x text; s text; m text; d text; h text;
      begin
        for i in 1..coalesce(array_length(q, 1), 0) loop
          begin
            execute q[i] into x;
            r[i] := case when octet_length(x) > 1000000 then 'huge'
              else coalesce('value ' || x, 'null') end;
          exception when others then
            get stacked diagnostics s = returned_sqlstate, m = message_text,
              d = pg_exception_detail, h = pg_exception_hint;
            r[i] := 'error ' || s || ' ' || m || case when d <> '' then ' / ' || d else '' end
              || case when h <> '' then ' // ' || h else '' end;
          end;
        end loop;
        for i in 1..coalesce(array_length(r, 1), 0) loop
          r[i] := encode(textsend(r[i]), 'hex');
        end loop;
        return r;
      end $$
      """;

  private final Connection connection;
  private final OracleCatalog catalog;
  private final OurFunctions ours;
  private final Collation collation;
  private final Samples samples;
  private final List<String> differences = new ArrayList<>();
  private int cases;

  /// Starts a transaction, so that `now` stays what it is, with the settings of
  /// [FixedContext#usual].
  Differential(Connection connection, Collation collation, long seed) throws SQLException {
    this(connection, collation, seed, FixedContext.usual());
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'America/New_York'");
    }
  }

  /// Starts a transaction. The calls run under the context's settings, which the driver is not told
  /// of: it would refuse the other styles of dates.
  Differential(Connection connection, Collation collation, long seed, FixedContext context)
      throws SQLException {
    this.connection = connection;
    this.collation = collation;
    this.samples = new Samples(seed);
    this.catalog = new OracleCatalog(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set max_stack_depth = '6MB'");
      statement.execute("set plan_cache_mode = force_custom_plan");
      statement.execute(TRY);
      for (String setting : context.settings()) {
        statement.execute("alter function pg_temp.try_all(text[]) set " + setting);
      }
      connection.setAutoCommit(false);
      try (ResultSet start =
          statement.executeQuery("select (extract(epoch from now()) * 1000000)::int8")) {
        start.next();
        long now = start.getLong(1) - 946_684_800_000_000L;
        ours = new OurFunctions(context.at(now), collation);
      }
    }
  }

  /// One call: SQL for the oracle, and the same for Gajah.
  record Case(SqlFunction function, List<@Nullable String> arguments) {
    String call() {
      List<String> literals = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        boolean spread = function.variadic() && i == arguments.size() - 1;
        literals.add(
            (spread ? "variadic " : "")
                + literal(arguments.get(i))
                + "::pg_catalog.\""
                + function.arguments().get(i).ownName()
                + "\"");
      }
      return "pg_catalog.\"" + function.name() + "\"(" + String.join(", ", literals) + ")";
    }

    String sql() {
      return "select case when x is null then null else "
          + output()
          + "(x)::text end from (select "
          + call()
          + " x offset 0) s";
    }

    private String output() {
      return function.result().name().equals("cstring")
          ? ""
          : "pg_catalog." + function.result().outputName();
    }

    static String literal(@Nullable String text) {
      return text == null ? "null" : "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
  }

  List<String> differences() {
    return differences;
  }

  int cases() {
    return cases;
  }

  /// Runs every function whose `prosrc` matches.
  void run(Pattern sources, int casesForEach) throws SQLException {
    List<Case> batch = new ArrayList<>();
    for (String source : ours.names()) {
      if (sources.matcher(source).matches()) {
        for (SqlFunction function : catalog.functions(source)) {
          for (SqlFunction instance : Polymorphism.instances(function, catalog)) {
            batch.addAll(casesOf(instance, casesForEach));
          }
        }
      }
      if (batch.size() > 2000) {
        compare(batch);
        batch.clear();
      }
    }
    compare(batch);
  }

  private List<Case> casesOf(SqlFunction function, int count) {
    List<Case> cases = new ArrayList<>();
    List<SqlType> types = function.arguments();
    boolean callable =
        types.stream().allMatch(type -> Samples.knows(type) && usable(type, true))
            && usable(function.result(), false)
            && !function.isVolatile()
            && !Overrides.UNPRINTABLE.contains(function.source());
    if (!callable) {
      return cases;
    }
    if (types.isEmpty()) {
      return List.of(new Case(function, List.of()));
    }
    if (types.size() == 1) {
      List<String> choice = Overrides.of(function, 0);
      (choice == null ? samples.edges(types.getFirst()) : choice)
          .forEach(edge -> cases.add(new Case(function, List.of(edge))));
    }
    for (int i = 0; i < count; i++) {
      List<@Nullable String> arguments = new ArrayList<>();
      List<String> together = Overrides.together(function, samples);
      if (together != null) {
        cases.add(new Case(function, List.copyOf(together)));
        continue;
      }
      for (int a = 0; a < types.size(); a++) {
        String text = Overrides.argument(function, a, samples);
        boolean isNull = !function.strict() && samples.random().nextInt(8) == 0;
        arguments.add(isNull ? null : text);
      }
      cases.add(new Case(function, arguments));
    }
    return cases;
  }

  private boolean usable(SqlType type, boolean argument) {
    if (type.name().equals("internal")) {
      return false;
    }
    return type.name().equals("cstring") || ours.has(argument ? type.input() : type.output());
  }

  /// The type that the function's elements have.
  private @Nullable SqlType elementOf(Case one) {
    SqlFunction function = one.function();
    String named = function.source().equals("array_in") ? one.arguments().get(1) : null;
    return named == null ? function.element() : catalog.type(Integer.parseInt(named));
  }

  /// Reads or shows a value of that type, which may be an array.
  private void expect(SqlType type) {
    ours.element(type.element() == 0 ? null : catalog.type(type.element()));
  }

  private void compare(List<Case> batch) throws SQLException {
    cases += batch.size();
    List<String> theirs = ask(batch);
    for (int i = 0; i < batch.size(); i++) {
      Case one = batch.get(i);
      String our = answer(one);
      if (!our.equals(theirs.get(i))
          && !BytesOrder.alike(one.function().source() + "(", our, theirs.get(i))) {
        differences.add(
            one.function().source()
                + ": select "
                + one.call()
                + "\n    oracle "
                + theirs.get(i)
                + "\n    gajah  "
                + our);
      }
    }
  }

  private List<String> ask(List<Case> batch) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("select pg_temp.try_all(?)")) {
      Array array =
          connection.createArrayOf("text", batch.stream().map(Case::sql).toArray(String[]::new));
      statement.setArray(1, array);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        Array result = rows.getArray(1);
        if (result != null) {
          for (String hex : (String[]) result.getArray()) {
            answers.add(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return answers;
  }

  private String answer(Case one) {
    SqlFunction function = one.function();
    try {
      List<@Nullable Object> arguments = new ArrayList<>();
      for (int i = 0; i < one.arguments().size(); i++) {
        String text = one.arguments().get(i);
        expect(function.arguments().get(i));
        arguments.add(text == null ? null : ours.parse(function.arguments().get(i), text));
      }
      ours.element(elementOf(one));
      boolean named = function.arguments().stream().anyMatch(t -> t.name().equals("name"));
      ours.collation(named ? Collations.C : collation);
      if (function.strict() && arguments.contains(null)) {
        return "null";
      }
      Object result = ours.call(function.source(), arguments);
      if (!function.source().equals("array_in")) {
        expect(function.result());
      }
      return result == null ? "null" : "value " + ours.print(function.result(), result);
    } catch (PgException e) {
      String detail = e.field(ErrorField.DETAIL);
      String hint = e.field(ErrorField.HINT);
      return "error "
          + e.sqlState().code()
          + " "
          + e.primaryMessage()
          + (detail == null ? "" : " / " + detail)
          + (hint == null ? "" : " // " + hint);
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      Throwable cause = e.getCause();
      return "CRASH "
          + e
          + (trace.length > 0 ? " at " + trace[0] : "")
          + (cause == null ? "" : " by " + cause + " at " + cause.getStackTrace()[0]);
    }
  }
}
