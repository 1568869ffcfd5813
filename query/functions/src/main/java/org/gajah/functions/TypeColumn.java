package org.gajah.functions;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.FunctionContext;

/// One of the input and output functions of a type, over whole columns, as COPY wants it. Belongs
/// to one thread; [TypeText] is the same for single values.
public final class TypeColumn {
  private final ScalarCall call;
  private final Vector[] arguments;

  private TypeColumn(ScalarCall call, Vector[] arguments) {
    this.call = call;
    this.arguments = arguments;
  }

  /// From texts in the database's encoding to values.
  public static TypeColumn input(
      FunctionRegistry registry, FunctionContext context, int type, int typmod) {
    PgType row = context.catalog().get(SysCache.TYPEOID, type);
    return incoming(registry, context, row, row.typinput(), TypeOid.CSTRING, typmod, "input");
  }

  /// From binary messages to values.
  public static TypeColumn receive(
      FunctionRegistry registry, FunctionContext context, int type, int typmod) {
    PgType row = context.catalog().get(SysCache.TYPEOID, type);
    return incoming(
        registry, context, row, row.typreceive(), TypeOid.INTERNAL, typmod, "binary input");
  }

  /// From values to texts in the database's encoding.
  public static TypeColumn output(FunctionRegistry registry, FunctionContext context, int type) {
    PgType row = context.catalog().get(SysCache.TYPEOID, type);
    return outgoing(registry, context, row, row.typoutput(), TypeOid.CSTRING, "output");
  }

  /// From values to binary messages.
  public static TypeColumn send(FunctionRegistry registry, FunctionContext context, int type) {
    PgType row = context.catalog().get(SysCache.TYPEOID, type);
    return outgoing(registry, context, row, row.typsend(), TypeOid.BYTEA, "binary output");
  }

  private static void require(FunctionContext context, PgType type, int function, String kind) {
    if (function == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "no %s function available for type %s"
              .formatted(kind, TypeNames.format(context, type.oid())));
    }
  }

  private static TypeColumn incoming(
      FunctionRegistry registry,
      FunctionContext context,
      PgType type,
      int function,
      int source,
      int typmod,
      String kind) {
    require(context, type, function, kind);
    int count = context.catalog().get(SysCache.PROCOID, function).pronargs();
    List<Integer> types = List.of(source, TypeOid.OID, TypeOid.INT4).subList(0, count);
    Vector[] arguments = new Vector[count];
    long[] constants = {0, type.typelem() != 0 ? type.typelem() : type.oid(), typmod};
    for (int i = 1; i < count; i++) {
      LongVector constant = new LongVector(1);
      constant.set(0, constants[i]);
      constant.makeConstant();
      arguments[i] = constant;
    }
    return new TypeColumn(
        registry.prepare(context, function, types, type.oid(), type.typcollation()), arguments);
  }

  private static TypeColumn outgoing(
      FunctionRegistry registry,
      FunctionContext context,
      PgType type,
      int function,
      int result,
      String kind) {
    require(context, type, function, kind);
    return new TypeColumn(
        registry.prepare(context, function, List.of(type.oid()), result, type.typcollation()),
        new Vector[1]);
  }

  /// A vector for results.
  public Vector newResult() {
    return call.newResult();
  }

  /// Computes the rows of a batch that count; nulls stay null.
  ///
  /// @param column what the rows have here
  /// @param result is emptied and filled
  public void compute(FunctionContext context, Vector column, Batch rows, Vector result) {
    arguments[0] = column;
    call.compute(context, arguments, rows, result);
    result.spread(rows.rows());
  }
}
