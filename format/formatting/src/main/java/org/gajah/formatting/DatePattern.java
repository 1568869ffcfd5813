package org.gajah.formatting;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.TypeContext;

/// A pattern of dates and times.
record DatePattern(List<PatternPart<DateKeyword>> parts) {
  /// The pattern of a call.
  static DatePattern of(Slice pattern, TypeContext context, Kept kept) {
    return kept.of(pattern, DatePattern.class, context.encoding(), DatePattern::read);
  }

  private static DatePattern read(Slice pattern, Encoding encoding) {
    return new DatePattern(
        new PatternReader<>(pattern, encoding, DateKeyword::startingWith, true).read(k -> {}));
  }

  /// Whether what stands behind an action in the input cannot be a digit, so that the action's
  /// number may take all the digits there are.
  boolean isNextSeparator(int index) {
    if (parts.get(index) instanceof PatternPart.Action<DateKeyword> action
        && action.ordinal() != PatternPart.Ordinal.NONE) {
      return true;
    }
    if (index + 1 == parts.size()) {
      return true;
    }
    return switch (parts.get(index + 1)) {
      case PatternPart.Action<DateKeyword> next -> !next.keyword().field().isDigits();
      case PatternPart.Literal<DateKeyword> next -> !next.isDigit();
    };
  }
}
