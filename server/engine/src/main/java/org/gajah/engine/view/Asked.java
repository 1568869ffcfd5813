package org.gajah.engine.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.catalog.privilege.Roles;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.SessionTables;
import org.jspecify.annotations.Nullable;

/// A call of a function that answers rows: who asks, and with which arguments.
///
/// @param arguments as [SessionTables#rows] has them
record Asked(SessionScope session, List<@Nullable Object> arguments) {
  /// A row of values that [SessionTables#rows] allows.
  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  Roles roles() {
    return session.namespaces().privileges().roles();
  }

  /// Whether the session's role has the privileges of another.
  boolean has(int role) {
    return roles().hasPrivilegesOf(session.user(), role);
  }

  boolean isNull(int index) {
    return arguments.get(index) == null;
  }

  long number(int index) {
    if (arguments.get(index) instanceof Long value) {
      return value;
    }
    throw otherKind(index);
  }

  boolean flag(int index) {
    return number(index) != 0;
  }

  Slice bytes(int index) {
    if (arguments.get(index) instanceof Slice value) {
      return value;
    }
    throw otherKind(index);
  }

  String text(int index) {
    Slice value = bytes(index);
    return new String(value.array(), value.from(), value.length(), StandardCharsets.UTF_8);
  }

  private static PgException otherKind(int index) {
    return PgException.internal("argument " + index + " is of another kind");
  }
}
