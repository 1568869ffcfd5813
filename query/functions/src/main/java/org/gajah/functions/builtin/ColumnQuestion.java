package org.gajah.functions.builtin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// `has_column_privilege` and `has_any_column_privilege` (`utils/adt/acl.c`). The name in `prosrc`
/// says how user, table and column are given: the user, where there is one, and the table by `id`
/// or `name`, the column by `attnum` or `name`.
public final class ColumnQuestion extends RowRunner {
  private static final Pattern ANY =
      Pattern.compile("has_any_column_privilege_(?:(id|name)_)?(id|name)");
  private static final Pattern ONE =
      Pattern.compile("has_column_privilege_(?:(id|name)_)?(id|name)_(attnum|name)");
  private static final List<Privilege> ALLOWED =
      List.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.REFERENCES);

  private final @Nullable String user;
  private final String table;
  private final @Nullable String column;

  private ColumnQuestion(@Nullable String user, String table, @Nullable String column) {
    this.user = user;
    this.table = table;
    this.column = column;
  }

  /// What answers a question, or null where the name asks none.
  ///
  /// @param source name in `prosrc`
  public static @Nullable ColumnQuestion of(String source) {
    Matcher any = ANY.matcher(source);
    if (any.matches()) {
      return new ColumnQuestion(any.group(1), any.group(2), null);
    }
    Matcher one = ONE.matcher(source);
    return one.matches() ? new ColumnQuestion(one.group(1), one.group(2), one.group(3)) : null;
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    int next = 0;
    int role = context.session().currentUser();
    if (user != null) {
      role =
          user.equals("id")
              ? (int) number(arguments, next, row)
              : PrivilegeFunctions.role(context, bytes(arguments, next, row));
      next++;
    }
    int relation =
        table.equals("id")
            ? (int) number(arguments, next, row)
            : Definitions.relation(context, bytes(arguments, next, row), false);
    next++;
    int attribute = column == null ? 0 : column(context, arguments, next++, row, relation);
    long mask = PrivilegeFunctions.mask(bytes(arguments, next, row), ALLOWED);
    Boolean answer =
        column == null
            ? anyColumn(context, relation, role, mask)
            : oneColumn(context, relation, attribute, role, mask);
    if (answer == null) {
      result.setNull(row);
    } else {
      ((LongVector) result).setBoolean(row, answer);
    }
  }

  private static Privileges privileges(FunctionContext context) {
    return context.names().namespaces().privileges();
  }

  /// The column's number; 0 for one that was dropped or never was, where that is no fault.
  private int column(
      FunctionContext context, Vector[] arguments, int index, int row, int relation) {
    if ("attnum".equals(column)) {
      return (int) number(arguments, index, row);
    }
    String name = Texts.of(bytes(arguments, index, row));
    PgAttribute found = context.catalog().find(SysCache.ATTNAME, relation, name);
    if (found != null) {
      return found.attisdropped() ? 0 : found.attnum();
    }
    PgClass owner = context.catalog().find(SysCache.RELOID, relation);
    if (owner == null) {
      return 0;
    }
    throw new PgException(
        SqlState.UNDEFINED_COLUMN,
        "column \"%s\" of relation \"%s\" does not exist".formatted(name, owner.relname()));
  }

  private static @Nullable Boolean anyColumn(
      FunctionContext context, int relation, int role, long mask) {
    if (context.catalog().find(SysCache.RELOID, relation) == null) {
      return null;
    }
    return privileges(context).mask(ObjectType.OBJECT_TABLE, relation, role, mask, false) != 0
        || privileges(context).mayColumns(relation, role, mask, false);
  }

  private static @Nullable Boolean oneColumn(
      FunctionContext context, int relation, int column, int role, long mask) {
    if (column == 0 || context.catalog().find(SysCache.RELOID, relation) == null) {
      return null;
    }
    PgAttribute row = context.catalog().find(SysCache.ATTNUM, relation, (short) column);
    // Who may do it to the whole table is not asked for the column's list, but it must be there.
    if (row == null || row.attisdropped()) {
      return null;
    }
    return privileges(context).mask(ObjectType.OBJECT_TABLE, relation, role, mask, false) != 0
        || privileges(context).mayColumn(relation, column, role, mask);
  }
}
