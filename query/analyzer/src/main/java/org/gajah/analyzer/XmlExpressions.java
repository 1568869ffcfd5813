package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.XmlExpr;
import org.gajah.nodes.XmlSerialize;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.XmlExprOp;

/// The functions of SQL/XML. Mirrors `transformXmlExpr()` of parser/parse_expr.c.
final class XmlExpressions {
  private final Analysis a;

  XmlExpressions(Analysis analysis) {
    this.a = analysis;
  }

  Expr transform(Scope scope, XmlExpr raw) {
    List<Node> named = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Node each : raw.named_args()) {
      ResTarget target = (ResTarget) each;
      named.add(a.expressions.required(scope, target.val()));
      String name = name(raw, target);
      if (raw.op() == XmlExprOp.IS_XMLELEMENT && names.contains(name)) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "XML attribute name \"%s\" appears more than once".formatted(name),
            target.location());
      }
      names.add(name);
    }
    List<Expr> args = new ArrayList<>();
    for (Expr each : raw.args()) {
      Expr arg = a.expressions.required(scope, each);
      args.add(coerced(raw.op(), arg, args.size()));
    }
    String name = raw.name() == null ? null : escaped(raw.name());
    return raw.toBuilder()
        .name(name)
        .named_args(named)
        .arg_names(names)
        .args(args)
        .type(XML)
        .typmod(-1)
        .build();
  }

  private String name(XmlExpr raw, ResTarget target) {
    if (target.name() != null) {
      return escaped(target.name());
    }
    if (target.val() instanceof ColumnRef) {
      return escaped(a.targets.names().of(target.val()));
    }
    throw a.fault(
        SqlState.SYNTAX_ERROR,
        raw.op() == XmlExprOp.IS_XMLELEMENT
            ? "unnamed XML attribute value must be a column reference"
            : "unnamed XML element value must be a column reference",
        target.location());
  }

  /// A name as XML allows it; what it does not allow becomes `_xHHHH_`.
  private static String escaped(String name) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean start = c == '_' || Character.isLetter(c) || c == ':' && i > 0;
      boolean later = i > 0 && (Character.isLetterOrDigit(c) || c == '-' || c == '.');
      boolean xEscape = c == '_' && i + 1 < name.length() && name.charAt(i + 1) == 'x';
      if ((start || later) && !xEscape) {
        result.append(c);
      } else {
        result.append("_x%04X_".formatted((int) c));
      }
    }
    return result.toString();
  }

  private Expr coerced(XmlExprOp op, Expr arg, int at) {
    return switch (op) {
      case IS_XMLCONCAT -> a.coercions.toSpecific(arg, XML, -1, "XMLCONCAT");
      case IS_XMLELEMENT, IS_XMLFOREST, IS_XMLSERIALIZE -> arg;
      case IS_XMLPARSE ->
          at == 0
              ? a.coercions.toSpecific(arg, TEXT, -1, "XMLPARSE")
              : a.coercions.toBoolean(arg, "XMLPARSE");
      case IS_XMLPI -> a.coercions.toSpecific(arg, TEXT, -1, "XMLPI");
      case IS_XMLROOT ->
          switch (at) {
            case 0 -> a.coercions.toSpecific(arg, XML, -1, "XMLROOT");
            case 1 -> a.coercions.toSpecific(arg, TEXT, -1, "XMLROOT");
            default -> a.coercions.toSpecific(arg, INT4, -1, "XMLROOT");
          };
      case IS_DOCUMENT -> a.coercions.toSpecific(arg, XML, -1, "IS DOCUMENT");
    };
  }

  Expr serialize(Scope scope, XmlSerialize raw) {
    Expr arg =
        a.coercions.toSpecific(a.expressions.required(scope, raw.expr()), XML, -1, "XMLSERIALIZE");
    BaseType target = a.typeReferences.typed(raw.typeName());
    XmlExpr xml =
        XmlExpr.builder()
            .op(XmlExprOp.IS_XMLSERIALIZE)
            .args(List.of(arg))
            .xmloption(raw.xmloption())
            .indent(raw.indent())
            .type(target.type())
            .typmod(target.typmod())
            .location(raw.location())
            .build();
    Expr result =
        a.coercions.toTarget(
            xml,
            TEXT,
            target.type(),
            target.typmod(),
            CoercionContext.COERCION_IMPLICIT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    if (result == null) {
      throw a.fault(
          SqlState.CANNOT_COERCE,
          "cannot cast XMLSERIALIZE result to " + a.typeNames.format(target.type()),
          raw.location());
    }
    return result;
  }
}
