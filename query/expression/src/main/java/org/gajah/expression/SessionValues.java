package org.gajah.expression;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.kinds.SQLValueFunctionOp;
import org.jspecify.annotations.Nullable;

/// Expressions that ask the session: CURRENT_USER and its like, and the next value of an identity
/// column's sequence.
final class SessionValues {
  private SessionValues() {}

  /// A name of who or where the session is.
  static final class Name extends VectorExpression {
    private final SQLValueFunctionOp which;
    private final BytesVector result = new BytesVector(1);

    Name(SQLValueFunctionOp which) {
      this.which = which;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      result.clear();
      String name = name(context.functions());
      if (name == null) {
        result.setNull(0);
      } else {
        ByteSink out = result.sink();
        out.putBytes(name.getBytes(StandardCharsets.UTF_8));
        result.finish(0, 0);
      }
      result.makeConstant();
      return result;
    }

    private @Nullable String name(FunctionContext context) {
      return switch (which) {
        case SVFOP_CURRENT_ROLE, SVFOP_CURRENT_USER, SVFOP_USER ->
            role(context, context.session().currentUser());
        case SVFOP_SESSION_USER -> role(context, context.session().sessionUser());
        case SVFOP_CURRENT_CATALOG -> {
          PgDatabase row =
              context.catalog().get(SysCache.DATABASEOID, context.session().database());
          yield row.datname();
        }
        case SVFOP_CURRENT_SCHEMA -> schema(context);
        case SVFOP_CURRENT_DATE,
            SVFOP_CURRENT_TIME,
            SVFOP_CURRENT_TIME_N,
            SVFOP_CURRENT_TIMESTAMP,
            SVFOP_CURRENT_TIMESTAMP_N,
            SVFOP_LOCALTIME,
            SVFOP_LOCALTIME_N,
            SVFOP_LOCALTIMESTAMP,
            SVFOP_LOCALTIMESTAMP_N ->
            throw new IllegalStateException(which + " is no name");
      };
    }

    private static String role(FunctionContext context, int oid) {
      PgAuthid row = context.catalog().get(SysCache.AUTHOID, oid);
      return row.rolname();
    }

    private static @Nullable String schema(FunctionContext context) {
      Namespaces namespaces = context.names().namespaces();
      List<Integer> path = namespaces.path().explicitSchemas();
      return path.isEmpty() ? null : namespaces.nameOf(path.getFirst());
    }
  }

  /// The next value of a sequence, for each row.
  static final class NextValue extends VectorExpression {
    private final int sequence;
    private final LongVector result = new LongVector(1);

    NextValue(int sequence) {
      this.sequence = sequence;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      result.clear();
      result.ensureCapacity(input.rows());
      for (int i = 0; i < input.selected(); i++) {
        result.set(input.row(i), context.functions().sequences().next(sequence, false));
      }
      return result;
    }
  }
}
