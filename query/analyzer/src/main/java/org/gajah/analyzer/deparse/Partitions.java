package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgPartitionedTable;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.PartitionBoundSpec;
import org.gajah.nodes.PartitionRangeDatum;
import org.gajah.nodes.text.NodeReader;

/// How a table is partitioned, and what falls into a partition.
final class Partitions {
  private final AnalysisContext context;
  private final Definitions definitions;

  Partitions(AnalysisContext context, Definitions definitions) {
    this.context = context;
    this.definitions = definitions;
  }

  /// `RANGE (a, lower(b))` (`pg_get_partkeydef`).
  String key(PgPartitionedTable row, boolean pretty) {
    List<Expr> exprs = new ArrayList<>();
    if (row.partexprs() != null) {
      NodeReader.read(row.partexprs(), NodeList.class)
          .elements()
          .forEach(each -> exprs.add((Expr) Objects.requireNonNull(each)));
    }
    List<String> keys = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < row.partnatts(); i++) {
      short number = row.partattrs()[i];
      keys.add(
          number == 0
              ? expression(row, i, exprs.get(next++), pretty)
              : column(row, i, number, pretty));
    }
    return strategy(row.partstrat()) + " (" + String.join(", ", keys) + ")";
  }

  private static String strategy(char letter) {
    return switch (letter) {
      case 'h' -> "HASH";
      case 'l' -> "LIST";
      case 'r' -> "RANGE";
      default -> throw PgException.internal("unexpected partition strategy: " + (int) letter);
    };
  }

  private String column(PgPartitionedTable row, int at, short number, boolean pretty) {
    PgAttribute column =
        Objects.requireNonNull(context.lookups().relations().column(row.partrelid(), number));
    ExpressionWriter writer = definitions.writer(new Output(pretty), row.partrelid());
    return quote(column.attname())
        + rest(row, at, column.atttypid(), column.attcollation(), writer);
  }

  private String expression(PgPartitionedTable row, int at, Expr expr, boolean pretty) {
    Output out = new Output(pretty);
    ExpressionWriter writer = definitions.writer(out, row.partrelid());
    writer.write(expr, false);
    String text = Simplicity.looksLikeFunction(expr) ? out.text.toString() : "(" + out.text + ")";
    int type = writer.exprTypes.type(expr);
    return text + rest(row, at, type, writer.exprTypes.collation(expr), writer);
  }

  private String rest(
      PgPartitionedTable row, int at, int type, int collation, ExpressionWriter writer) {
    int own = row.partcollation()[at];
    String collate =
        own != 0 && own != collation ? " COLLATE " + writer.objects.collation(own) : "";
    return collate + definitions.operatorClass(row.partclass()[at], type);
  }

  /// `FOR VALUES FROM (1) TO (10)`.
  void bound(PartitionBoundSpec bound, Output out, ExpressionWriter writer) {
    if (bound.is_default()) {
      out.add("DEFAULT");
      return;
    }
    switch (bound.strategy()) {
      case 'h' ->
          out.add(
              "FOR VALUES WITH (modulus %d, remainder %d)"
                  .formatted(bound.modulus(), bound.remainder()));
      case 'l' -> {
        out.add("FOR VALUES IN (");
        String separator = "";
        for (Expr each : bound.listdatums()) {
          out.add(separator);
          writer.constant((Const) each, -1);
          separator = ", ";
        }
        out.add(")");
      }
      case 'r' -> {
        out.add("FOR VALUES FROM ");
        limits(bound.lowerdatums(), out, writer);
        out.add(" TO ");
        limits(bound.upperdatums(), out, writer);
      }
      default ->
          throw PgException.internal("unrecognized partition strategy: " + (int) bound.strategy());
    }
  }

  private static void limits(List<Node> limits, Output out, ExpressionWriter writer) {
    out.add("(");
    String separator = "";
    for (Node each : limits) {
      PartitionRangeDatum limit = (PartitionRangeDatum) each;
      out.add(separator);
      switch (limit.kind()) {
        case PARTITION_RANGE_DATUM_MINVALUE -> out.add("MINVALUE");
        case PARTITION_RANGE_DATUM_MAXVALUE -> out.add("MAXVALUE");
        case PARTITION_RANGE_DATUM_VALUE ->
            writer.constant((Const) Objects.requireNonNull(limit.value()), -1);
      }
      separator = ", ";
    }
    out.add(")");
  }
}
