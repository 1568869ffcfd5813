package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.RTEKind;

/// Writes what stands behind FROM: tables, functions, sub-queries and joins. Mirrors
/// `get_from_clause()`.
final class FromWriter {
  private final QueryWriter queries;
  private final ExpressionWriter writer;
  private final Output out;

  FromWriter(QueryWriter queries, ExpressionWriter writer) {
    this.queries = queries;
    this.writer = writer;
    this.out = writer.out;
  }

  /// @param word that stands before the first item
  void write(FromExpr from, String word) {
    boolean first = true;
    for (JoinTree item : from.fromlist()) {
      if (item instanceof RangeTblRef ref
          && !writer.names.entries.get(ref.rtindex() - 1).inFromCl()) {
        continue;
      }
      if (first) {
        out.keyword(word, -Output.STANDARD, Output.STANDARD, 2);
        item(item);
        first = false;
        continue;
      }
      out.add(", ");
      StringBuilder outer = out.text;
      out.text = new StringBuilder();
      item(item);
      StringBuilder inner = out.text;
      out.text = outer;
      if (out.startsNewLine(inner)) {
        out.trim();
      } else {
        out.keyword("", -Output.STANDARD, Output.STANDARD, Output.VARIABLE);
      }
      out.text.append(inner);
    }
  }

  private void item(FromItem item) {
    switch (item) {
      case RangeTblRef ref -> entry(ref.rtindex());
      case JoinExpr join -> join(join);
      default -> throw PgException.internal("unrecognized node type: " + item.label());
    }
  }

  private void entry(int index) {
    RangeTblEntry entry = writer.names.entries.get(index - 1);
    out.add(entry.lateral() ? "LATERAL " : "");
    switch (entry.rtekind()) {
      case RTE_RELATION -> out.add((entry.inh() ? "" : "ONLY ") + table(entry.relid()));
      case RTE_SUBQUERY -> {
        out.add("(");
        queries.query(Objects.requireNonNull(entry.subquery()), writer.names, List.of(), true);
        out.add(")");
      }
      case RTE_FUNCTION -> functions(entry);
      case RTE_VALUES -> {
        out.add("(");
        queries.values(entry.values_lists());
        out.add(")");
      }
      case RTE_CTE -> out.add(quote(String.valueOf(entry.ctename())));
      default -> throw PgException.notBuilt("deparsing of " + entry.rtekind());
    }
    alias(entry, index);
    if (entry.tablesample() != null) {
      sample(entry.tablesample());
    }
  }

  /// A table's name, with its schema where a WITH query goes by the same name.
  private String table(int relation) {
    String name = writer.lookups.relations().get(relation).relname();
    return writer.names.hidesTable(name)
        ? writer.objects.qualifiedRelation(relation)
        : writer.objects.relation(relation);
  }

  private void functions(RangeTblEntry entry) {
    List<RangeTblFunction> functions = entry.functions();
    boolean one =
        functions.size() == 1
            && (functions.getFirst().funccolnames().isEmpty() || !entry.funcordinality());
    if (one) {
      writer.write(functions.getFirst().funcexpr(), true);
    } else if (functions.stream().allMatch(this::isUnnest)) {
      out.add("UNNEST(");
      List<Expr> args = new ArrayList<>();
      for (RangeTblFunction function : functions) {
        args.addAll(((FuncExpr) function.funcexpr()).args());
      }
      writer.list(args, true);
      out.add(")");
    } else {
      out.add("ROWS FROM(");
      String separator = "";
      for (RangeTblFunction function : functions) {
        out.add(separator);
        writer.write(function.funcexpr(), true);
        if (!function.funccolnames().isEmpty()) {
          out.add(" AS ");
          definitions(function, function.funccolnames());
        }
        separator = ", ";
      }
      out.add(")");
    }
    out.add(entry.funcordinality() ? " WITH ORDINALITY" : "");
  }

  private boolean isUnnest(RangeTblFunction function) {
    return function.funccolnames().isEmpty()
        && function.funcexpr() instanceof FuncExpr call
        && call.funcid() == FunctionOid.UNNEST_ANYARRAY;
  }

  private void sample(TableSampleClause sample) {
    out.add(" TABLESAMPLE ");
    out.add(writer.objects.function(writer.lookups.function(sample.tsmhandler())) + " (");
    writer.list(sample.args(), false);
    out.add(")");
    if (sample.repeatable() != null) {
      out.add(" REPEATABLE (");
      writer.write(sample.repeatable(), false);
      out.add(")");
    }
  }

  private void definitions(RangeTblFunction function, List<String> names) {
    out.add("(");
    for (int i = 0; i < names.size(); i++) {
      int type = function.funccoltypes().get(i);
      out.add(i == 0 ? "" : ", ");
      out.add(quote(names.get(i)) + " ");
      out.add(writer.typeNames.format(type, function.funccoltypmods().get(i)));
      int collation = function.funccolcollations().get(i);
      if (collation != 0 && collation != writer.types.collation(type)) {
        out.add(" COLLATE " + writer.objects.collation(collation));
      }
    }
    out.add(")");
  }

  private void alias(RangeTblEntry entry, int index) {
    alias(entry, index, " ");
  }

  /// @param before what stands before a name
  void alias(RangeTblEntry entry, int index, String before) {
    String name = String.valueOf(writer.names.relation(index));
    boolean printsColumns = printsColumns(entry, index);
    boolean print =
        entry.alias() != null
            || printsColumns
            || switch (entry.rtekind()) {
              case RTE_RELATION ->
                  !name.equals(writer.lookups.relations().get(entry.relid()).relname());
              case RTE_CTE -> !name.equals(entry.ctename());
              default -> true;
            };
    if (print) {
      out.add(before + quote(name));
    }
    if (entry.rtekind() == RTEKind.RTE_FUNCTION
        && !entry.functions().getFirst().funccolnames().isEmpty()
        && entry.functions().size() == 1) {
      definitions(entry.functions().getFirst(), entry.functions().getFirst().funccolnames());
    } else if (printsColumns) {
      List<String> shown = new ArrayList<>();
      for (String column : writer.names.columns(index)) {
        if (!column.isEmpty()) {
          shown.add(column);
        }
      }
      out.add("(" + QueryWriter.joined(shown) + ")");
    }
  }

  private boolean printsColumns(RangeTblEntry entry, int index) {
    return switch (entry.rtekind()) {
      case RTE_RELATION -> {
        List<String> real = new ArrayList<>();
        for (var column : writer.lookups.relations().columns(entry.relid())) {
          real.add(column.attisdropped() ? "" : column.attname());
        }
        yield !real.equals(writer.names.columns(index));
      }
      case RTE_FUNCTION -> true;
      case RTE_VALUES -> true;
      default ->
          entry.alias() != null && !entry.alias().colnames().isEmpty()
              || !entry.eref().colnames().equals(writer.names.columns(index));
    };
  }

  private void join(JoinExpr join) {
    boolean parensRight =
        out.pretty
            && !(join.rarg() instanceof RangeTblRef)
            && !(join.rarg() instanceof JoinExpr right && right.alias() != null);
    boolean parens = !out.pretty || join.alias() != null;
    out.add(parens ? "(" : "");
    item(join.larg());
    String word =
        switch (join.jointype()) {
          case JOIN_LEFT -> " LEFT JOIN ";
          case JOIN_FULL -> " FULL JOIN ";
          case JOIN_RIGHT -> " RIGHT JOIN ";
          default ->
              join.quals() != null || !join.usingClause().isEmpty() ? " JOIN " : " CROSS JOIN ";
        };
    out.keyword(word, -Output.STANDARD, Output.STANDARD, 4);
    out.add(parensRight ? "(" : "");
    item(join.rarg());
    out.add(parensRight ? ")" : "");
    if (!join.usingClause().isEmpty()) {
      out.add(" USING (" + QueryWriter.joined(join.usingClause()) + ")");
      if (join.join_using_alias() != null) {
        out.add(" AS " + quote(join.join_using_alias().aliasname()));
      }
    } else if (join.quals() != null) {
      out.add(out.pretty ? " ON " : " ON (");
      writer.write(join.quals(), false);
      out.add(out.pretty ? "" : ")");
    } else if (join.jointype() != JoinType.JOIN_INNER) {
      out.add(" ON TRUE");
    }
    out.add(parens ? ")" : "");
    if (join.alias() != null) {
      out.add(" " + quote(String.valueOf(writer.names.relation(join.rtindex()))));
      if (printsColumns(writer.names.entries.get(join.rtindex() - 1), join.rtindex())) {
        out.add("(" + QueryWriter.joined(writer.names.columns(join.rtindex())) + ")");
      }
    }
  }
}
