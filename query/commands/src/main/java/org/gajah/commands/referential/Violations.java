package org.gajah.commands.referential;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.functions.TypeText;
import org.gajah.nodes.kinds.ObjectType;

/// What is said of rows that break a foreign key. Mirrors `ri_ReportViolation()`.
final class Violations {
  private static final long SELECT = 2;

  private final CommandContext context;
  private final ForeignKey key;

  Violations(CommandContext context, ForeignKey key) {
    this.context = context;
    this.key = key;
  }

  /// A row points to nothing.
  ///
  /// @param values of the referencing columns, at row 0
  PgException missing(Vector[] values) {
    String shown = shown(key.referencing(), key.referencingNumbers(), values);
    return placed(
        new PgException(
                SqlState.FOREIGN_KEY_VIOLATION,
                "insert or update on table \"%s\" violates foreign key constraint \"%s\""
                    .formatted(key.referencing().name(), key.row().conname()))
            .detail(
                "Key%s is not present in table \"%s\".".formatted(shown, key.referenced().name())));
  }

  /// A row that is gone is pointed to.
  ///
  /// @param values of the referenced columns, at row 0
  PgException stillReferenced(Vector[] values) {
    String shown = shown(key.referenced(), key.referencedNumbers(), values);
    return placed(
        new PgException(
                SqlState.FOREIGN_KEY_VIOLATION,
                "update or delete on table \"%s\" violates foreign key constraint \"%s\" on table"
                        .formatted(key.referenced().name(), key.row().conname())
                    + " \""
                    + key.referencing().name()
                    + "\"")
            .detail(
                "Key%s is still referenced from table \"%s\"."
                    .formatted(shown, key.referencing().name())));
  }

  /// MATCH FULL, and only a part of the columns is null.
  PgException mixedNulls() {
    return placed(
        new PgException(
                SqlState.FOREIGN_KEY_VIOLATION,
                "insert or update on table \"%s\" violates foreign key constraint \"%s\""
                    .formatted(key.referencing().name(), key.row().conname()))
            .detail("MATCH FULL does not allow mixing of null and nonnull key values."));
  }

  private PgException placed(PgException fault) {
    int schema = key.referencing().namespace();
    return fault
        .with(ErrorField.SCHEMA, context.catalog().get(SysCache.NAMESPACEOID, schema).nspname())
        .with(ErrorField.TABLE, key.referencing().name())
        .with(ErrorField.CONSTRAINT, key.row().conname());
  }

  /// The key as ` (column, ...)=(value, ...)`; nothing where the user may not see it.
  private String shown(Relation relation, short[] numbers, Vector[] values) {
    if (!mayShow(relation, numbers)) {
      return "";
    }
    StringBuilder names = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      String comma = i == 0 ? "" : ", ";
      names.append(comma).append(relation.column(numbers[i]).attname());
      texts.append(comma).append(text(values[i], relation.column(numbers[i]).atttypid()));
    }
    return " (" + names + ")=(" + texts + ")";
  }

  private String text(Vector value, int type) {
    if (value.isNull(0)) {
      return "null";
    }
    ByteSink out = new ByteSink(64);
    new TypeText(context.registry(), context.functions(), type)
        .print(context.functions(), value, 0, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private boolean mayShow(Relation relation, short[] numbers) {
    Privileges privileges = context.namespaces().privileges();
    if (privileges.may(ObjectType.OBJECT_TABLE, relation.oid(), Privilege.SELECT)) {
      return true;
    }
    for (short number : numbers) {
      if (!privileges.mayColumn(relation.oid(), number, context.user(), SELECT)) {
        return false;
      }
    }
    return true;
  }
}
