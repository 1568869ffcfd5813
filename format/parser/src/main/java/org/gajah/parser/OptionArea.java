package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.ValueNode;
import org.gajah.nodes.kinds.DefElemAction;
import org.gajah.parser.lex.KeywordCategory;
import org.jspecify.annotations.Nullable;

/// Lists of options, of which the grammar knows several styles.
final class OptionArea extends Area {
  OptionArea(Parser parser) {
    super(parser);
  }

  // Numbers

  boolean atNumber() {
    return switch (token()) {
      case ICONST, FCONST, PLUS, MINUS -> true;
      default -> false;
    };
  }

  /// A number with an optional sign: `NumericOnly`.
  ValueNode number() {
    boolean minus = at(MINUS);
    if (minus || at(PLUS)) {
      skip();
    }
    if (at(FCONST)) {
      String digits = next().name();
      return new FloatNode(minus ? ExpressionArea.negatedDigits(digits) : digits);
    }
    int value = integer();
    return new IntegerNode(minus ? -value : value);
  }

  NodeList numbers() {
    return NodeList.of(commaList(this::number));
  }

  // TRUE, ON, names and strings as values

  /// A word or a string that a setting can have: `opt_boolean_or_string`.
  String booleanOrString() {
    return switch (token()) {
      case TRUE_P -> word("true");
      case FALSE_P -> word("false");
      case ON -> word("on");
      default -> parser.names.nonReservedWordOrString();
    };
  }

  private String word(String value) {
    skip();
    return value;
  }

  boolean atBooleanOrString() {
    return switch (token()) {
      case TRUE_P, FALSE_P, ON, SCONST -> true;
      default -> NameArea.isNonReserved(token());
    };
  }

  // (name value, ...) of EXPLAIN, VACUUM, REINDEX and their kin

  /// Options in parentheses, their values without a sign of equality: `utility_option_list`.
  List<DefElem> utilityOptions() {
    return parenthesizedList(this::utilityOption);
  }

  private DefElem utilityOption() {
    int place = start();
    String name =
        switch (token()) {
          case ANALYZE, ANALYSE -> word("analyze");
          case FORMAT_LA -> word("format");
          default -> parser.names.nonReservedWord();
        };
    Node value = null;
    if (atNumber()) {
      value = number();
    } else if (atBooleanOrString()) {
      value = new StringNode(booleanOrString());
    }
    return Make.option(name, value, place);
  }

  // (name = value, ...) of CREATE AGGREGATE, OPERATOR, TYPE, PUBLICATION and their kin

  /// Definitions in parentheses: `definition`.
  List<DefElem> definition() {
    return parenthesizedList(this::definitionElement);
  }

  List<DefElem> withDefinition() {
    return accept(WITH) ? definition() : List.of();
  }

  private DefElem definitionElement() {
    int place = start();
    String name = parser.names.colLabel();
    return Make.option(name, accept(EQUALS) ? definitionValue() : null, place);
  }

  /// `def_arg`
  Node definitionValue() {
    if (atNumber() && !isSignOperator()) {
      return number();
    }
    if (at(SCONST)) {
      return new StringNode(next().name());
    }
    if (at(NONE)) {
      return new StringNode(next().name());
    }
    if (at(OPERATOR, LPAREN)) {
      return NodeList.ofStrings(parser.names.qualifiedOperator());
    }
    if (parser.names.atOperator()) {
      return NodeList.ofStrings(List.of(parser.names.operator()));
    }
    if (token().category() == KeywordCategory.RESERVED) {
      return new StringNode(next().name());
    }
    return parser.types.functionType();
  }

  /// Whether a plus or minus stands here that is an operator and no sign.
  private boolean isSignOperator() {
    return (at(PLUS) || at(MINUS)) && peek() != ICONST && peek() != FCONST;
  }

  // WITH (name = value, namespace.name = value, ...) of relations

  List<DefElem> relationOptions() {
    return parenthesizedList(this::relationOption);
  }

  List<DefElem> withRelationOptions() {
    return accept(WITH) ? relationOptions() : List.of();
  }

  private DefElem relationOption() {
    int place = start();
    String name = parser.names.colLabel();
    String namespace = null;
    if (accept(DOT)) {
      namespace = name;
      name = parser.names.colLabel();
    }
    Node value = accept(EQUALS) ? definitionValue() : null;
    return new DefElem(namespace, name, value, DefElemAction.DEFELEM_UNSPEC, place);
  }

  // OPTIONS (name 'value', ...) of foreign objects

  List<DefElem> optionalForeignOptions() {
    return at(OPTIONS) ? foreignOptions() : List.of();
  }

  private List<DefElem> foreignOptions() {
    skip();
    return parenthesizedList(this::foreignOption);
  }

  private DefElem foreignOption() {
    int place = start();
    String name = parser.names.colLabel();
    return Make.option(name, new StringNode(string()), place);
  }

  /// `OPTIONS (ADD name 'value', SET ..., DROP name)`
  List<DefElem> foreignOptionChanges() {
    expect(OPTIONS);
    return parenthesizedList(this::foreignOptionChange);
  }

  private DefElem foreignOptionChange() {
    boolean word = NameArea.isColLabel(peek());
    DefElemAction action = DefElemAction.DEFELEM_UNSPEC;
    if (word && accept(SET)) {
      action = DefElemAction.DEFELEM_SET;
    } else if (word && accept(ADD_P)) {
      action = DefElemAction.DEFELEM_ADD;
    } else if (word && accept(DROP)) {
      action = DefElemAction.DEFELEM_DROP;
    }
    int place = start();
    String name = parser.names.colLabel();
    Node value = action == DefElemAction.DEFELEM_DROP ? null : new StringNode(string());
    return new DefElem(null, name, value, action, place);
  }

  // COPY (name value, ...)

  List<DefElem> copyOptions() {
    return parenthesizedList(this::copyOption);
  }

  private DefElem copyOption() {
    int place = start();
    String name = parser.names.colLabel();
    return Make.option(name, copyValue(), place);
  }

  private @Nullable Node copyValue() {
    if (atNumber()) {
      return number();
    }
    if (accept(STAR)) {
      return new A_Star();
    }
    if (at(LPAREN)) {
      return NodeList.of(parenthesizedList(() -> (Node) new StringNode(booleanOrString())));
    }
    if (at(DEFAULT)) {
      return new StringNode(word("default"));
    }
    return atBooleanOrString() ? new StringNode(booleanOrString()) : null;
  }

  static DefElem flag(String name, boolean value, int place) {
    return Make.option(name, new BooleanNode(value), place);
  }
}
