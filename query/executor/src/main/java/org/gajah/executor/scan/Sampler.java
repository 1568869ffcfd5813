package org.gajah.executor.scan;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.TableSampleClause;
import org.gajah.types.hash.Hashes;
import org.gajah.types.hash.Lookup3;
import org.jspecify.annotations.Nullable;

/// Which rows TABLESAMPLE takes: by a hash of a row's place (BERNOULLI) or of its block (SYSTEM),
/// so that the same seed takes the same rows. Mirrors `access/tablesample`.
final class Sampler {
  private final ExecutionState state;
  private final boolean byBlock;
  private final VectorExpression percentage;
  private final @Nullable VectorExpression repeatable;
  private final Batch none = new Batch();
  private final ByteSink input = new ByteSink(12);
  private long cutoff;
  private int seed;

  Sampler(TableSampleClause clause, ExecutionState state) {
    this.state = state;
    this.byBlock =
        switch (clause.tsmhandler()) {
          case FunctionOid.BERNOULLI -> false;
          case FunctionOid.SYSTEM -> true;
          default -> throw PgException.notBuilt("sampling methods of extensions");
        };
    this.percentage = state.compiler(InputShape.NONE).compile(clause.args().getFirst());
    this.repeatable =
        clause.repeatable() == null
            ? null
            : state.compiler(InputShape.NONE).compile(clause.repeatable());
    none.setRows(1);
  }

  /// Computes percentage and seed.
  void start() {
    Vector share = percentage.evaluate(state.evaluation(), none);
    if (share.isNull(0)) {
      throw new PgException(
          SqlState.INVALID_TABLESAMPLE_ARGUMENT, "TABLESAMPLE parameter cannot be null");
    }
    float percent = Float.intBitsToFloat((int) ((LongVector) share).get(0));
    VectorExpression given = repeatable;
    if (given == null) {
      seed = (int) state.context().random().nextLong();
    } else {
      Vector value = given.evaluate(state.evaluation(), none);
      if (value.isNull(0)) {
        throw new PgException(
            SqlState.INVALID_TABLESAMPLE_REPEAT, "TABLESAMPLE REPEATABLE parameter cannot be null");
      }
      seed = Hashes.hash(Double.longBitsToDouble(((LongVector) value).get(0)));
    }
    if (!(percent >= 0 && percent <= 100)) {
      throw new PgException(
          SqlState.INVALID_TABLESAMPLE_ARGUMENT, "sample percentage must be between 0 and 100");
    }
    cutoff = (long) Math.rint(4294967296.0 * percent / 100);
  }

  /// Whether a row is taken.
  boolean takes(long tid) {
    input.clear();
    input.putInt(Tid.block(tid));
    if (!byBlock) {
      input.putInt(Tid.offset(tid));
    }
    input.putInt(seed);
    int hash = Lookup3.hash(input.array(), 0, input.length());
    return Integer.toUnsignedLong(hash) < cutoff;
  }
}
