package org.gajah.engine.routine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.CallSite;

/// Looks at the body of a function that has just been stored. Mirrors `fmgr_sql_validator` and
/// `fmgr_internal_validator` of `catalog/pg_proc.c`.
public final class FunctionValidator {
  private static final int LANGUAGE_SQL = 14;

  private final SessionScope session;

  public FunctionValidator(SessionScope session) {
    this.session = session;
  }

  /// @param command the text of the command that stored it, into which faults point
  public void check(PgProc function, String command) {
    if (function.prolang() == FunctionRegistry.LANGUAGE_INTERNAL) {
      checkInternal(function);
    } else if (function.prolang() == LANGUAGE_SQL) {
      checkTypes(function);
      if (session.context().settings().is(Settings.CHECK_FUNCTION_BODIES)) {
        new Guise(session)
            .withSettings(
                function.proconfig(),
                () -> {
                  checkBody(function, command);
                  return function;
                });
      }
    }
  }

  private void checkInternal(PgProc function) {
    for (PgProc row : session.catalog().all(PgProc.TABLE)) {
      if (row.prolang() == FunctionRegistry.LANGUAGE_INTERNAL
          && row.oid() != function.oid()
          && row.prosrc().equals(function.prosrc())) {
        return;
      }
    }
    throw new PgException(
        SqlState.UNDEFINED_FUNCTION,
        "there is no built-in function named \"%s\"".formatted(function.prosrc()));
  }

  // Functions in SQL

  private void checkTypes(PgProc function) {
    int result = function.prorettype();
    if (isPseudo(result)
        && result != TypeOid.RECORD
        && result != TypeOid.VOID
        && !Types.isPolymorphic(result)) {
      throw invalid("SQL functions cannot return type " + name(result));
    }
    for (int argument : function.proargtypes()) {
      if (isPseudo(argument) && !Types.isPolymorphic(argument)) {
        throw invalid("SQL functions cannot have arguments of type " + name(argument));
      }
    }
  }

  private boolean isPseudo(int type) {
    return session.catalog().get(SysCache.TYPEOID, type).typtype() == PgType.TYPTYPE_PSEUDO;
  }

  private String name(int type) {
    return new TypeNames(new Types(session.catalog()), session.names()).format(type);
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_FUNCTION_DEFINITION, message);
  }

  private void checkBody(PgProc function, String command) {
    List<Integer> arguments = new ArrayList<>();
    boolean polymorphic = false;
    for (int type : function.proargtypes()) {
      arguments.add(type);
      polymorphic |= Types.isPolymorphic(type);
    }
    try {
      if (polymorphic) {
        session.parse(function.prosrc());
      } else {
        int result = function.prorettype();
        new SqlBodyReader(session).check(new CallSite(function, arguments, result, 0, false));
      }
    } catch (PgException fault) {
      throw located(fault, function, command);
    }
  }

  /// A fault that points into the body points to the same place in the command, where the body is
  /// found there.
  private static PgException located(PgException fault, PgProc function, String command) {
    String position = fault.field(ErrorField.POSITION);
    if (position != null) {
      int at = place(function.prosrc(), command, Integer.parseInt(position));
      if (at > 0) {
        return fault.movePosition(at);
      }
    }
    return fault.within(function.prosrc()).where("SQL function \"" + function.proname() + "\"");
  }

  /// Where a character of the body, counted from 1, is in the command; 0 where the body is not
  /// there just once.
  private static int place(String body, String command, int position) {
    int found = 0;
    for (int i = 0; i < command.length(); i++) {
      int at =
          switch (command.charAt(i)) {
            case '$' ->
                command.startsWith(body + "$", i + 1)
                    ? command.codePointCount(0, i + 1) + position
                    : 0;
            case '\'' -> inLiteral(body, command, i + 1, position);
            default -> 0;
          };
      if (at > 0) {
        if (found > 0) {
          return 0;
        }
        found = at;
      }
    }
    return found;
  }

  /// The same where a literal in quotes starts, in which quotes and backslashes are doubled.
  private static int inLiteral(String body, String command, int start, int position) {
    int at = start;
    int result = 0;
    int character = 0;
    for (int i = 0; i < body.length(); i++) {
      character += Character.isLowSurrogate(body.charAt(i)) ? 0 : 1;
      if (character == position && result == 0) {
        result = command.codePointCount(0, at) + 1;
      }
      if (at < command.length() && command.charAt(at) == '\\') {
        at++;
      }
      if (command.startsWith("''", at)) {
        at++;
      }
      if (at >= command.length() || command.charAt(at++) != body.charAt(i)) {
        return 0;
      }
    }
    if (!command.startsWith("'", at) || command.startsWith("''", at)) {
      return 0;
    }
    return result == 0 ? command.codePointCount(0, at) + 1 : result;
  }
}
