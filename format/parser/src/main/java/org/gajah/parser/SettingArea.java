package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.nodes.kinds.IntervalField;
import org.gajah.nodes.kinds.VariableSetKind;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// SET, RESET and SHOW.
final class SettingArea extends Area {
  SettingArea(Parser parser) {
    super(parser);
  }

  private static VariableSetStmt set(VariableSetKind kind, String name, List<? extends Node> args) {
    return new VariableSetStmt(kind, name, List.copyOf(args), false);
  }

  private static VariableSetStmt value(String name, Node value) {
    return set(VariableSetKind.VAR_SET_VALUE, name, List.of(value));
  }

  private static VariableSetStmt byDefault(String name) {
    return set(VariableSetKind.VAR_SET_DEFAULT, name, List.of());
  }

  // SET

  Statement set() {
    skip();
    if (at(CONSTRAINTS) && !nameFollowed()) {
      return constraints();
    }
    boolean local = at(LOCAL) && !nameFollowed();
    if (local || at(SESSION) && !nameFollowed() && !atSessionWord()) {
      skip();
    }
    VariableSetStmt set = setRest();
    return local ? set.toBuilder().is_local(true).build() : set;
  }

  /// Whether the current token is the name of a setting, as the token behind it shows.
  private boolean nameFollowed() {
    return switch (peek()) {
      case EQUALS, TO, DOT, FROM -> true;
      default -> false;
    };
  }

  private boolean atSessionWord() {
    return peek() == CHARACTERISTICS && tokens.peekSecond() == AS || peek() == AUTHORIZATION;
  }

  private Statement constraints() {
    skip();
    List<RangeVar> constraints = accept(ALL) ? List.of() : parser.names.qualifiedNames();
    boolean deferred = accept(DEFERRED);
    if (!deferred) {
      expect(IMMEDIATE);
    }
    return new ConstraintsSetStmt(constraints, deferred);
  }

  /// What may follow SET: `set_rest`.
  VariableSetStmt setRest() {
    if (nameFollowed()) {
      return setRestMore();
    }
    if (at(TRANSACTION) && peek() != SNAPSHOT) {
      skip();
      return set(VariableSetKind.VAR_SET_MULTI, "TRANSACTION", modes());
    }
    if (at(SESSION, CHARACTERISTICS)) {
      expect(SESSION, CHARACTERISTICS);
      expect(AS, TRANSACTION);
      return set(VariableSetKind.VAR_SET_MULTI, "SESSION CHARACTERISTICS", modes());
    }
    return setRestMore();
  }

  /// What may follow SET in any place: `set_rest_more`.
  VariableSetStmt setRestMore() {
    if (nameFollowed()) {
      return generic();
    }
    return switch (token()) {
      case TIME -> timeZone();
      case CATALOG_P -> {
        skip();
        int namePlace = start();
        string();
        throw error(
            SqlState.FEATURE_NOT_SUPPORTED, "current database cannot be changed", namePlace);
      }
      case SCHEMA -> {
        skip();
        int namePlace = start();
        yield value("search_path", Make.string(string(), namePlace));
      }
      case NAMES -> names();
      case ROLE -> {
        skip();
        int rolePlace = start();
        yield value("role", Make.string(parser.names.nonReservedWordOrString(), rolePlace));
      }
      case SESSION -> authorization();
      case XML_P -> {
        expect(XML_P, OPTION);
        int optionPlace = start();
        boolean document = accept(DOCUMENT_P);
        if (!document) {
          expect(CONTENT_P);
        }
        yield value("xmloption", Make.string(document ? "DOCUMENT" : "CONTENT", optionPlace));
      }
      case TRANSACTION -> {
        expect(TRANSACTION, SNAPSHOT);
        int namePlace = start();
        A_Const snapshot = Make.string(string(), namePlace);
        yield set(VariableSetKind.VAR_SET_MULTI, "TRANSACTION SNAPSHOT", List.of(snapshot));
      }
      default -> generic();
    };
  }

  private VariableSetStmt generic() {
    String name = variable();
    if (accept(FROM)) {
      expect(CURRENT_P);
      return set(VariableSetKind.VAR_SET_CURRENT, name, List.of());
    }
    return assigned(name);
  }

  private VariableSetStmt assigned(String name) {
    if (!accept(TO)) {
      expect(EQUALS);
    }
    return accept(DEFAULT)
        ? byDefault(name)
        : set(VariableSetKind.VAR_SET_VALUE, name, commaList(this::variableValue));
  }

  /// The name of a setting, with its dots.
  String variable() {
    StringBuilder name = new StringBuilder(parser.names.colId());
    while (accept(DOT)) {
      name.append('.').append(parser.names.colId());
    }
    return name.toString();
  }

  private A_Const variableValue() {
    int place = start();
    return parser.optionLists.atNumber()
        ? new A_Const(parser.optionLists.number(), false, place)
        : Make.string(parser.optionLists.booleanOrString(), place);
  }

  private VariableSetStmt timeZone() {
    expect(TIME, ZONE);
    Node zone = zone();
    return zone == null ? byDefault("timezone") : value("timezone", zone);
  }

  private @Nullable Node zone() {
    int place = start();
    switch (token()) {
      case SCONST, IDENT:
        return Make.string(next().name(), place);
      case DEFAULT, LOCAL:
        skip();
        return null;
      case INTERVAL:
        return zoneInterval(place);
      default:
        return new A_Const(parser.optionLists.number(), false, place);
    }
  }

  private Expr zoneInterval(int place) {
    skip();
    boolean precise = at(LPAREN);
    Expr zone = parser.types.intervalLiteral(place);
    if (!precise && zone instanceof TypeCast cast && !cast.typeName().typmods().isEmpty()) {
      checkZone(cast.typeName().typmods().getFirst());
    }
    return zone;
  }

  private void checkZone(Expr fields) {
    int hour = 1 << IntervalField.HOUR;
    int hourToMinute = hour | 1 << IntervalField.MINUTE;
    if (fields instanceof A_Const constant
        && constant.val() instanceof IntegerNode(int mask)
        && (mask & ~hourToMinute) != 0) {
      throw syntaxError("time zone interval must be HOUR or HOUR TO MINUTE", constant.location());
    }
  }

  private VariableSetStmt names() {
    skip();
    if (at(SCONST)) {
      int place = start();
      return value("client_encoding", Make.string(string(), place));
    }
    optional(DEFAULT);
    return byDefault("client_encoding");
  }

  private VariableSetStmt authorization() {
    expect(SESSION, AUTHORIZATION);
    if (accept(DEFAULT)) {
      return byDefault("session_authorization");
    }
    int place = start();
    return value(
        "session_authorization", Make.string(parser.names.nonReservedWordOrString(), place));
  }

  // Transaction modes

  /// One or more modes, with or without commas between them.
  List<DefElem> modes() {
    List<DefElem> modes = new ArrayList<>();
    do {
      modes.add(mode());
    } while (accept(COMMA) || atMode());
    return modes;
  }

  List<DefElem> optionalModes() {
    return atMode() ? modes() : List.of();
  }

  private boolean atMode() {
    return switch (token()) {
      case ISOLATION, READ, DEFERRABLE, NOT -> true;
      default -> false;
    };
  }

  private DefElem mode() {
    int place = start();
    if (!atMode()) {
      throw unexpected();
    }
    return switch (next().token()) {
      case ISOLATION -> {
        expect(LEVEL);
        int levelPlace = start();
        yield Make.option("transaction_isolation", Make.string(level(), levelPlace), place);
      }
      case READ -> {
        boolean readOnly = accept(ONLY);
        if (!readOnly) {
          expect(WRITE);
        }
        yield Make.option("transaction_read_only", Make.integer(readOnly ? 1 : 0, place), place);
      }
      case DEFERRABLE -> Make.option("transaction_deferrable", Make.integer(1, place), place);
      default -> {
        expect(DEFERRABLE);
        yield Make.option("transaction_deferrable", Make.integer(0, place), place);
      }
    };
  }

  private String level() {
    switch (token()) {
      case READ:
        skip();
        if (accept(UNCOMMITTED)) {
          return "read uncommitted";
        }
        expect(COMMITTED);
        return "read committed";
      case REPEATABLE:
        expect(REPEATABLE, READ);
        return "repeatable read";
      default:
        expect(SERIALIZABLE);
        return "serializable";
    }
  }

  // RESET and SHOW

  VariableSetStmt reset() {
    skip();
    return at(ALL) ? plainReset() : set(VariableSetKind.VAR_RESET, settingName(), List.of());
  }

  /// A setting or ALL, behind RESET: `generic_reset`.
  VariableSetStmt plainReset() {
    if (accept(ALL)) {
      return new VariableSetStmt(VariableSetKind.VAR_RESET_ALL, null, List.of(), false);
    }
    return set(VariableSetKind.VAR_RESET, variable(), List.of());
  }

  /// A setting and its value: `generic_set`.
  VariableSetStmt plainSet() {
    String name = variable();
    if (at(FROM)) {
      throw unexpected();
    }
    return assigned(name);
  }

  Statement show() {
    skip();
    return new VariableShowStmt(accept(ALL) ? "all" : settingName());
  }

  private String settingName() {
    Token second = peek();
    if (at(TIME) && second == ZONE) {
      expect(TIME, ZONE);
      return "timezone";
    }
    if (at(TRANSACTION) && second == ISOLATION) {
      expect(TRANSACTION, ISOLATION, LEVEL);
      return "transaction_isolation";
    }
    if (at(SESSION) && second == AUTHORIZATION) {
      expect(SESSION, AUTHORIZATION);
      return "session_authorization";
    }
    return variable();
  }
}
