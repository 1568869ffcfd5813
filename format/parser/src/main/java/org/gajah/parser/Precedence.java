package org.gajah.parser;

import org.gajah.parser.lex.Token;

/// How tightly operators bind: greater numbers bind tighter.
final class Precedence {
  static final int NONE = -1;
  static final int LOWEST = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int IS = 4;
  static final int COMPARISON = 5;
  static final int PATTERN = 6;
  static final int OPERATOR = 10;
  static final int SUM = 11;
  static final int PRODUCT = 12;
  static final int POWER = 13;
  static final int AT = 14;
  static final int COLLATE = 15;
  static final int SIGN = 16;
  static final int CAST = 19;

  private Precedence() {}

  /// What a token binds as behind an operand, or NONE when it is no operator there.
  static int infix(Token token) {
    return switch (token) {
      case OR -> OR;
      case AND -> AND;
      case COLLATE -> COLLATE;
      case AT -> AT;
      case ISNULL, NOTNULL -> IS;
      case BETWEEN, IN_P, LIKE, ILIKE, SIMILAR, NOT_LA -> PATTERN;
      default -> boundInfix(token);
    };
  }

  /// As [#infix], in a `b_expr`: where keywords could belong to what surrounds the expression.
  static int boundInfix(Token token) {
    return switch (token) {
      case IS -> IS;
      case LESS, GREATER, EQUALS, LESS_EQUALS, GREATER_EQUALS, NOT_EQUALS -> COMPARISON;
      case OP, OPERATOR -> OPERATOR;
      case PLUS, MINUS -> SUM;
      case STAR, SLASH, PERCENT -> PRODUCT;
      case CARET -> POWER;
      case TYPECAST -> CAST;
      default -> NONE;
    };
  }

  /// Whether two such operators in a row need parentheses.
  static boolean isChainless(int precedence) {
    return precedence == IS || precedence == COMPARISON || precedence == PATTERN;
  }
}
