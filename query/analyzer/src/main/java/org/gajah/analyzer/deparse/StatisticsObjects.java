package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.text.NodeReader;

/// Extended statistics as SQL (`pg_get_statisticsobjdef`).
final class StatisticsObjects {
  private final AnalysisContext context;
  private final Definitions definitions;

  StatisticsObjects(AnalysisContext context, Definitions definitions) {
    this.context = context;
    this.definitions = definitions;
  }

  String definition(PgStatisticExt row) {
    StringBuilder sql = new StringBuilder("CREATE STATISTICS ");
    sql.append(
        quote(context.lookups().names().namespaces().nameOf(row.stxnamespace()), row.stxname()));
    List<String> columns = list(row);
    List<String> kinds = kinds(row);
    sql.append(kinds.size() < 3 && columns.size() > 1 ? " (" + String.join(", ", kinds) + ")" : "");
    sql.append(" ON ").append(String.join(", ", columns)).append(" FROM ");
    sql.append(definitions.visibleName(context.lookups().relations().get(row.stxrelid())));
    return sql.toString();
  }

  private static List<String> kinds(PgStatisticExt row) {
    String letters = new String(row.stxkind());
    List<String> result = new ArrayList<>();
    if (letters.indexOf('d') >= 0) {
      result.add("ndistinct");
    }
    if (letters.indexOf('f') >= 0) {
      result.add("dependencies");
    }
    if (letters.indexOf('m') >= 0) {
      result.add("mcv");
    }
    return result;
  }

  String columns(PgStatisticExt row) {
    return String.join(", ", list(row));
  }

  private List<String> list(PgStatisticExt row) {
    List<String> result = new ArrayList<>();
    for (short number : row.stxkeys()) {
      PgAttribute column = context.lookups().relations().column(row.stxrelid(), number);
      result.add(quote(Objects.requireNonNull(column).attname()));
    }
    if (row.stxexprs() != null) {
      for (Node each : NodeReader.read(row.stxexprs(), NodeList.class).elements()) {
        Expr expr = (Expr) Objects.requireNonNull(each);
        Output out = new Output(true);
        definitions.writer(out, row.stxrelid()).write(expr, false);
        result.add(Simplicity.looksLikeFunction(expr) ? out.text.toString() : "(" + out.text + ")");
      }
    }
    return result;
  }

  /// The expressions alone, each as it stands.
  List<String> expressions(PgStatisticExt row) {
    List<String> result = new ArrayList<>();
    for (Node each :
        NodeReader.read(Objects.requireNonNull(row.stxexprs()), NodeList.class).elements()) {
      Output out = new Output(false);
      definitions.writer(out, row.stxrelid()).write((Expr) Objects.requireNonNull(each), false);
      result.add(out.text.toString());
    }
    return result;
  }
}
