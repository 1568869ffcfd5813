package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.XmlExpr;
import org.gajah.nodes.XmlSerialize;
import org.gajah.nodes.kinds.XmlExprOp;
import org.gajah.nodes.kinds.XmlOptionType;
import org.jspecify.annotations.Nullable;

/// The functions of SQL/XML.
final class XmlArea extends Area {
  /// What `xmlroot` says of a document's independence; the numbers are those of utils/xml.h.
  private static final int STANDALONE_YES = 0;

  private static final int STANDALONE_NO = 1;
  private static final int STANDALONE_NO_VALUE = 2;
  private static final int STANDALONE_OMITTED = 3;

  XmlArea(Parser parser) {
    super(parser);
  }

  /// One of these functions, whose name is the current token.
  Expr function() {
    int place = start();
    return switch (token()) {
      case XMLCONCAT -> {
        skip();
        yield xml(XmlExprOp.IS_XMLCONCAT, null, parser.expressions.parenthesizedExprs(), place);
      }
      case XMLELEMENT -> element(place);
      case XMLEXISTS -> exists(place);
      case XMLFOREST -> {
        open();
        List<ResTarget> attributes = attributes();
        close();
        yield XmlExpr.builder()
            .op(XmlExprOp.IS_XMLFOREST)
            .named_args(List.copyOf(attributes))
            .location(place)
            .build();
      }
      case XMLPARSE -> parse(place);
      case XMLPI -> processingInstruction(place);
      case XMLROOT -> root(place);
      case XMLSERIALIZE -> serialize(place);
      default -> throw unexpected();
    };
  }

  private void open() {
    skip();
    expect(LPAREN);
  }

  private void close() {
    expect(RPAREN);
  }

  private static XmlExpr xml(XmlExprOp op, @Nullable String name, List<Expr> args, int place) {
    return XmlExpr.builder().op(op).name(name).args(args).location(place).build();
  }

  private Expr element(int place) {
    open();
    expect(NAME_P);
    XmlExpr.Builder element =
        XmlExpr.builder().op(XmlExprOp.IS_XMLELEMENT).name(parser.names.colLabel()).location(place);
    if (accept(COMMA)) {
      boolean more = true;
      if (at(XMLATTRIBUTES, LPAREN)) {
        open();
        element.named_args(List.copyOf(attributes()));
        close();
        more = accept(COMMA);
      }
      if (more) {
        element.args(parser.expressions.exprs());
      }
    }
    close();
    return element.build();
  }

  private List<ResTarget> attributes() {
    return commaList(this::attribute);
  }

  private ResTarget attribute() {
    int place = start();
    Expr value = parser.expressions.expr();
    String name = accept(AS) ? parser.names.colLabel() : null;
    return new ResTarget(name, List.of(), value, place);
  }

  private Expr exists(int place) {
    open();
    Expr path = parser.primaries.primary();
    List<Expr> args = List.of(path, passed());
    close();
    return Make.wordy("xmlexists", args, place);
  }

  /// `PASSING [BY REF] document [BY REF]`
  Expr passed() {
    expect(PASSING);
    if (peek() == REF_P || peek() == VALUE_P) {
      mechanism();
    }
    Expr document = parser.primaries.primary();
    mechanism();
    return document;
  }

  private void mechanism() {
    if (accept(BY)) {
      if (!accept(VALUE_P)) {
        expect(REF_P);
      }
    }
  }

  private XmlOptionType documentOrContent() {
    if (accept(DOCUMENT_P)) {
      return XmlOptionType.XMLOPTION_DOCUMENT;
    }
    expect(CONTENT_P);
    return XmlOptionType.XMLOPTION_CONTENT;
  }

  private Expr parse(int place) {
    open();
    XmlOptionType option = documentOrContent();
    Expr text = parser.expressions.expr();
    boolean preserve = at(PRESERVE);
    if (preserve || at(STRIP_P)) {
      skip();
      expect(WHITESPACE_P);
    }
    close();
    return xml(XmlExprOp.IS_XMLPARSE, null, List.of(text, Make.bool(preserve, -1)), place)
        .toBuilder()
        .xmloption(option)
        .build();
  }

  private Expr processingInstruction(int place) {
    open();
    expect(NAME_P);
    String name = parser.names.colLabel();
    List<Expr> args = accept(COMMA) ? List.of(parser.expressions.expr()) : List.of();
    close();
    return xml(XmlExprOp.IS_XMLPI, name, args, place);
  }

  private Expr root(int place) {
    open();
    List<Expr> args = new ArrayList<>(3);
    args.add(parser.expressions.expr());
    expect(COMMA, VERSION_P);
    args.add(accept(NO, VALUE_P) ? Make.nothing(-1) : parser.expressions.expr());
    args.add(Make.integer(standalone(), -1));
    close();
    return xml(XmlExprOp.IS_XMLROOT, null, args, place);
  }

  private int standalone() {
    if (!accept(COMMA)) {
      return STANDALONE_OMITTED;
    }
    expect(STANDALONE_P);
    if (accept(YES_P)) {
      return STANDALONE_YES;
    }
    expect(NO);
    return accept(VALUE_P) ? STANDALONE_NO_VALUE : STANDALONE_NO;
  }

  private Expr serialize(int place) {
    open();
    XmlOptionType option = documentOrContent();
    Expr value = parser.expressions.expr();
    expect(AS);
    TypeName type = parser.types.simpleType();
    boolean indent = accept(INDENT);
    if (!indent && accept(NO)) {
      expect(INDENT);
    }
    close();
    return new XmlSerialize(option, value, type, indent, place);
  }
}
