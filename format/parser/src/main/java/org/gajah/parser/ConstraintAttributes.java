package org.gajah.parser;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.parser.lex.Token;

/// The words that may follow a constraint, in any order: when it is checked, whether it is checked
/// for old rows, whether tables inherit it.
final class ConstraintAttributes {
  private final Tokens tokens;
  private boolean deferrable;
  private boolean notDeferrable;
  private boolean deferred;
  private boolean immediate;
  private boolean notValid;
  private boolean noInherit;

  ConstraintAttributes(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Reads one of them.
  ///
  /// @return whether one stood here
  boolean readOne() {
    int place = tokens.start();
    switch (tokens.token()) {
      case DEFERRABLE -> {
        tokens.next();
        deferrable = true;
      }
      case NOT -> {
        tokens.next();
        if (tokens.accept(Token.VALID)) {
          notValid = true;
        } else {
          tokens.expect(Token.DEFERRABLE);
          notDeferrable = true;
        }
      }
      case INITIALLY -> {
        tokens.next();
        if (tokens.accept(Token.DEFERRED)) {
          deferred = true;
        } else {
          tokens.expect(Token.IMMEDIATE);
          immediate = true;
        }
      }
      case NO -> {
        tokens.expect(Token.NO, Token.INHERIT);
        noInherit = true;
      }
      default -> {
        return false;
      }
    }
    check(place);
    return true;
  }

  private void check(int place) {
    if (notDeferrable && deferred) {
      throw tokens.syntaxError("constraint declared INITIALLY DEFERRED must be DEFERRABLE", place);
    }
    if (deferrable && notDeferrable || deferred && immediate) {
      throw tokens.syntaxError("conflicting constraint properties", place);
    }
  }

  boolean isDeferrable() {
    return deferrable || deferred;
  }

  boolean initiallyDeferred() {
    return deferred;
  }

  boolean notValid() {
    return notValid;
  }

  boolean noInherit() {
    return noInherit;
  }

  void refuseDeferring(String kind) {
    if (isDeferrable()) {
      throw refused(kind, "DEFERRABLE");
    }
  }

  void refuseNotValid(String kind) {
    if (notValid) {
      throw refused(kind, "NOT VALID");
    }
  }

  void refuseNoInherit(String kind) {
    if (noInherit) {
      throw refused(kind, "NO INHERIT");
    }
  }

  private static PgException refused(String kind, String attribute) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, kind + " constraints cannot be marked " + attribute);
  }
}
