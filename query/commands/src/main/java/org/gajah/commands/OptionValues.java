package org.gajah.commands;

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

/// What is written behind an option of a command. Mirrors `commands/define.c`.
public final class OptionValues {
  private OptionValues() {}

  /// The value as text.
  ///
  /// @throws PgException 42601 when there is none
  public static String text(DefElem option) {
    Node value = option.arg();
    return switch (value) {
      case null ->
          throw new PgException(SqlState.SYNTAX_ERROR, option.defname() + " requires a parameter");
      case IntegerNode number -> Integer.toString(number.ival());
      case FloatNode number -> number.fval();
      case BooleanNode bool -> Boolean.toString(bool.boolval());
      case StringNode text -> text.sval();
      case TypeName name -> String.join(".", name.names());
      case NodeList list -> String.join(".", list.strings());
      case A_Star _ -> "*";
      default -> throw PgException.internal("unrecognized node type: " + value.label());
    };
  }

  /// The value as a truth value; true when there is none.
  ///
  /// @throws PgException 42601
  public static boolean flag(DefElem option) {
    Boolean known = flagOrNull(option);
    if (known == null) {
      throw new PgException(SqlState.SYNTAX_ERROR, option.defname() + " requires a Boolean value");
    }
    return known;
  }

  /// The value as a truth value, or null when it is none.
  public static @org.jspecify.annotations.Nullable Boolean flagOrNull(DefElem option) {
    return switch (option.arg()) {
      case null -> true;
      case IntegerNode number when number.ival() == 0 || number.ival() == 1 -> number.ival() == 1;
      case IntegerNode _ -> null;
      default ->
          switch (text(option).toLowerCase(Locale.ROOT)) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> null;
          };
    };
  }

  /// An option that is said twice.
  public static PgException conflicting(DefElem option) {
    return new PgException(SqlState.SYNTAX_ERROR, "conflicting or redundant options");
  }
}
