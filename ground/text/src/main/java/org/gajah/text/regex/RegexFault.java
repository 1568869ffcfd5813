package org.gajah.text.regex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// What can be wrong with a pattern.
enum RegexFault {
  BAD_PATTERN("invalid regexp (reg version 0.8)"),
  COLLATING_ELEMENT("invalid collating element"),
  CHARACTER_CLASS("invalid character class"),
  ESCAPE("invalid escape \\ sequence"),
  BACK_REFERENCE("invalid backreference number"),
  BRACKETS("brackets [] not balanced"),
  PARENTHESES("parentheses () not balanced"),
  BRACES("braces {} not balanced"),
  REPETITION("invalid repetition count(s)"),
  RANGE("invalid character range"),
  QUANTIFIER("quantifier operand invalid"),
  OPTION("invalid embedded option"),
  ARGUMENT("invalid argument to regex function"),
  TOO_COMPLEX("regular expression is too complex");

  private final String message;

  RegexFault(String message) {
    this.message = message;
  }

  PgException toException() {
    return new PgException(
        SqlState.INVALID_REGULAR_EXPRESSION, "invalid regular expression: " + message);
  }
}
