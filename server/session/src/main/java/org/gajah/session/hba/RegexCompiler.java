package org.gajah.session.hba;

import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// The seam for regular expressions: PostgreSQL's own kind is built on another floor.
@FunctionalInterface
public interface RegexCompiler {
  /// Compiles a regular expression.
  ///
  /// @throws PgException when it is none; its primary message, or what follows the first colon of
  ///   `invalid regular expression: `, says why
  Pattern compile(String text);

  /// A compiled regular expression.
  interface Pattern {
    /// How many subexpressions it has.
    int groups();

    /// Looks for it in a text.
    ///
    /// @return null when it is not there; else the text of the first subexpression, empty when
    ///   there is none
    @Nullable String find(String text);
  }
}
