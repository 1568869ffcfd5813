package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAttribute;
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
    List<String> columns = columns(row);
    StringBuilder sql = new StringBuilder("CREATE RULE ").append(quote(row.rulename()));
    sql.append(" AS\n    ON ").append(event(row.ev_type())).append(" TO ");
    sql.append(pretty ? definitions.visibleName(table) : definitions.qualifiedName(table));
    if (!row.ev_qual().isEmpty() && !row.ev_qual().equals("<>")) {
      sql.append("\n   WHERE ").append(condition(row.ev_qual(), actions, pretty));
    }
    sql.append(" DO ").append(row.is_instead() ? "INSTEAD " : "");
    if (actions.size() > 1) {
      sql.append('(');
      for (Node each : actions.elements()) {
        sql.append(action(each, columns, pretty)).append(";\n");
      }
      return sql.append(");").toString();
    }
    String only = actions.size() == 0 ? "NOTHING" : action(actions.get(0), columns, pretty);
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

  /// A condition, whose names are those of the first action.
  private String condition(String tree, NodeList actions, boolean pretty) {
    Query action = AnalyzedRule.source((Query) Objects.requireNonNull(actions.get(0)));
    Output out = new Output(pretty);
    out.indent = Output.STANDARD;
    Expr expr = (Expr) Objects.requireNonNull(NodeReader.read(tree));
    Names names = new Names(context, action.rtable(), action, null);
    new ExpressionWriter(context, out, names, true).write(expr, false);
    return out.text.toString();
  }

  /// @param columns how a view names what it shows; empty for other rules
  private String action(@Nullable Node node, List<String> columns, boolean pretty) {
    Query query = (Query) Objects.requireNonNull(node);
    return query.commandType() == CmdType.CMD_NOTHING
        ? "NOTHING"
        : definitions.query(query, columns, pretty);
  }

  private List<String> columns(PgRewrite row) {
    return row.ev_type() == '1'
        ? context.lookups().relations().columns(row.ev_class()).stream()
            .map(PgAttribute::attname)
            .toList()
        : List.of();
  }
}
