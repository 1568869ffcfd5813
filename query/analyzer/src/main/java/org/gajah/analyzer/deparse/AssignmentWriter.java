package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// Writes which columns, elements and fields get which values. Mirrors
/// `get_update_query_targetlist_def()` and `processIndirection()`.
///
/// An assignment to a part of a column is a tree around the value: it tells the way to the part
/// from the outside in, and the value is found at its end.
final class AssignmentWriter {
  private static final int COLUMN_BITS = 16;

  private final ExpressionWriter writer;
  private final Output out;

  AssignmentWriter(ExpressionWriter writer) {
    this.writer = writer;
    this.out = writer.out;
  }

  /// `(a, b[1], c.x) `, what an INSERT fills.
  void columns(int relation, List<TargetEntry> targets) {
    String separator = "(";
    for (TargetEntry target : targets) {
      if (!target.resjunk()) {
        out.add(separator);
        place(relation, target);
        separator = ", ";
      }
    }
    out.add(") ");
  }

  /// The values of [#columns].
  void values(List<TargetEntry> targets) {
    String separator = "";
    for (TargetEntry target : targets) {
      if (!target.resjunk()) {
        out.add(separator);
        writer.write(way(target.expr(), false), false);
        separator = ", ";
      }
    }
  }

  /// `a = 1, (b, c) = (SELECT ...)`.
  void set(int relation, List<TargetEntry> targets) {
    Iterator<SubLink> links = rowSources(targets).iterator();
    SubLink next = links.hasNext() ? links.next() : null;
    SubLink row = null;
    int left = 0;
    String separator = "";
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      out.add(separator);
      separator = ", ";
      if (row == null && next != null && isFirstOf(next, target.expr())) {
        row = next;
        next = links.hasNext() ? links.next() : null;
        left = visible(((Query) row.subselect()).targetList());
        out.add("(");
      }
      Expr value = place(relation, target);
      if (row != null) {
        if (--left > 0) {
          continue;
        }
        out.add(")");
        value = row;
        row = null;
      }
      out.add(" = ");
      writer.write(value, false);
    }
  }

  /// The sub-queries that give several columns their values at once, in their order.
  private static List<SubLink> rowSources(List<TargetEntry> targets) {
    List<SubLink> links = new ArrayList<>();
    for (TargetEntry target : targets) {
      if (target.resjunk()
          && target.expr() instanceof SubLink link
          && link.subLinkType() == SubLinkType.MULTIEXPR_SUBLINK) {
        links.add(link);
      }
    }
    return links;
  }

  private static boolean isFirstOf(SubLink link, Expr assigned) {
    return unconverted(end(assigned)) instanceof Param param
        && param.paramkind() == ParamKind.PARAM_MULTIEXPR
        && param.paramid() == (link.subLinkId() << COLUMN_BITS | 1);
  }

  private static int visible(List<TargetEntry> targets) {
    return (int) targets.stream().filter(target -> !target.resjunk()).count();
  }

  /// The value at the end of the way, domains that it passes through left out.
  private static Expr end(Expr expr) {
    return switch (expr) {
      case FieldStore store -> end(store.newvals().getFirst());
      case SubscriptingRef ref when ref.refassgnexpr() != null -> end(ref.refassgnexpr());
      case CoerceToDomain domain
          when domain.coercionformat() == CoercionForm.COERCE_IMPLICIT_CAST ->
          end(domain.arg());
      default -> expr;
    };
  }

  private static Expr unconverted(Expr expr) {
    Expr inner = implicitlyConverted(expr);
    return inner == null ? expr : unconverted(inner);
  }

  private static @Nullable Expr implicitlyConverted(Expr expr) {
    CoercionForm implicit = CoercionForm.COERCE_IMPLICIT_CAST;
    return switch (expr) {
      case FuncExpr n when n.funcformat() == implicit -> n.args().getFirst();
      case RelabelType n when n.relabelformat() == implicit -> n.arg();
      case CoerceViaIO n when n.coerceformat() == implicit -> n.arg();
      case ArrayCoerceExpr n when n.coerceformat() == implicit -> n.arg();
      case ConvertRowtypeExpr n when n.convertformat() == implicit -> n.arg();
      case CoerceToDomain n when n.coercionformat() == implicit -> n.arg();
      default -> null;
    };
  }

  /// Writes what is assigned to, and gives back the value.
  private Expr place(int relation, TargetEntry target) {
    PgAttribute column =
        Objects.requireNonNull(writer.lookups.relations().column(relation, target.resno()));
    out.add(quote(column.attname()));
    return way(target.expr(), true);
  }

  /// Walks to the value of an assignment. A domain right above the value belongs to it.
  ///
  /// @param shown whether the fields and subscripts on the way are written
  private Expr way(Expr assigned, boolean shown) {
    Expr expr = assigned;
    CoerceToDomain domain = null;
    while (true) {
      switch (expr) {
        case FieldStore store -> {
          out.add(shown ? "." + quote(field(store)) : "");
          expr = store.newvals().getFirst();
          domain = null;
        }
        case SubscriptingRef ref when ref.refassgnexpr() != null -> {
          if (shown) {
            writer.brackets(ref);
          }
          expr = ref.refassgnexpr();
          domain = null;
        }
        case CoerceToDomain n when n.coercionformat() == CoercionForm.COERCE_IMPLICIT_CAST -> {
          domain = n;
          expr = n.arg();
        }
        default -> {
          return domain == null ? expr : domain;
        }
      }
    }
  }

  private String field(FieldStore store) {
    int relation = writer.types.relationOrDomainRelation(store.resulttype());
    int number = store.fieldnums().get(0);
    return Objects.requireNonNull(writer.lookups.relations().column(relation, number)).attname();
  }
}
