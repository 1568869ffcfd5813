package org.gajah.analyzer.context;

import java.util.List;
import org.gajah.catalog.rows.PgType;
import org.jspecify.annotations.Nullable;

/// The functions of types that turn literals into values and back.
public interface TypeValues {
  /// The value that a literal stands for, as `Const.constvalue` holds it: the eight bytes of a
  /// Datum for a type passed by value, else all its bytes, a varlena header of four bytes included.
  ///
  /// @param type a base type, not a domain
  /// @param text the literal, or null to ask the input function about NULL
  /// @return null when the input function answers NULL
  byte @Nullable [] input(PgType type, @Nullable String text, int typmod);

  /// The text of a value.
  String output(PgType type, byte[] value);

  /// What a type modifier means, as the type's `typmodin` says.
  int typmodIn(PgType type, List<String> modifiers);
}
