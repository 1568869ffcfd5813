package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.text.NodeReader;

/// Triggers as SQL (`pg_get_triggerdef`).
final class Triggers {
  private static final int ROW = 1;
  private static final int BEFORE = 2;
  private static final int INSERT = 4;
  private static final int DELETE = 8;
  private static final int UPDATE = 16;
  private static final int TRUNCATE = 32;
  private static final int INSTEAD = 64;
  private static final Charset ARGUMENTS = StandardCharsets.UTF_8;

  private final AnalysisContext context;
  private final Definitions definitions;

  Triggers(AnalysisContext context, Definitions definitions) {
    this.context = context;
    this.definitions = definitions;
  }

  String definition(PgTrigger row, boolean pretty) {
    PgClass table = context.lookups().relations().get(row.tgrelid());
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(row.tgconstraint() != 0 ? "CONSTRAINT " : "");
    sql.append("TRIGGER ").append(quote(row.tgname())).append(' ');
    sql.append(has(row, BEFORE) ? "BEFORE " : has(row, INSTEAD) ? "INSTEAD OF " : "AFTER ");
    sql.append(String.join(" OR ", events(row))).append(" ON ");
    sql.append(pretty ? definitions.visibleName(table) : definitions.qualifiedName(table));
    sql.append(' ');
    if (row.tgconstraint() != 0) {
      constraint(row, sql);
    }
    if (row.tgoldtable() != null || row.tgnewtable() != null) {
      sql.append("REFERENCING ");
      sql.append(row.tgoldtable() == null ? "" : "OLD TABLE AS " + quote(row.tgoldtable()) + " ");
      sql.append(row.tgnewtable() == null ? "" : "NEW TABLE AS " + quote(row.tgnewtable()) + " ");
    }
    sql.append(has(row, ROW) ? "FOR EACH ROW " : "FOR EACH STATEMENT ");
    if (row.tgqual() != null) {
      sql.append("WHEN (").append(condition(row.tgqual(), table, pretty)).append(") ");
    }
    ExpressionWriter writer = definitions.writer(new Output(false), 0);
    sql.append("EXECUTE FUNCTION ");
    sql.append(writer.objects.function(context.lookups().function(row.tgfoid())));
    return sql.append('(').append(arguments(row)).append(')').toString();
  }

  private static boolean has(PgTrigger row, int bit) {
    return (row.tgtype() & bit) != 0;
  }

  private List<String> events(PgTrigger row) {
    List<String> events = new ArrayList<>();
    if (has(row, INSERT)) {
      events.add("INSERT");
    }
    if (has(row, DELETE)) {
      events.add("DELETE");
    }
    if (has(row, UPDATE)) {
      List<String> columns = new ArrayList<>();
      for (short number : row.tgattr()) {
        PgAttribute column = context.lookups().relations().column(row.tgrelid(), number);
        columns.add(quote(Objects.requireNonNull(column).attname()));
      }
      events.add(columns.isEmpty() ? "UPDATE" : "UPDATE OF " + String.join(", ", columns));
    }
    if (has(row, TRUNCATE)) {
      events.add("TRUNCATE");
    }
    return events;
  }

  private void constraint(PgTrigger row, StringBuilder sql) {
    if (row.tgconstrrelid() != 0) {
      PgClass from = context.lookups().relations().get(row.tgconstrrelid());
      sql.append("FROM ").append(definitions.visibleName(from)).append(' ');
    }
    sql.append(row.tgdeferrable() ? "" : "NOT ").append("DEFERRABLE INITIALLY ");
    sql.append(row.tginitdeferred() ? "DEFERRED " : "IMMEDIATE ");
  }

  private String condition(String tree, PgClass table, boolean pretty) {
    Output out = new Output(pretty);
    List<RangeTblEntry> rows = List.of(entry(table, "old"), entry(table, "new"));
    Expr expr = (Expr) Objects.requireNonNull(NodeReader.read(tree));
    new ExpressionWriter(context, out, new Names(context, rows, null, null), true)
        .write(expr, false);
    return out.text.toString();
  }

  static RangeTblEntry entry(PgClass table, String name) {
    return RangeTblEntry.builder()
        .rtekind(RTEKind.RTE_RELATION)
        .relid(table.oid())
        .relkind(table.relkind())
        .alias(new Alias(name, List.of()))
        .eref(new Alias(name, List.of()))
        .inFromCl(true)
        .build();
  }

  /// The arguments lie one behind the other, each with a zero byte at its end.
  private static String arguments(PgTrigger row) {
    List<String> result = new ArrayList<>();
    int from = 0;
    byte[] bytes = row.tgargs();
    for (int i = 0; i < row.tgnargs(); i++) {
      int end = from;
      while (bytes[end] != 0) {
        end++;
      }
      result.add(ExpressionWriter.literal(new String(bytes, from, end - from, ARGUMENTS)));
      from = end + 1;
    }
    return String.join(", ", result);
  }
}
