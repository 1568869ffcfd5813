package org.gajah.nodes.text;

import org.gajah.nodes.kinds.A_Expr_Kind;
import org.jspecify.annotations.Nullable;

/// The words that tell the kinds of [org.gajah.nodes.A_Expr] apart.
final class RawOperatorText {
  private RawOperatorText() {}

  /// The word of a kind; a plain operator has none.
  static String word(A_Expr_Kind kind) {
    return switch (kind) {
      case AEXPR_OP -> "";
      case AEXPR_OP_ANY -> "ANY";
      case AEXPR_OP_ALL -> "ALL";
      default -> kind.name().substring("AEXPR_".length());
    };
  }

  /// The kind of a word, or null when it is none.
  static @Nullable A_Expr_Kind kind(String word) {
    for (A_Expr_Kind kind : A_Expr_Kind.values()) {
      if (kind != A_Expr_Kind.AEXPR_OP && word(kind).equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
