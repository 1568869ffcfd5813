package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.FunctionOid;

/// The type modifiers of the built-in types: lengths, precisions, fields of intervals.
final class Typmods {
  private static final int HEADER = 4;
  private static final int MAX_LENGTH = 10_485_760;
  private static final int MAX_BITS = 83_886_080;
  private static final int MAX_PRECISION = 1000;
  private static final int FULL_RANGE = 0x7FFF;
  private static final int FULL_PRECISION = 0xFFFF;

  private Typmods() {}

  static int in(PgType type, List<String> modifiers) {
    List<Integer> numbers = new ArrayList<>();
    for (String modifier : modifiers) {
      numbers.add(number(modifier));
    }
    return switch (type.typmodin()) {
      case FunctionOid.BPCHARTYPMODIN -> length(numbers, "char", MAX_LENGTH) + HEADER;
      case FunctionOid.VARCHARTYPMODIN -> length(numbers, "varchar", MAX_LENGTH) + HEADER;
      case FunctionOid.BITTYPMODIN -> length(numbers, "bit", MAX_BITS);
      case FunctionOid.VARBITTYPMODIN -> length(numbers, "varbit", MAX_BITS);
      case FunctionOid.NUMERICTYPMODIN -> numeric(numbers);
      case FunctionOid.TIMESTAMPTYPMODIN -> time(numbers, "TIMESTAMP", "");
      case FunctionOid.TIMESTAMPTZTYPMODIN -> time(numbers, "TIMESTAMP", " WITH TIME ZONE");
      case FunctionOid.TIMETYPMODIN -> time(numbers, "TIME", "");
      case FunctionOid.TIMETZTYPMODIN -> time(numbers, "TIME", " WITH TIME ZONE");
      case FunctionOid.INTERVALTYPMODIN -> interval(numbers);
      default -> throw FunctionValues.missing(type);
    };
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input syntax for type integer: \"%s\"".formatted(text));
    }
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private static int length(List<Integer> numbers, String type, int max) {
    if (numbers.size() != 1) {
      throw invalid("invalid type modifier");
    }
    int length = numbers.getFirst();
    if (length < 1) {
      throw invalid("length for type %s must be at least 1".formatted(type));
    }
    if (length > max) {
      throw invalid("length for type %s cannot exceed %d".formatted(type, max));
    }
    return length;
  }

  private static int numeric(List<Integer> numbers) {
    if (numbers.size() > 2) {
      throw invalid("invalid NUMERIC type modifier");
    }
    int precision = numbers.getFirst();
    int scale = numbers.size() == 2 ? numbers.get(1) : 0;
    if (precision < 1 || precision > MAX_PRECISION) {
      throw invalid(
          "NUMERIC precision %d must be between 1 and %d".formatted(precision, MAX_PRECISION));
    }
    if (scale < -MAX_PRECISION || scale > MAX_PRECISION) {
      throw invalid(
          "NUMERIC scale %d must be between %d and %d"
              .formatted(scale, -MAX_PRECISION, MAX_PRECISION));
    }
    return (precision << 16 | scale & 0x7FF) + HEADER;
  }

  private static int time(List<Integer> numbers, String type, String zone) {
    if (numbers.size() != 1) {
      throw invalid("invalid type modifier");
    }
    int precision = numbers.getFirst();
    if (precision < 0) {
      throw invalid("%s(%d)%s precision must not be negative".formatted(type, precision, zone));
    }
    return Math.min(precision, 6);
  }

  private static int interval(List<Integer> numbers) {
    int range = numbers.getFirst();
    if (numbers.size() == 1) {
      return range == FULL_RANGE ? -1 : (range & FULL_RANGE) << 16 | FULL_PRECISION;
    }
    if (numbers.size() > 2) {
      throw invalid("invalid INTERVAL type modifier");
    }
    int precision = numbers.get(1);
    if (precision < 0) {
      throw invalid("INTERVAL(%d) precision must not be negative".formatted(precision));
    }
    return (range & FULL_RANGE) << 16 | Math.min(precision, 6);
  }
}
