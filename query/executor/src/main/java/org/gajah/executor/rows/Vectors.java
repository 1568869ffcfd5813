package org.gajah.executor.rows;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TargetEntry;

/// Makes vectors.
public final class Vectors {
  private Vectors() {}

  /// An empty vector of the same kind.
  public static Vector like(Vector vector) {
    return like(vector, 1);
  }

  public static Vector like(Vector vector, int rows) {
    return vector instanceof LongVector ? new LongVector(rows) : new BytesVector(rows);
  }

  public static Vector[] like(Vector[] vectors, int rows) {
    Vector[] result = new Vector[vectors.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = like(vectors[i], rows);
    }
    return result;
  }

  /// An empty vector for values of a type.
  public static Vector ofType(CatalogSource catalog, int type, int rows) {
    PgType row = catalog.get(SysCache.TYPEOID, type);
    return row.typbyval() ? new LongVector(rows) : new BytesVector(rows);
  }

  /// Empty vectors for the columns of a target list.
  public static Vector[] ofTargets(CatalogSource catalog, List<TargetEntry> targets, int rows) {
    Vector[] result = new Vector[targets.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = ofExpression(catalog, targets.get(i).expr(), rows);
    }
    return result;
  }

  public static Vector ofExpression(CatalogSource catalog, Expr expression, int rows) {
    return ofType(catalog, new ExpressionTypes(catalog).type(expression), rows);
  }

  /// The vectors of a batch.
  public static Vector[] of(Batch batch) {
    Vector[] result = new Vector[batch.columnCount()];
    for (int i = 0; i < result.length; i++) {
      result[i] = batch.column(i);
    }
    return result;
  }

  /// Copies a row of some vectors to a row of others.
  public static void copyRow(Vector[] from, int fromRow, Vector[] to, int toRow) {
    for (int i = 0; i < from.length; i++) {
      to[i].copyFrom(from[i], fromRow, toRow);
    }
  }

  /// Makes room for a row and more in all vectors.
  public static void ensure(Vector[] vectors, int rows) {
    for (Vector vector : vectors) {
      vector.ensureCapacity(rows);
    }
  }

  public static void clear(Vector[] vectors) {
    for (Vector vector : vectors) {
      vector.clear();
    }
  }
}
