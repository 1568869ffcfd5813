package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Rules as SQL (`pg_get_ruledef`).
final class Rules {
  private final AnalysisContext context;
  private final Definitions definitions;

  Rules(AnalysisContext context, Definitions definitions) {
    this.context = context;
    this.definitions = definitions;
  }

  String definition(PgRewrite row, boolean pretty) {
    PgClass table = context.lookups().relations().get(row.ev_class());
    NodeList actions = NodeReader.read(row.ev_action(), NodeList.class);
    StringBuilder sql = new StringBuilder("CREATE RULE ").append(quote(row.rulename()));
    sql.append(" AS\n    ON ").append(event(row.ev_type())).append(" TO ");
    sql.append(pretty ? definitions.visibleName(table) : definitions.qualifiedName(table));
    if (!row.ev_qual().isEmpty() && !row.ev_qual().equals("<>")) {
      sql.append("\n   WHERE ").append(condition(row.ev_qual(), table, pretty));
    }
    sql.append(" DO ").append(row.is_instead() ? "INSTEAD " : "");
    if (actions.size() > 1) {
      sql.append('(');
      for (Node each : actions.elements()) {
        sql.append(action(each, row, pretty)).append(";\n");
      }
      return sql.append(");").toString();
    }
    String only = actions.size() == 0 ? "NOTHING" : action(actions.get(0), row, pretty);
    if (only.startsWith("\n")) {
      sql.setLength(sql.length() - 1);
    }
    return sql.append(only).append(';').toString();
  }

  private static String event(char letter) {
    return switch (letter) {
      case '1' -> "SELECT";
      case '2' -> "UPDATE";
      case '3' -> "INSERT";
      case '4' -> "DELETE";
      default -> throw PgException.internal("rule has unsupported event type " + letter);
    };
  }

  private String condition(String tree, PgClass table, boolean pretty) {
    Output out = new Output(pretty);
    var rows = List.of(Triggers.entry(table, "old"), Triggers.entry(table, "new"));
    Expr expr = (Expr) Objects.requireNonNull(NodeReader.read(tree));
    new ExpressionWriter(context, out, new Names(context, rows, null, null), true)
        .write(expr, false);
    return out.text.toString();
  }

  /// The result of what stands for a SELECT has the columns of the view.
  private String action(@Nullable Node node, PgRewrite rule, boolean pretty) {
    Query query = (Query) Objects.requireNonNull(node);
    if (query.commandType() == CmdType.CMD_NOTHING) {
      return "NOTHING";
    }
    List<String> columns =
        rule.ev_type() != '1'
            ? List.of()
            : context.lookups().relations().columns(rule.ev_class()).stream()
                .map(column -> column.attname())
                .toList();
    return definitions.query(query, columns, pretty);
  }
}
