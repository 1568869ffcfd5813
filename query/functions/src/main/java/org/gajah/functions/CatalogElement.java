package org.gajah.functions;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.Alignment;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.builtin.TypeDescriptions;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// A type as an element of arrays and the like, with the functions that the catalogs name.
final class CatalogElement implements BoundElement {
  private static final int LENGTH_CSTRING = -2;

  private final FunctionRegistry registry;
  private final PgType type;
  private final int collation;
  private @Nullable FunctionContext context;
  private @Nullable TypeText text;
  private @Nullable ValueCall comparison;
  private @Nullable ValueCall equality;
  private @Nullable ValueCall hash;
  private @Nullable ValueCall hashExtended;

  /// @param collation OID of the collation of the call
  CatalogElement(FunctionRegistry registry, PgType type, int collation) {
    this.registry = registry;
    this.type = type;
    this.collation = collation;
  }

  @Override
  public void enter(FunctionContext newContext) {
    context = newContext;
  }

  private FunctionContext session() {
    FunctionContext current = context;
    if (current == null) {
      throw new IllegalStateException("no session");
    }
    return current;
  }

  private CatalogSource catalog() {
    return session().catalog();
  }

  @Override
  public int oid() {
    return type.oid();
  }

  @Override
  public int length() {
    return type.typlen();
  }

  @Override
  public int alignment() {
    return Alignment.bytes(type.typalign());
  }

  @Override
  public String nameOf(int oid) {
    return TypeDescriptions.names(session()).formatOrQuestionMarks(oid, -1, false);
  }

  @Override
  public byte delimiter() {
    return (byte) type.typdelim();
  }

  @Override
  public String name() {
    return TypeNames.format(session(), type.oid());
  }

  private TypeText text() {
    TypeText known = text;
    if (known == null) {
      known = new TypeText(registry, session(), type.oid());
      text = known;
    }
    return known;
  }

  @Override
  public void parse(byte[] array, int from, int length, int typmod, ByteSink out) {
    append(text().parse(session(), array, from, length, typmod), out);
  }

  @Override
  public void readNull(int typmod) {
    if (type.typtype() == PgType.TYPTYPE_DOMAIN) {
      text().parseNull(session(), typmod);
    }
  }

  private void append(Vector result, ByteSink out) {
    if (result.isNull(0)) {
      throw PgException.internal("null element");
    }
    switch (result) {
      case LongVector longs -> StoredValues.put(longs.get(0), type.typlen(), out);
      case BytesVector bytes -> out.putBytes(bytes.array(), bytes.from(0), bytes.length(0));
    }
  }

  @Override
  public void print(byte[] array, int from, int length, ByteSink out) {
    if (type.typlen() == LENGTH_CSTRING) {
      out.putBytes(array, from, length);
    } else {
      text().printStored(session(), array, from, length, out);
    }
  }

  @Override
  public void receive(byte[] message, int from, int length, int typmod, ByteSink out) {
    append(text().receive(session(), message, from, length, typmod), out);
  }

  @Override
  public void send(byte[] array, int from, int length, ByteSink out) {
    text().sendStored(session(), array, from, length, out);
  }

  private ValueCall binary(int function, String missing, int result) {
    if (function == 0) {
      throw new PgException(SqlState.UNDEFINED_FUNCTION, missing + name());
    }
    ScalarCall call =
        registry.prepare(session(), function, List.of(type.oid(), type.oid()), result, collation);
    return new ValueCall(call, type.typbyval(), type.typbyval());
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    ValueCall call = comparison;
    if (call == null) {
      call =
          binary(
              TypeFunctions.comparison(catalog(), type.oid()),
              "could not identify a comparison function for type ",
              TypeOid.INT4);
      comparison = call;
    }
    return (int) pair(call, a, aFrom, aLength, b, bFrom, bLength);
  }

  @Override
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    ValueCall call = equality;
    if (call == null) {
      call =
          binary(
              TypeFunctions.equality(catalog(), type.oid()),
              "could not identify an equality operator for type ",
              TypeOid.BOOL);
      equality = call;
    }
    return pair(call, a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  private long pair(
      ValueCall call, byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return call.setStored(0, a, aFrom, aLength, type.typlen())
        .setStored(1, b, bFrom, bLength, type.typlen())
        .callLong(session());
  }

  private int hashFunction(boolean extended) {
    int function =
        extended
            ? TypeFunctions.hashExtended(catalog(), type.oid())
            : TypeFunctions.hash(catalog(), type.oid());
    if (function == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "could not identify "
              + (extended ? "an extended hash function" : "a hash function")
              + " for type "
              + name());
    }
    return function;
  }

  @Override
  public int hash(byte[] array, int from, int length) {
    ValueCall call = hash;
    if (call == null) {
      call =
          new ValueCall(
              registry.prepare(
                  session(), hashFunction(false), List.of(type.oid()), TypeOid.INT4, collation),
              type.typbyval());
      hash = call;
    }
    return (int) call.setStored(0, array, from, length, type.typlen()).callLong(session());
  }

  @Override
  public long hashExtended(byte[] array, int from, int length, long seed) {
    ValueCall call = hashExtended;
    if (call == null) {
      call =
          new ValueCall(
              registry.prepare(
                  session(),
                  hashFunction(true),
                  List.of(type.oid(), TypeOid.INT8),
                  TypeOid.INT8,
                  collation),
              type.typbyval(),
              true);
      hashExtended = call;
    }
    return call.setStored(0, array, from, length, type.typlen()).set(1, seed).callLong(session());
  }
}
