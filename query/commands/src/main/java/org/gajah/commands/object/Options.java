package org.gajah.commands.object;

import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.jspecify.annotations.Nullable;

/// What options of commands say. Mirrors `commands/define.c`.
public final class Options {
  private Options() {}

  private static PgException syntax(String message) {
    return new PgException(SqlState.SYNTAX_ERROR, message);
  }

  private static Node required(DefElem option) {
    Node value = option.arg();
    if (value == null) {
      throw syntax("%s requires a parameter".formatted(option.defname()));
    }
    return value;
  }

  /// A value as text.
  public static String text(DefElem option) {
    return switch (required(option)) {
      case IntegerNode n -> Integer.toString(n.ival());
      case FloatNode n -> n.fval();
      case BooleanNode n -> Boolean.toString(n.boolval());
      case StringNode n -> n.sval();
      case TypeName n -> String.join(".", n.names());
      case NodeList n -> String.join(".", n.strings());
      case A_Star _ -> "*";
      default -> throw PgException.internal("unrecognized node type");
    };
  }

  /// A value as text; null without one.
  public static @Nullable String textOrNull(DefElem option) {
    return option.arg() == null ? null : text(option);
  }

  /// Yes or no; an option without a value says yes.
  public static boolean bool(DefElem option) {
    Node value = option.arg();
    if (value == null) {
      return true;
    }
    if (value instanceof IntegerNode n && (n.ival() == 0 || n.ival() == 1)) {
      return n.ival() == 1;
    }
    if (!(value instanceof IntegerNode)) {
      switch (text(option).toLowerCase(Locale.ROOT)) {
        case "true", "on" -> {
          return true;
        }
        case "false", "off" -> {
          return false;
        }
        default -> {}
      }
    }
    throw syntax("%s requires a Boolean value".formatted(option.defname()));
  }

  /// A whole number of 32 bits.
  public static int integer(DefElem option) {
    if (required(option) instanceof IntegerNode n) {
      return n.ival();
    }
    throw syntax("%s requires an integer value".formatted(option.defname()));
  }

  /// A whole number of 64 bits.
  public static long longInteger(DefElem option) {
    return switch (required(option)) {
      case IntegerNode n -> n.ival();
      case FloatNode n -> {
        try {
          yield Long.parseLong(n.fval());
        } catch (NumberFormatException _) {
          throw new PgException(
              n.fval().matches("[+-]?[0-9]+")
                  ? SqlState.NUMERIC_VALUE_OUT_OF_RANGE
                  : SqlState.INVALID_TEXT_REPRESENTATION,
              n.fval().matches("[+-]?[0-9]+")
                  ? "value \"%s\" is out of range for type bigint".formatted(n.fval())
                  : "invalid input syntax for type bigint: \"%s\"".formatted(n.fval()));
        }
      }
      default -> throw syntax("%s requires a numeric value".formatted(option.defname()));
    };
  }

  /// An OID, as a number without a sign.
  public static long objectId(DefElem option) {
    return switch (required(option)) {
      case IntegerNode n -> Integer.toUnsignedLong(n.ival());
      case FloatNode n -> objectId(n.fval());
      default -> throw syntax("%s requires a numeric value".formatted(option.defname()));
    };
  }

  private static long objectId(String text) {
    if (!text.matches("[0-9]+")) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input syntax for type oid: \"%s\"".formatted(text));
    }
    if (text.length() > 10 || Long.parseLong(text) > 0xffff_ffffL) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "value \"%s\" is out of range for type oid".formatted(text));
    }
    return Long.parseLong(text);
  }

  /// The error for an option that is given twice.
  public static PgException conflicting(DefElem option, String text) {
    return Definer.at(text, option.location(), syntax("conflicting or redundant options"));
  }
}
