package org.gajah.analyzer.deparse;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.List;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.SubLinkType;

/// Writes sub-queries in expressions. Mirrors `get_sublink_expr()`.
final class SubLinkWriter {
  private final ExpressionWriter writer;
  private final Output out;

  SubLinkWriter(ExpressionWriter writer) {
    this.writer = writer;
    this.out = writer.out;
  }

  void write(SubLink n) {
    out.add(n.subLinkType() == SubLinkType.ARRAY_SUBLINK ? "ARRAY(" : "(");
    String operator = null;
    switch (n.testexpr()) {
      case OpExpr op -> {
        writer.write(op.args().getFirst(), true);
        operator = writer.objects.operator(op.opno());
      }
      case BoolExpr bool -> {
        out.add("(");
        String separator = "";
        for (Expr each : bool.args()) {
          OpExpr op = (OpExpr) each;
          out.add(separator);
          writer.write(op.args().getFirst(), true);
          operator = operator == null ? writer.objects.operator(op.opno()) : operator;
          separator = ", ";
        }
        out.add(")");
      }
      case RowCompareExpr rows -> {
        out.add("(");
        writer.list(rows.largs(), true);
        out.add(")");
        operator = writer.objects.operator(rows.opnos().get(0));
      }
      case null, default -> {}
    }
    boolean parens = true;
    switch (n.subLinkType()) {
      case EXISTS_SUBLINK -> out.add("EXISTS ");
      case ANY_SUBLINK -> out.add("=".equals(operator) ? " IN " : " " + operator + " ANY ");
      case ALL_SUBLINK -> out.add(" " + operator + " ALL ");
      case ROWCOMPARE_SUBLINK -> out.add(" " + operator + " ");
      default -> parens = false;
    }
    out.add(parens ? "(" : "");
    writer.queries.query((Query) n.subselect(), writer.names, List.of(), false);
    out.add(parens ? "))" : ")");
  }
}
