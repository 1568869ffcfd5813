package org.gajah.parser;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Indices;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.RelPersistence;
import org.gajah.nodes.kinds.RoleSpecType;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Names: of columns, functions, relations, operators and roles, with what may qualify them.
final class NameArea extends Area {
  NameArea(Parser parser) {
    super(parser);
  }

  // Single names

  private static boolean is(Token token, KeywordCategory one, KeywordCategory other) {
    KeywordCategory category = token.category();
    return category == KeywordCategory.UNRESERVED
        || category != null && (category == one || category == other);
  }

  /// Whether a token can be the name of a column or table.
  static boolean isColId(Token token) {
    return token == Token.IDENT || is(token, KeywordCategory.COL_NAME, KeywordCategory.COL_NAME);
  }

  /// Whether a token can be the name of a function or type.
  static boolean isTypeFunctionName(Token token) {
    return token == Token.IDENT
        || is(token, KeywordCategory.TYPE_FUNC_NAME, KeywordCategory.TYPE_FUNC_NAME);
  }

  /// Whether a token is a name or a keyword that is not fully reserved.
  static boolean isNonReserved(Token token) {
    return token == Token.IDENT
        || is(token, KeywordCategory.COL_NAME, KeywordCategory.TYPE_FUNC_NAME);
  }

  static boolean isColLabel(Token token) {
    return token == Token.IDENT || token.isKeyword();
  }

  static boolean isBareLabel(Token token) {
    return token == Token.IDENT || token.bareLabel();
  }

  boolean atColId() {
    return isColId(token());
  }

  /// The name of a column or table.
  String colId() {
    return passIf(isColId(token()));
  }

  /// The name of a function or type.
  String typeFunctionName() {
    return passIf(isTypeFunctionName(token()));
  }

  String nonReservedWord() {
    return passIf(isNonReserved(token()));
  }

  /// Any name or keyword.
  String colLabel() {
    return passIf(isColLabel(token()));
  }

  private String passIf(boolean fits) {
    if (!fits) {
      throw unexpected();
    }
    return next().name();
  }

  /// A string literal or a name.
  String nonReservedWordOrString() {
    return at(Token.SCONST) ? next().name() : nonReservedWord();
  }

  // Names with dots

  /// A name that may be qualified by labels: `any_name`.
  List<String> anyName() {
    return dotted(colId());
  }

  /// A name whose first part is given, with the labels that follow.
  List<String> dotted(String first) {
    if (!at(Token.DOT)) {
      return List.of(first);
    }
    List<String> names = new ArrayList<>(3);
    names.add(first);
    while (accept(Token.DOT)) {
      names.add(colLabel());
    }
    return names;
  }

  /// Names as a list of lists.
  List<Node> anyNameList() {
    return commaList(() -> (Node) NodeList.ofStrings(anyName()));
  }

  List<String> nameList() {
    return commaList(this::colId);
  }

  List<String> parenthesizedNames() {
    return parenthesizedList(this::colId);
  }

  /// Names in parentheses, or none.
  List<String> optionalColumns() {
    return at(Token.LPAREN) ? parenthesizedNames() : List.of();
  }

  /// `.x`, `.*`, `[i]` and `[i:j]`, as many as there are.
  List<Node> indirection() {
    if (!at(Token.DOT) && !at(Token.LBRACKET)) {
      return List.of();
    }
    List<Node> elements = new ArrayList<>(2);
    while (at(Token.DOT) || at(Token.LBRACKET)) {
      elements.add(indirectionElement());
    }
    return elements;
  }

  private Node indirectionElement() {
    if (accept(Token.DOT)) {
      return accept(Token.STAR) ? new A_Star() : new StringNode(colLabel());
    }
    parser.depth.enter();
    skip();
    Expr lower = at(Token.COLON) ? null : parser.expressions.expr();
    Node element;
    if (accept(Token.COLON)) {
      Expr upper = at(Token.RBRACKET) ? null : parser.expressions.expr();
      element = new A_Indices(true, lower, upper);
    } else {
      element = new A_Indices(false, null, lower);
    }
    expect(Token.RBRACKET);
    parser.depth.leave();
    return element;
  }

  /// An indirection whose star, if there is one, comes last.
  List<Node> checkedIndirection() {
    return checkStar(indirection());
  }

  List<Node> checkStar(List<Node> indirection) {
    for (int i = 0; i < indirection.size() - 1; i++) {
      if (indirection.get(i) instanceof A_Star) {
        throw near("improper use of \"*\"");
      }
    }
    return indirection;
  }

  /// An error that shows the current token.
  PgException near(String message) {
    return tokens.near(message);
  }

  /// The strings of an indirection that has nothing else.
  List<String> strings(String first, List<Node> indirection) {
    if (indirection.isEmpty()) {
      return List.of(first);
    }
    List<String> names = new ArrayList<>(indirection.size() + 1);
    names.add(first);
    for (Node element : indirection) {
      if (!(element instanceof StringNode(String name))) {
        throw unexpected();
      }
      names.add(name);
    }
    return names;
  }

  /// The name of a function.
  List<String> functionName() {
    if (atColId() && (peek() == Token.DOT || peek() == Token.LBRACKET)) {
      return strings(colId(), indirection());
    }
    if (token().category() == KeywordCategory.COL_NAME) {
      skip();
      throw unexpected();
    }
    return List.of(typeFunctionName());
  }

  // Relations

  /// The name of a relation.
  RangeVar qualifiedName() {
    int place = start();
    return relation(colId(), indirection(), place);
  }

  /// The relation with a name whose parts are read already.
  RangeVar relation(String first, List<Node> indirection, int place) {
    if (indirection.isEmpty()) {
      return relation(null, null, first, place);
    }
    return relation(strings(first, indirection), place);
  }

  /// The relation with a name of one to three parts.
  RangeVar relation(List<String> names, int place) {
    return switch (names.size()) {
      case 1 -> relation(null, null, names.getFirst(), place);
      case 2 -> relation(null, names.get(0), names.get(1), place);
      case 3 -> relation(names.get(0), names.get(1), names.get(2), place);
      default ->
          throw syntaxError(
              "improper qualified name (too many dotted names): " + String.join(".", names), place);
    };
  }

  private static RangeVar relation(
      @Nullable String catalog, @Nullable String schema, String name, int place) {
    return new RangeVar(
        catalog, schema, name, true, RelPersistence.RELPERSISTENCE_PERMANENT, null, place);
  }

  /// The relation of a composite type.
  RangeVar typeRelation(List<String> names, int place) {
    return withoutDescendants(relation(names, place));
  }

  List<RangeVar> qualifiedNames() {
    return commaList(this::qualifiedName);
  }

  /// A relation with or without its descendants.
  RangeVar relationExpr() {
    if (accept(Token.ONLY)) {
      if (accept(Token.LPAREN)) {
        RangeVar relation = qualifiedName();
        expect(Token.RPAREN);
        return withoutDescendants(relation);
      }
      return withoutDescendants(qualifiedName());
    }
    RangeVar relation = qualifiedName();
    optional(Token.STAR);
    return relation;
  }

  private static RangeVar withoutDescendants(RangeVar relation) {
    return relation.toBuilder().inh(false).build();
  }

  List<RangeVar> relationExprs() {
    return commaList(this::relationExpr);
  }

  /// A relation that a statement changes, perhaps with an alias. SET is none without AS.
  RangeVar relationWithAlias() {
    RangeVar relation = relationExpr();
    if (accept(Token.AS) || atColId() && !at(Token.SET)) {
      return relation.toBuilder().alias(new Alias(colId(), List.of())).build();
    }
    return relation;
  }

  // Operators

  /// Whether an operator symbol stands here.
  boolean atOperator() {
    return isOperator(token());
  }

  static boolean isOperator(Token token) {
    return switch (token) {
      case OP,
          PLUS,
          MINUS,
          STAR,
          SLASH,
          PERCENT,
          CARET,
          LESS,
          GREATER,
          EQUALS,
          LESS_EQUALS,
          GREATER_EQUALS,
          NOT_EQUALS ->
          true;
      default -> false;
    };
  }

  /// An operator symbol.
  String operator() {
    return passIf(atOperator());
  }

  /// An operator that may be qualified: `any_operator`.
  List<String> anyOperator() {
    List<String> names = new ArrayList<>(2);
    while (!atOperator()) {
      names.add(colId());
      expect(Token.DOT);
    }
    names.add(operator());
    return names;
  }

  /// `OPERATOR(any_operator)`
  List<String> qualifiedOperator() {
    expect(Token.OPERATOR, Token.LPAREN);
    List<String> names = anyOperator();
    expect(Token.RPAREN);
    return names;
  }

  // Roles

  /// A role, by name or by function.
  RoleSpec role() {
    int place = start();
    return switch (token()) {
      case CURRENT_ROLE -> role(RoleSpecType.ROLESPEC_CURRENT_ROLE, place);
      case CURRENT_USER -> role(RoleSpecType.ROLESPEC_CURRENT_USER, place);
      case SESSION_USER -> role(RoleSpecType.ROLESPEC_SESSION_USER, place);
      default -> namedRole(nonReservedWord(), place);
    };
  }

  private RoleSpec role(RoleSpecType type, int place) {
    skip();
    return new RoleSpec(type, null, place);
  }

  private RoleSpec namedRole(String name, int place) {
    if (name.equals("public")) {
      return new RoleSpec(RoleSpecType.ROLESPEC_PUBLIC, null, place);
    }
    if (name.equals("none")) {
      throw reserved("role name \"none\" is reserved", place);
    }
    return new RoleSpec(RoleSpecType.ROLESPEC_CSTRING, name, place);
  }

  private PgException reserved(String message, int place) {
    return error(SqlState.RESERVED_NAME, message, place);
  }

  /// The name of a role that is to be made or renamed.
  String roleId() {
    int place = start();
    return roleId(role(), place);
  }

  /// The name of a role that is read already.
  String roleId(RoleSpec role, int place) {
    String name = role.rolename();
    if (name != null) {
      return name;
    }
    throw switch (role.roletype()) {
      case ROLESPEC_PUBLIC -> reserved("role name \"public\" is reserved", place);
      case ROLESPEC_SESSION_USER -> notHere("SESSION_USER", place);
      case ROLESPEC_CURRENT_USER -> notHere("CURRENT_USER", place);
      case ROLESPEC_CURRENT_ROLE, ROLESPEC_CSTRING -> notHere("CURRENT_ROLE", place);
    };
  }

  private PgException notHere(String word, int place) {
    return reserved(word + " cannot be used as a role name here", place);
  }

  List<RoleSpec> roles() {
    return commaList(this::role);
  }
}
