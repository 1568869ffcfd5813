package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JsonFormat;
import org.gajah.nodes.JsonIsPredicate;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.XmlExpr;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolTestType;
import org.gajah.nodes.kinds.JsonEncoding;
import org.gajah.nodes.kinds.JsonFormatType;
import org.gajah.nodes.kinds.JsonValueType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.kinds.XmlExprOp;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Tests that are written with keywords: IS, LIKE, BETWEEN, IN, ANY and their kin.
final class PredicateArea extends Area {
  PredicateArea(Parser parser) {
    super(parser);
  }

  NullTest nullTest(Expr arg, boolean isNull, int place) {
    NullTestType type = isNull ? NullTestType.IS_NULL : NullTestType.IS_NOT_NULL;
    return new NullTest(arg, type, false, place);
  }

  // IS, behind the word and an optional NOT

  /// The test that the current token names, or null when it names none.
  @Nullable Expr is(Expr arg, boolean not, int start, int place) {
    return switch (token()) {
      case NULL_P -> {
        skip();
        yield nullTest(arg, !not, place);
      }
      case TRUE_P -> truth(arg, not ? BoolTestType.IS_NOT_TRUE : BoolTestType.IS_TRUE, place);
      case FALSE_P -> truth(arg, not ? BoolTestType.IS_NOT_FALSE : BoolTestType.IS_FALSE, place);
      case UNKNOWN ->
          truth(arg, not ? BoolTestType.IS_NOT_UNKNOWN : BoolTestType.IS_UNKNOWN, place);
      case NORMALIZED, NFC, NFD, NFKC, NFKD -> normalized(arg, not, place);
      case JSON -> json(arg, not, start);
      default -> isDocument(arg, not, place);
    };
  }

  private Expr truth(Expr arg, BoolTestType type, int place) {
    skip();
    return new BooleanTest(arg, type, place);
  }

  private Expr normalized(Expr arg, boolean not, int place) {
    List<Expr> args = List.of(arg);
    if (!at(NORMALIZED)) {
      int formPlace = start();
      args = List.of(arg, Make.string(normalForm(), formPlace));
    }
    expect(NORMALIZED);
    return negatedIf(not, Make.wordy("is_normalized", args, place), place);
  }

  /// A Unicode normal form, in capitals.
  String normalForm() {
    return switch (token()) {
      case NFC, NFD, NFKC, NFKD -> next().token().name();
      default -> throw unexpected();
    };
  }

  private static Expr negatedIf(boolean not, Expr test, int place) {
    return not ? Make.not(test, place) : test;
  }

  /// IS DOCUMENT, or null when that does not stand here.
  @Nullable Expr isDocument(Expr arg, boolean not, int place) {
    if (!accept(DOCUMENT_P)) {
      return null;
    }
    Expr test =
        XmlExpr.builder().op(XmlExprOp.IS_DOCUMENT).args(List.of(arg)).location(place).build();
    return negatedIf(not, test, place);
  }

  private Expr json(Expr arg, boolean not, int start) {
    skip();
    JsonValueType type =
        switch (token()) {
          case VALUE_P -> jsonType(JsonValueType.JS_TYPE_ANY);
          case ARRAY -> jsonType(JsonValueType.JS_TYPE_ARRAY);
          case OBJECT_P -> jsonType(JsonValueType.JS_TYPE_OBJECT);
          case SCALAR -> jsonType(JsonValueType.JS_TYPE_SCALAR);
          default -> JsonValueType.JS_TYPE_ANY;
        };
    boolean unique = parser.json.uniqueKeys();
    JsonFormat format =
        new JsonFormat(JsonFormatType.JS_FORMAT_DEFAULT, JsonEncoding.JS_ENC_DEFAULT, -1);
    return negatedIf(not, new JsonIsPredicate(arg, format, type, unique, start), start);
  }

  private JsonValueType jsonType(JsonValueType type) {
    skip();
    return type;
  }

  // LIKE, ILIKE, SIMILAR TO, BETWEEN and IN, behind an optional NOT

  /// A test with one of these words, which is the current token.
  ///
  /// @param place where the test's first word stands
  Expr pattern(Expr left, boolean not, int place) {
    return switch (next().token()) {
      case LIKE -> like(left, A_Expr_Kind.AEXPR_LIKE, not ? "!~~" : "~~", place);
      case ILIKE -> like(left, A_Expr_Kind.AEXPR_ILIKE, not ? "!~~*" : "~~*", place);
      case SIMILAR -> similar(left, not ? "!~" : "~", place);
      case BETWEEN -> between(left, not, place);
      default -> in(left, not, place);
    };
  }

  private Expr like(Expr left, A_Expr_Kind kind, String operator, int place) {
    if (atQuantifier()) {
      return quantified(left, List.of(operator), place);
    }
    Expr pattern = parser.expressions.patternOperand();
    if (accept(ESCAPE)) {
      Expr escape = parser.expressions.patternOperand();
      pattern =
          Make.call(List.of("pg_catalog", "like_escape"), List.of(pattern, escape), place).build();
    }
    return Make.special(kind, operator, left, pattern, place);
  }

  private Expr similar(Expr left, String operator, int place) {
    expect(TO);
    Expr pattern = parser.expressions.patternOperand();
    List<Expr> args = List.of(pattern);
    if (accept(ESCAPE)) {
      args = List.of(pattern, parser.expressions.patternOperand());
    }
    Expr regexp = Make.call(List.of("pg_catalog", "similar_to_escape"), args, place).build();
    return Make.special(A_Expr_Kind.AEXPR_SIMILAR, operator, left, regexp, place);
  }

  private Expr between(Expr left, boolean not, int place) {
    boolean symmetric = accept(SYMMETRIC);
    if (!symmetric) {
      optional(ASYMMETRIC);
    }
    Expr low = parser.expressions.boundExpr();
    expect(AND);
    Expr high = parser.expressions.patternOperand();
    A_Expr_Kind kind;
    if (symmetric) {
      kind = not ? A_Expr_Kind.AEXPR_NOT_BETWEEN_SYM : A_Expr_Kind.AEXPR_BETWEEN_SYM;
    } else {
      kind = not ? A_Expr_Kind.AEXPR_NOT_BETWEEN : A_Expr_Kind.AEXPR_BETWEEN;
    }
    String name = (not ? "NOT BETWEEN" : "BETWEEN") + (symmetric ? " SYMMETRIC" : "");
    return Make.special(kind, name, left, NodeList.of(low, high), place);
  }

  private Expr in(Expr left, boolean not, int place) {
    if (!at(LPAREN)) {
      throw unexpected();
    }
    Parens set = parser.primaries.parens(true);
    return switch (set) {
      case Parens.Query(SelectStmt query) ->
          negatedIf(not, sublink(SubLinkType.ANY_SUBLINK, left, List.of(), query, place), place);
      case Parens.Values(List<Expr> values) ->
          Make.special(A_Expr_Kind.AEXPR_IN, not ? "<>" : "=", left, NodeList.of(values), place);
    };
  }

  static SubLink sublink(
      SubLinkType type, @Nullable Expr test, List<String> operator, SelectStmt query, int place) {
    return new SubLink(type, 0, test, operator, query, place);
  }

  // ANY, SOME and ALL

  boolean atQuantifier() {
    return switch (token()) {
      case ANY, SOME, ALL -> true;
      default -> false;
    };
  }

  /// The comparison with each element of a set or an array, behind the operator.
  Expr quantified(Expr left, List<String> operator, int place) {
    Token word = next().token();
    if (!at(LPAREN)) {
      throw unexpected();
    }
    Parens set = parser.primaries.parens(false);
    return switch (set) {
      case Parens.Query(SelectStmt query) ->
          sublink(
              word == ALL ? SubLinkType.ALL_SUBLINK : SubLinkType.ANY_SUBLINK,
              left,
              operator,
              query,
              place);
      case Parens.Values(List<Expr> values) -> {
        A_Expr_Kind kind = word == ALL ? A_Expr_Kind.AEXPR_OP_ALL : A_Expr_Kind.AEXPR_OP_ANY;
        yield new A_Expr(kind, operator, left, values.getFirst(), place);
      }
    };
  }
}
