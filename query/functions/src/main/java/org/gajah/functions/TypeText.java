package org.gajah.functions;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// The input and output functions of a type: from text and binary form into a value and back.
/// Belongs to one thread. Mirrors `getTypeInputInfo()` and its like of `utils/cache/lsyscache.c`.
public final class TypeText {
  private final FunctionRegistry registry;
  private final PgType type;
  private final int parameter;
  private boolean isBusy;
  private @Nullable ValueCall input;
  private @Nullable ValueCall output;
  private @Nullable ValueCall receive;
  private @Nullable ValueCall send;

  public TypeText(FunctionRegistry registry, FunctionContext context, int type) {
    this.registry = registry;
    this.type = context.catalog().get(SysCache.TYPEOID, type);
    parameter = this.type.typelem() != 0 ? this.type.typelem() : type;
  }

  /// Whether values are passed by value.
  public boolean byValue() {
    return type.typbyval();
  }

  private ValueCall incoming(FunctionContext context, int function, int source, String kind) {
    if (function == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "no " + kind + " function available for type " + TypeNames.format(context, type.oid()));
    }
    int count = context.catalog().get(SysCache.PROCOID, function).pronargs();
    List<Integer> types = List.of(source, TypeOid.OID, TypeOid.INT4).subList(0, count);
    boolean[] byValue = new boolean[count];
    for (int i = 1; i < count; i++) {
      byValue[i] = true;
    }
    return new ValueCall(
        registry.prepare(context, function, types, type.oid(), type.typcollation()), byValue);
  }

  private Vector call(
      FunctionContext context, ValueCall call, byte[] array, int from, int length, int typmod) {
    return call(context, call.set(0, array, from, length), typmod);
  }

  private Vector call(FunctionContext context, ValueCall call, int typmod) {
    if (call.count() > 1) {
      call.set(1, parameter);
    }
    if (call.count() > 2) {
      call.set(2, typmod);
    }
    isBusy = true;
    try {
      return call.call(context);
    } finally {
      isBusy = false;
    }
  }

  /// Whether an input function is at work: the checks of a domain may read further values.
  boolean isBusy() {
    return isBusy;
  }

  /// What the input function makes of a value that is not there: NULL, which a domain may refuse.
  ///
  /// @return at row 0 of a vector, until the next call
  public Vector parseNull(FunctionContext context, int typmod) {
    return call(context, inputCall(context).setNull(0), typmod);
  }

  private ValueCall inputCall(FunctionContext context) {
    ValueCall known = input;
    if (known == null) {
      known = incoming(context, type.typinput(), TypeOid.CSTRING, "input");
      input = known;
    }
    return known;
  }

  /// The value that a text in the database's encoding stands for, at row 0 of a vector until the
  /// next call.
  public Vector parse(FunctionContext context, byte[] text, int from, int length, int typmod) {
    return call(context, inputCall(context), text, from, length, typmod);
  }

  /// The value that a binary message stands for, at row 0 of a vector until the next call.
  public Vector receive(FunctionContext context, byte[] message, int from, int length, int typmod) {
    ValueCall known = receive;
    if (known == null) {
      known = incoming(context, type.typreceive(), TypeOid.INTERNAL, "binary input");
      receive = known;
    }
    return call(context, known, message, from, length, typmod);
  }

  private ValueCall outgoing(FunctionContext context, int function, int result, String kind) {
    if (function == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "no " + kind + " function available for type " + TypeNames.format(context, type.oid()));
    }
    return new ValueCall(
        registry.prepare(context, function, List.of(type.oid()), result, type.typcollation()),
        type.typbyval());
  }

  private ValueCall output(FunctionContext context) {
    ValueCall known = output;
    if (known == null) {
      known = outgoing(context, type.typoutput(), TypeOid.CSTRING, "output");
      output = known;
    }
    return known;
  }

  private ValueCall send(FunctionContext context) {
    ValueCall known = send;
    if (known == null) {
      known = outgoing(context, type.typsend(), TypeOid.BYTEA, "binary output");
      send = known;
    }
    return known;
  }

  /// Appends the text of a value, which is not null, in the database's encoding.
  public void print(FunctionContext context, Vector vector, int row, ByteSink out) {
    outgoing(context, output(context), vector, row, out);
  }

  /// Appends the binary form of a value, which is not null.
  public void send(FunctionContext context, Vector vector, int row, ByteSink out) {
    outgoing(context, send(context), vector, row, out);
  }

  private static void outgoing(
      FunctionContext context, ValueCall call, Vector vector, int row, ByteSink out) {
    call.setFrom(context, 0, vector, row);
    call.callBytes(context, out);
  }

  void printStored(FunctionContext context, byte[] array, int from, int length, ByteSink out) {
    output(context).setStored(0, array, from, length, type.typlen()).callBytes(context, out);
  }

  void sendStored(FunctionContext context, byte[] array, int from, int length, ByteSink out) {
    send(context).setStored(0, array, from, length, type.typlen()).callBytes(context, out);
  }

  /// A vector that holds a value of this type.
  public Vector newVector(int rows) {
    return type.typbyval() ? new LongVector(rows) : new BytesVector(rows);
  }
}
