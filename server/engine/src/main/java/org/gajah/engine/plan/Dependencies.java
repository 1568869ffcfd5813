package org.gajah.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.namespace.SearchPath;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.engine.scope.CatalogView;
import org.gajah.engine.scope.Moment;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.Query;
import org.jspecify.annotations.Nullable;

/// What the meaning and the plans of a statement rest on. They hold as long as none of it changes,
/// whatever else does: its relations and what belongs to them, its functions and domains, and the
/// schemas of the search path. Schemas and operators count as a whole. Mirrors what
/// `utils/cache/plancache.c` is told of changes.
public final class Dependencies {
  private final CatalogView view;
  private final SearchPath path;
  private final long general;
  private final List<Relation> relations = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private @Nullable Moment seen;

  /// @param tag under which it is locked before the statement is planned or run
  /// @param lock how; 0 for not at all
  private record Relation(int oid, long version, LockTag tag, int lock) {}

  /// A row that has not changed as long as the cache finds the same one.
  ///
  /// @param row null where there was none
  private record Row(CacheId<?> cache, int oid, @Nullable CatalogRow row) {}

  /// @param since when the queries were analyzed
  public Dependencies(CatalogView view, Moment since, List<Query> queries) {
    this.view = view;
    this.path = view.path();
    this.general = general();
    UsedObjects used = UsedObjects.of(queries);
    for (Map.Entry<Integer, Integer> each : used.relations.entrySet()) {
      int oid = each.getKey();
      relations.add(
          new Relation(oid, catalog().relationVersion(oid), view.lockTag(oid), each.getValue()));
    }
    used.functions.forEach(this::addFunction);
    used.types.forEach(oid -> add(SysCache.TYPEOID, oid));
    // What changed meanwhile may be among it.
    this.seen = view.moment().equals(since) ? since : null;
  }

  private CatalogSource catalog() {
    return view.catalog();
  }

  private long general() {
    return catalog().version(SysCache.NAMESPACEOID)
        + catalog().version(SysCache.OPEROID)
        + catalog().version(SysCache.AMOPOPID);
  }

  /// Adds a function whose body has become part of a plan.
  public void addFunction(int oid) {
    add(SysCache.PROCOID, oid);
  }

  private void add(CacheId<?> cache, int oid) {
    rows.add(new Row(cache, oid, catalog().find(cache, oid)));
  }

  /// Whether all is as it was.
  public boolean hold() {
    Moment before = seen;
    if (before == null) {
      return false;
    }
    Moment now = view.moment();
    if (now.equals(before)) {
      return true;
    }
    boolean same =
        now.discards() == before.discards()
            && path.equals(view.path())
            && general == general()
            && isSame();
    seen = same ? now : null;
    return same;
  }

  @SuppressWarnings("ReferenceEquality") // the very row that was found
  private boolean isSame() {
    for (Relation relation : relations) {
      if (catalog().relationVersion(relation.oid) != relation.version) {
        return false;
      }
    }
    for (Row row : rows) {
      if (catalog().find(row.cache, row.oid) != row.row) {
        return false;
      }
    }
    return true;
  }

  /// Locks the relations, so that they stay as they are.
  public void lock() {
    for (Relation relation : relations) {
      if (relation.lock > 0) {
        view.lock(relation.tag, LockMode.of(relation.lock));
      }
    }
  }
}
