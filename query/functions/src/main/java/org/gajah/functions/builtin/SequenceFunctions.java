package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.OwnedSequences;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Sequences.
public final class SequenceFunctions {
  private SequenceFunctions() {}

  @PgFunction("nextval_oid")
  public static long next(FunctionContext context, int sequence) {
    return context.sequences().next(sequence, true);
  }

  @PgFunction("currval_oid")
  public static long current(FunctionContext context, int sequence) {
    return context.sequences().current(sequence);
  }

  @PgFunction("lastval")
  public static long last(FunctionContext context) {
    return context.sequences().last();
  }

  @PgFunction("setval_oid")
  public static long set(FunctionContext context, int sequence, long value) {
    context.sequences().set(sequence, value, true);
    return value;
  }

  @PgFunction("setval3_oid")
  public static long set(FunctionContext context, int sequence, long value, boolean isCalled) {
    context.sequences().set(sequence, value, isCalled);
    return value;
  }

  @PgFunction("pg_sequence_last_value")
  public static @Nullable Long stored(FunctionContext context, int sequence) {
    return context.sequences().stored(sequence);
  }

  /// The sequence that belongs to a column, as its default or as its identity.
  @PgFunction("pg_get_serial_sequence")
  public static boolean ofColumn(FunctionContext context, Slice table, Slice column, ByteSink out) {
    int relation = Definitions.relation(context, table, false);
    PgAttribute attribute = context.catalog().find(SysCache.ATTNAME, relation, Texts.of(column));
    if (attribute == null || attribute.attisdropped()) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist"
              .formatted(
                  Texts.of(column), context.catalog().get(SysCache.RELOID, relation).relname()));
    }
    PgClass found = OwnedSequences.ofColumn(context.catalog(), relation, attribute.attnum());
    if (found == null) {
      return false;
    }
    String schema = context.catalog().get(SysCache.NAMESPACEOID, found.relnamespace()).nspname();
    return Texts.put(QualifiedName.quote(schema, found.relname()), out);
  }
}
