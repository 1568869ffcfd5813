package org.gajah.engine.relation;

import java.util.Set;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.relation.WriteGate;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.type.OpenCollations;
import org.gajah.catalogstore.relation.RelationDescriptors;
import org.gajah.catalogstore.relation.RelationOpener;
import org.gajah.catalogstore.relation.StandardOrders;
import org.gajah.commands.CommandRelations;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.keyorders.KeyOrders;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.page.value.ToastCompression;
import org.gajah.transaction.Snapshot;

/// Opens relations for a session's statements.
public final class SessionRelations implements CommandRelations {
  /// OID of the access method.
  public static final int BTREE = 403;

  private static final short COMPARISON = 1;

  private final SessionScope session;
  private final RelationCatalog relations;
  private final TableAccessMethod heap;
  private final IndexAccessMethod btree;
  private final RelationDescriptors descriptors;
  private final StandardOrders orders;
  private final WriteGate gate;
  private final RelationOpener opener;

  public SessionRelations(
      SessionScope session,
      RelationCatalog relations,
      TableAccessMethod heap,
      IndexAccessMethod btree) {
    this.session = session;
    this.relations = relations;
    this.heap = heap;
    this.btree = btree;
    this.orders =
        new StandardOrders(
            new KeyOrders(session.functions()),
            new OpenCollations(session.catalog(), session),
            new FunctionOrders(session));
    this.descriptors =
        new RelationDescriptors(
            relations,
            new RelationDescriptors.Place(
                session.shared().maps(),
                session.process().context().files(),
                session.database(),
                session.process().transaction().databaseTablespace(),
                this::defaultCompression),
            orders);
    this.opener = new RelationOpener(session.catalog(), session.names(), relations);
    this.gate =
        new WriteGate(
            session.catalog(),
            Set.of(
                WriteGate.Feature.COMPUTED_INDEXES,
                WriteGate.Feature.CHECK_CONSTRAINTS,
                WriteGate.Feature.DEFERRABLE_UNIQUE_CONSTRAINTS,
                WriteGate.Feature.FOREIGN_KEYS,
                WriteGate.Feature.GENERATED_COLUMNS,
                WriteGate.Feature.RULES));
  }

  private ToastCompression defaultCompression() {
    boolean lz4 =
        session.context().settings().enumName(Settings.DEFAULT_TOAST_COMPRESSION).equals("lz4");
    return lz4 ? ToastCompression.LZ4 : ToastCompression.PGLZ;
  }

  @Override
  public RelationDescriptors descriptors() {
    return descriptors;
  }

  @Override
  public RelationCatalog catalog() {
    return relations;
  }

  /// Locks a relation until the end of the transaction.
  ///
  /// @param mode as the numbers of the nodes' lock modes
  public void lock(int oid, int mode) {
    session.process().locks().acquire(lockTag(oid), LockMode.of(mode));
  }

  /// Under what a relation is locked.
  public LockTag lockTag(int oid) {
    boolean isShared = session.catalog().get(SysCache.RELOID, oid).relisshared();
    return LockTag.relation(isShared ? 0 : session.database(), oid);
  }

  @Override
  public OpenTable table(int oid) {
    Relation relation = relations.get(oid);
    if (!relation.hasStorage()) {
      throw PgException.internal("relation \"" + relation.name() + "\" has no storage");
    }
    return new OpenTable(relation, descriptors.table(relation), heap);
  }

  @Override
  public OpenIndex index(int oid) {
    Index index = relations.index(oid);
    IndexAccessMethod method = indexMethod(index.method());
    Relation table = relations.get(index.table());
    return new OpenIndex(index, descriptors.index(table, index), method);
  }

  @Override
  public RelationOpener opener() {
    return opener;
  }

  @Override
  public TableAccessMethod heap() {
    return heap;
  }

  @Override
  public IndexAccessMethod indexMethod(int method) {
    if (method != BTREE) {
      throw PgException.notBuilt("indexes that are no B-trees");
    }
    return btree;
  }

  @Override
  public KeyOrder order(int family, int leftType, int rightType, int collation) {
    int function =
        new Operators(session.catalog()).support(family, leftType, rightType, COMPARISON);
    if (function == 0) {
      throw PgException.internal(
          "missing support function 1(%d,%d) in opfamily %d"
              .formatted(leftType, rightType, family));
    }
    String name = session.catalog().get(SysCache.PROCOID, function).prosrc();
    return orders.order(name, null, collation, leftType);
  }

  @Override
  public void requireWritable(Relation relation, CmdType command) {
    gate.require(relation, command);
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.oid() == relation.oid()) {
        // Nobody will tell of single rows.
        session.catalog().changes().catalogChanged(table);
        session.catalog().changes().relationChanged(Oid.INVALID, false);
      }
    }
  }

  @Override
  public TriggerQueue triggers() {
    return session.triggers();
  }

  @Override
  public StorageContext storage() {
    return session.process().context();
  }

  @Override
  public Snapshot snapshot() {
    return session.process().transaction().snapshots().active();
  }

  @Override
  public Snapshot latestSnapshot() {
    return session.process().transaction().snapshots().latest();
  }
}
