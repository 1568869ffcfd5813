package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import org.gajah.analyzer.coerce.Literals;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgType;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.Const;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.ValueNode;
import org.jspecify.annotations.Nullable;

/// Literals, and functions that are written as words. Mirrors `make_const()` of
/// parser/parse_node.c.
final class Constants {
  private static final int MAX_PRECISION = 6;
  private final Analysis a;

  Constants(Analysis analysis) {
    this.a = analysis;
  }

  Const transform(A_Const constant) {
    int location = constant.location();
    ValueNode value = constant.val();
    if (constant.isnull() || value == null) {
      return Literals.unknown(null, location);
    }
    return switch (value) {
      case IntegerNode n -> Literals.ofLong(INT4, 4, n.ival(), location);
      case FloatNode n -> number(n.fval(), location);
      case BooleanNode n -> Literals.bool(n.boolval(), location);
      case StringNode n -> Literals.unknown(n.sval(), location);
      case BitStringNode n -> input(BIT, n.bsval(), location);
    };
  }

  private Const number(String text, int location) {
    Long whole = whole(text);
    if (whole != null && whole == whole.intValue()) {
      // The smallest integer: its digits alone are too large a number.
      return Literals.ofLong(INT4, 4, whole, location);
    }
    return whole != null
        ? Literals.ofLong(INT8, 8, whole, location)
        : input(NUMERIC, text, location);
  }

  private static @Nullable Long whole(String text) {
    String digits = text.replace("_", "");
    boolean minus = digits.startsWith("-");
    String unsigned = minus ? digits.substring(1) : digits;
    int radix = 10;
    if (unsigned.length() > 2 && unsigned.charAt(0) == '0') {
      radix =
          switch (Character.toLowerCase(unsigned.charAt(1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
          };
    }
    try {
      String plain = radix == 10 ? unsigned : unsigned.substring(2);
      return Long.parseLong(minus ? "-" + plain : plain, radix);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Const input(int oid, String text, int location) {
    PgType type = a.types.get(oid);
    byte[] value = a.text.at(location, () -> a.context.values().input(type, text, -1));
    return new Const(oid, -1, 0, type.typlen(), value, value == null, type.typbyval(), location);
  }

  SQLValueFunction valueFunction(SQLValueFunction call) {
    int typmod = call.typmod();
    return switch (call.op()) {
      case SVFOP_CURRENT_DATE -> typed(call, DATE, typmod);
      case SVFOP_CURRENT_TIME -> typed(call, TIMETZ, typmod);
      case SVFOP_CURRENT_TIME_N -> typed(call, TIMETZ, precision("TIME", true, typmod));
      case SVFOP_CURRENT_TIMESTAMP -> typed(call, TIMESTAMPTZ, typmod);
      case SVFOP_CURRENT_TIMESTAMP_N ->
          typed(call, TIMESTAMPTZ, precision("TIMESTAMP", true, typmod));
      case SVFOP_LOCALTIME -> typed(call, TIME, typmod);
      case SVFOP_LOCALTIME_N -> typed(call, TIME, precision("TIME", false, typmod));
      case SVFOP_LOCALTIMESTAMP -> typed(call, TIMESTAMP, typmod);
      case SVFOP_LOCALTIMESTAMP_N -> typed(call, TIMESTAMP, precision("TIMESTAMP", false, typmod));
      case SVFOP_CURRENT_ROLE,
          SVFOP_CURRENT_USER,
          SVFOP_USER,
          SVFOP_SESSION_USER,
          SVFOP_CURRENT_CATALOG,
          SVFOP_CURRENT_SCHEMA ->
          typed(call, NAME, typmod);
    };
  }

  private static SQLValueFunction typed(SQLValueFunction call, int type, int typmod) {
    return new SQLValueFunction(call.op(), type, typmod, call.location());
  }

  private int precision(String type, boolean zone, int typmod) {
    if (typmod <= MAX_PRECISION) {
      return typmod;
    }
    String message =
        "%s(%d)%s precision reduced to maximum allowed, %d"
            .formatted(type, typmod, zone ? " WITH TIME ZONE" : "", MAX_PRECISION);
    a.context
        .notices()
        .accept(new PgException(Severity.WARNING, SqlState.INVALID_PARAMETER_VALUE, message, null));
    return MAX_PRECISION;
  }
}
