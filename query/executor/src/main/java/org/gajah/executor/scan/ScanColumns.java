package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.InputShape;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.page.value.TupleDecoder;

/// The columns of a table that a scan's expressions want, system columns included, and where each
/// of them is in the scan's batch.
final class ScanColumns {
  static final int CTID = -1;
  static final int TABLE_OID = -6;

  /// Room for the system columns, whose numbers are negative.
  private static final int FIRST = 8;

  private final int[] attributes;
  private final List<Integer> system;
  private final Vector[] vectors;
  private final int relation;

  /// @param relation place in the range table
  /// @param users expressions over the table's columns
  ScanColumns(int relation, OpenTable table, List<Expr> users) {
    this.relation = relation;
    BitSet wanted = wanted(relation, users);
    if (wanted.get(FIRST)) {
      throw PgException.notBuilt("whole rows as values");
    }
    system = new ArrayList<>();
    for (int i = wanted.nextSetBit(0); i >= 0 && i < FIRST; i = wanted.nextSetBit(i + 1)) {
      system.add(i - FIRST);
    }
    attributes = new int[wanted.cardinality() - system.size()];
    int count = 0;
    for (int i = wanted.nextSetBit(FIRST); i >= 0; i = wanted.nextSetBit(i + 1)) {
      attributes[count++] = i - FIRST - 1;
    }
    vectors = new Vector[attributes.length + system.size()];
    Relation row = table.relation();
    for (int i = 0; i < attributes.length; i++) {
      boolean byValue = row.column(attributes[i] + 1).attbyval();
      vectors[i] = byValue ? new LongVector(16) : new BytesVector(16);
    }
    for (int i = 0; i < system.size(); i++) {
      boolean bytes = system.get(i) == CTID;
      vectors[attributes.length + i] = bytes ? new BytesVector(16) : new LongVector(16);
    }
  }

  /// The columns that expressions use; column 0 is [#FIRST].
  private static BitSet wanted(int relation, List<Expr> users) {
    BitSet wanted = new BitSet();
    TreeWalker walker =
        new TreeWalker() {
          @Override
          protected boolean visit(Node node) {
            if (node instanceof Var var && var.varno() == relation && var.varlevelsup() == 0) {
              wanted.set(var.varattno() + FIRST);
            }
            return children(node);
          }
        };
    users.forEach(walker::walk);
    return wanted;
  }

  InputShape shape() {
    return this::column;
  }

  private int column(Expr expression) {
    if (!(expression instanceof Var var) || var.varno() != relation) {
      return -1;
    }
    if (var.varattno() < 0) {
      return attributes.length + system.indexOf(var.varattno());
    }
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i] == var.varattno() - 1) {
        return i;
      }
    }
    return -1;
  }

  Vector[] vectors() {
    return vectors;
  }

  /// A decoder that puts table columns into their vectors.
  TupleDecoder decoder(OpenTable table) {
    Vector[] targets = new Vector[attributes.length];
    System.arraycopy(vectors, 0, targets, 0, targets.length);
    return new TupleDecoder(table.descriptor().layout(), attributes, targets);
  }

  /// Reads a header's column.
  interface HeaderReader {
    int read(SystemColumn column);
  }

  boolean hasSystemColumns() {
    return !system.isEmpty();
  }

  /// Fills the system columns of a row.
  void system(int row, long tid, int tableOid, HeaderReader header) {
    for (int i = 0; i < system.size(); i++) {
      Vector vector = vectors[attributes.length + i];
      switch (system.get(i)) {
        case CTID -> Tids.set((BytesVector) vector, row, tid);
        case TABLE_OID -> ((LongVector) vector).set(row, tableOid);
        default -> ((LongVector) vector).set(row, header.read(column(system.get(i))));
      }
    }
  }

  private static SystemColumn column(int number) {
    return switch (number) {
      case -2 -> SystemColumn.XMIN;
      case -3 -> SystemColumn.CMIN;
      case -4 -> SystemColumn.XMAX;
      case -5 -> SystemColumn.CMAX;
      default -> throw PgException.internal("invalid attribute number " + number);
    };
  }

  void ensure(int rows) {
    for (Vector vector : vectors) {
      vector.ensureCapacity(rows);
    }
  }

  void clear(int rows) {
    for (Vector vector : vectors) {
      vector.clear();
      vector.ensureCapacity(rows);
    }
  }
}
