package org.gajah.analyzer.deparse;

import java.util.List;
import org.gajah.catalog.rows.PgProc;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.kinds.CoercionForm;

/// Writes calls of functions, among them those that SQL writes with words.
final class CallWriter {
  private final ExpressionWriter writer;
  private final Output out;

  CallWriter(ExpressionWriter writer) {
    this.writer = writer;
    this.out = writer.out;
  }

  void call(FuncExpr n, boolean implicit) {
    List<Expr> args = n.args();
    CoercionForm form = n.funcformat();
    if (form == CoercionForm.COERCE_IMPLICIT_CAST && !implicit) {
      writer.implicitOperand(args.getFirst(), n);
      return;
    }
    if (form == CoercionForm.COERCE_EXPLICIT_CAST || form == CoercionForm.COERCE_IMPLICIT_CAST) {
      int typmod = writer.exprTypes.lengthCoercion(n);
      writer.cast(n, args.getFirst(), n.funcresulttype(), typmod);
      return;
    }
    PgProc row = writer.lookups.function(n.funcid());
    if (form == CoercionForm.COERCE_SQL_SYNTAX && words(row.proname(), args)) {
      return;
    }
    out.add(writer.objects.function(row) + "(");
    arguments(args, n.funcvariadic());
    out.add(")");
  }

  void arguments(List<Expr> args, boolean variadic) {
    for (int i = 0; i < args.size(); i++) {
      out.add(i == 0 ? "" : ", ");
      out.add(variadic && i == args.size() - 1 ? "VARIADIC " : "");
      writer.write(args.get(i), true);
    }
  }

  private boolean words(String name, List<Expr> args) {
    switch (name) {
      case "timezone" -> {
        if (args.size() == 1) {
          out.add("(");
          writer.write(args.getFirst(), false);
          out.add(" AT LOCAL)");
        } else {
          infix("(", args.get(1), " AT TIME ZONE ", args.get(0));
          out.add(")");
        }
      }
      case "extract" -> {
        out.add("EXTRACT(" + text(args.getFirst()) + " FROM ");
        writer.write(args.get(1), false);
        out.add(")");
      }
      case "position" -> {
        infix("POSITION((", args.get(1), ") IN (", args.get(0));
        out.add("))");
      }
      case "overlay" -> {
        infix("OVERLAY(", args.get(0), " PLACING ", args.get(1));
        more(" FROM ", args, 2);
        more(" FOR ", args, 3);
        out.add(")");
      }
      case "substring" -> {
        infix("SUBSTRING(", args.get(0), " FROM ", args.get(1));
        more(" FOR ", args, 2);
        out.add(")");
      }
      case "btrim" -> trim("BOTH", args);
      case "ltrim" -> trim("LEADING", args);
      case "rtrim" -> trim("TRAILING", args);
      case "overlaps" -> {
        infix("((", args.get(0), ", ", args.get(1));
        infix(") OVERLAPS (", args.get(2), ", ", args.get(3));
        out.add("))");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String text(Expr expr) {
    if (expr instanceof Const constant && constant.constvalue() != null) {
      var type = writer.types.get(constant.consttype());
      return writer.context.values().output(type, constant.constvalue());
    }
    return "";
  }

  private void infix(String before, Expr one, String between, Expr other) {
    out.add(before);
    writer.write(one, false);
    out.add(between);
    writer.write(other, false);
  }

  private void more(String word, List<Expr> args, int at) {
    if (args.size() > at) {
      out.add(word);
      writer.write(args.get(at), false);
    }
  }

  private void trim(String side, List<Expr> args) {
    out.add("TRIM(" + side);
    if (args.size() == 2) {
      out.add(" ");
      writer.write(args.get(1), false);
    }
    out.add(" FROM ");
    writer.write(args.getFirst(), false);
    out.add(")");
  }
}
