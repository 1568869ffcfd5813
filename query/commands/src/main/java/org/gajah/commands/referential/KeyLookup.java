package org.gajah.commands.referential;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.type.Types;
import org.gajah.commands.CommandContext;
import org.gajah.executor.modify.TableRows;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Snapshots;
import org.jspecify.annotations.Nullable;

/// The short way of a referencing row's check: finds and locks the row that it points to through
/// the unique index itself, as [KeyQueries#check] would through a plan. Where the plan would do
/// more than that, there is no short way.
final class KeyLookup {
  private final CommandContext context;
  private final String sql;
  private final OpenTable table;
  private final OpenIndex index;
  private final TableRows rows;
  private final short[] columns;
  private final int[] places;
  private final @Nullable KeyOrder[] orders;
  private final LockTag tag;
  private final TupleFailure failure = new TupleFailure();
  private final List<ScanKey> keys = new ArrayList<>();
  private @Nullable TableFetch openFetch;
  private @Nullable IndexScan openScan;

  /// What a look-up came to.
  enum Outcome {
    /// The row is there, and locked until the transaction ends.
    FOUND,
    MISSING,
    /// The row has just changed its key, maybe to the same: the statement has to say.
    UNSURE
  }

  private KeyLookup(
      CommandContext context, ForeignKey key, OpenIndex index, @Nullable KeyOrder[] orders) {
    this.context = context;
    this.sql = new KeyQueries(context.catalog(), key).check();
    this.table = context.relations().table(key.referenced().oid());
    this.index = index;
    this.rows = new TableRows(table);
    this.columns = key.referencedNumbers();
    this.places = places(index.index(), columns);
    this.orders = orders;
    this.tag = LockTag.relation(context.process().transaction().database(), key.referenced().oid());
  }

  /// @return null where the statement has to be run
  static @Nullable KeyLookup of(CommandContext context, ForeignKey key) {
    if (key.referenced().hasRowSecurity() || !mayRead(context, key.referenced())) {
      return null;
    }
    OpenIndex index = context.relations().index(key.row().conindid());
    if (index.index().method() != Operators.BTREE_METHOD || !index.index().row().indisvalid()) {
      return null;
    }
    @Nullable KeyOrder[] orders = orders(context, key, index);
    return orders == null ? null : new KeyLookup(context, key, index, orders);
  }

  /// Whether the table's owner, in whose name it is done, may read and lock its rows.
  private static boolean mayRead(CommandContext context, Relation table) {
    Privileges privileges = context.namespaces().privileges();
    int owner = table.owner();
    return privileges.may(ObjectType.OBJECT_TABLE, table.oid(), owner, Privilege.SELECT)
        && privileges.may(ObjectType.OBJECT_TABLE, table.oid(), owner, Privilege.UPDATE)
        && privileges.may(ObjectType.OBJECT_SCHEMA, table.namespace(), owner, Privilege.USAGE);
  }

  private static int[] places(Index index, short[] columns) {
    int[] result = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int place = 0;
      while (index.tableColumns()[place] != columns[i]) {
        place++;
      }
      result[i] = place;
    }
    return result;
  }

  /// How the index's columns compare with the referencing ones, null for as among themselves.
  ///
  /// @return null where a value must be converted first
  private static @Nullable KeyOrder @Nullable [] orders(
      CommandContext context, ForeignKey key, OpenIndex index) {
    Operators operators = new Operators(context.catalog());
    Types types = new Types(context.catalog());
    int[] places = places(index.index(), key.referencedNumbers());
    @Nullable KeyOrder[] result = new KeyOrder[key.size()];
    for (int i = 0; i < result.length; i++) {
      PgOperator operator = operators.get(key.crossOperator(i));
      var column = index.index().operatorClasses().get(places[i]);
      int type = types.base(key.referencingColumn(i).atttypid());
      boolean fits =
          operators.strategy(operator.oid(), column.family()) != 0
              && types.isBinaryCoercible(type, operator.oprright());
      if (!fits) {
        return null;
      }
      int right = operator.oprright();
      if (right != column.inputType() && right != operator.oprleft()) {
        result[i] =
            context
                .relations()
                .order(
                    column.family(),
                    operator.oprleft(),
                    right,
                    index.index().row().indcollation()[places[i]]);
      }
    }
    return result;
  }

  /// Looks for the row and locks it.
  ///
  /// @param values of the referencing columns, at row 0
  Outcome find(Vector[] values) {
    try {
      context.process().transaction().nextCommand();
      context.process().locks().acquire(tag, LockMode.ROW_SHARE);
      Snapshots snapshots = context.process().transaction().snapshots();
      Snapshot snapshot = snapshots.register(context.work().statementSnapshot());
      try {
        return find(values, snapshot);
      } finally {
        snapshots.unregister(snapshot);
      }
    } catch (PgException e) {
      throw e.where("SQL statement \"" + sql + "\"");
    }
  }

  private Outcome find(Vector[] values, Snapshot snapshot) {
    keys.clear();
    for (int i = 0; i < values.length; i++) {
      keys.add(key(i, values[i]));
    }
    TableFetch fetch = fetch();
    IndexScan scan = scan();
    scan.rescan(keys);
    for (long tid = scan.next(true); tid != Tid.INVALID; tid = scan.next(true)) {
      long version = fetch.find(tid, snapshot);
      if (version == Tid.INVALID) {
        continue;
      }
      Outcome outcome = lock(fetch, version, snapshot);
      if (outcome != Outcome.MISSING) {
        return outcome;
      }
    }
    return Outcome.MISSING;
  }

  private ScanKey key(int i, Vector value) {
    long datum = value instanceof LongVector longs ? longs.get(0) : 0;
    Slice bytes =
        value instanceof BytesVector texts ? Slice.of(texts.slice(0).toByteArray()) : null;
    return new ScanKey(
        places[i],
        ScanKey.Strategy.EQUAL,
        ScanKey.Kind.VALUE,
        datum,
        bytes,
        null,
        orders[i],
        List.of());
  }

  private Outcome lock(TableFetch fetch, long version, Snapshot snapshot) {
    boolean fixed =
        switch (context.process().transaction().isolation()) {
          case READ_UNCOMMITTED, READ_COMMITTED -> false;
          case REPEATABLE_READ, SERIALIZABLE -> true;
        };
    TupleOutcome outcome =
        fetch.lock(
            version,
            snapshot,
            RowLock.KEY_SHARE,
            LockWait.BLOCK,
            fixed ? LockOptions.WITH_UPDATES : LockOptions.NEWEST_WITH_UPDATES,
            failure);
    return switch (outcome) {
      case OK -> hasSameKey(fetch, version) ? Outcome.FOUND : Outcome.UNSURE;
      case WOULD_BLOCK, SELF_MODIFIED -> Outcome.MISSING;
      case UPDATED, DELETED -> {
        if (fixed) {
          throw new PgException(
              SqlState.T_R_SERIALIZATION_FAILURE,
              "could not serialize access due to concurrent update");
        }
        yield Outcome.MISSING;
      }
      default -> throw PgException.internal("unrecognized table_tuple_lock status: " + outcome);
    };
  }

  /// Whether the version that was locked has the key of the one that was found, bit by bit.
  private boolean hasSameKey(TableFetch fetch, long version) {
    long locked = fetch.lockedTid();
    if (locked == version) {
      return true;
    }
    rows.clear(2);
    fetch.decode(rows.decoder(), 0);
    fetch.fetch(version, null);
    fetch.decode(rows.decoder(), 1);
    for (short column : columns) {
      if (!isSame(rows.columns()[column - 1])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Vector column) {
    return switch (column) {
      case LongVector longs -> longs.get(0) == longs.get(1);
      case BytesVector bytes -> !bytes.anyToasted() && bytes.slice(0).equals(bytes.slice(1));
    };
  }

  private TableFetch fetch() {
    TableFetch known = openFetch;
    if (known == null) {
      known = table.method().fetch(context.relations().storage(), table.descriptor());
      openFetch = known;
    }
    return known;
  }

  private IndexScan scan() {
    IndexScan known = openScan;
    if (known == null) {
      known = index.method().scan(context.relations().storage(), index.descriptor(), false);
      openScan = known;
    }
    return known;
  }

  /// Lets go of pages.
  void release() {
    if (openFetch != null) {
      openFetch.close();
    }
    if (openScan != null) {
      openScan.close();
      openScan = null;
    }
  }
}
