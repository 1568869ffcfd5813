package org.gajah.commands.maintenance;

import java.util.Locale;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.accessapi.table.RewriteResult;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.TableInUse;
import org.gajah.commands.relation.ClusterMark;
import org.gajah.commands.relation.ClusterableIndex;
import org.gajah.commands.relation.RebuiltTable;
import org.gajah.locks.table.LockMode;
import org.gajah.planner.join.ClusterChoice;
import org.jspecify.annotations.Nullable;

/// Writes one table anew, for VACUUM FULL or for CLUSTER. Mirrors `cluster_rel` of
/// `commands/cluster.c`.
final class TableRebuild {
  private final CommandContext context;
  private final Definer definer;
  private final boolean verbose;

  TableRebuild(CommandContext context, boolean verbose) {
    this.context = context;
    this.definer = new Definer(context);
    this.verbose = verbose;
  }

  /// Rebuilds a table as it lies, or in the order of an index. It is locked against everybody.
  ///
  /// @param index 0 for none
  void run(Relation relation, int index) {
    context.asOwner(
        relation.row().relowner(),
        () -> {
          runAsOwner(relation, index);
          return true;
        });
  }

  private void runAsOwner(Relation relation, int index) {
    boolean clusters = index != Oid.INVALID;
    if (clusters && relation.row().relisshared()) {
      throw refused("cannot cluster a shared catalog");
    }
    if (context.namespaces().isForeignTemporary(relation.namespace())) {
      throw refused(
          clusters
              ? "cannot cluster temporary tables of other sessions"
              : "cannot vacuum temporary tables of other sessions");
    }
    if (context.relations().descriptors().table(relation).isCatalog()) {
      // Nobody takes locks yet to read and change catalogs.
      throw PgException.notBuilt("rewriting system catalogs");
    }
    TableInUse.refuse(context, relation.oid(), clusters ? "CLUSTER" : "VACUUM");
    if (clusters) {
      ClusterableIndex.require(context, relation.row(), index);
      context.relations().opener().open(index, LockMode.ACCESS_EXCLUSIVE);
    }
    if (relation.kind() == PgClass.RELKIND_MATVIEW && !relation.row().relispopulated()) {
      return;
    }
    if (clusters) {
      ClusterMark.set(definer, relation.oid(), index);
      definer.nextCommand();
    }
    rebuild(context.relations().catalog().get(relation.oid()), index);
  }

  private static PgException refused(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private void rebuild(Relation relation, int index) {
    ResourceUsage usage = ResourceUsage.start(context.process().proc().clock());
    String name = qualified(relation.row());
    RebuiltTable rebuilt = new RebuiltTable(definer, relation);
    RewriteResult result;
    if (index == Oid.INVALID) {
      info("vacuuming \"%s\"".formatted(name), null);
      result = rebuilt.build(new RewriteOrder.Physical(), found -> report(name, found, usage));
    } else {
      Index order = context.relations().catalog().index(index);
      try (IndexOrder opened = order(relation, order, name)) {
        result = rebuilt.build(opened.order(), found -> report(name, found, usage));
      }
    }
    rebuilt.adopt(result);
  }

  private IndexOrder order(Relation relation, Index index, String name) {
    long memory = 1024L * context.session().settings().intValue(Settings.MAINTENANCE_WORK_MEM);
    boolean sorts =
        index.method() == Operators.BTREE_METHOD
            && new ClusterChoice(context.planning()).sorts(relation.oid(), index.oid(), memory);
    if (sorts) {
      info("clustering \"%s\" using sequential scan and sort".formatted(name), null);
      return IndexOrder.sorting(context, relation, index);
    }
    info(
        "clustering \"%s\" using index scan on \"%s\"".formatted(name, index.relation().relname()),
        null);
    return IndexOrder.reading(context, context.relations().index(index.oid()));
  }

  private String qualified(PgClass row) {
    return context.catalog().get(SysCache.NAMESPACEOID, row.relnamespace()).nspname()
        + "."
        + row.relname();
  }

  private void report(String name, RewriteResult result, ResourceUsage usage) {
    info(
        String.format(
            Locale.ROOT,
            "\"%s\": found %.0f removable, %.0f nonremovable row versions in %s pages",
            name,
            result.removedRows(),
            result.rows(),
            Integer.toUnsignedString(result.oldPages())),
        String.format(
            Locale.ROOT,
            "%.0f dead row versions cannot be removed yet.\n%s.",
            result.recentlyDeadRows(),
            usage));
  }

  private void info(String message, @Nullable String detail) {
    PgException report =
        new PgException(
            verbose ? Severity.INFO : Severity.DEBUG2,
            SqlState.SUCCESSFUL_COMPLETION,
            message,
            null);
    context.session().reporter().report(detail == null ? report : report.detail(detail));
  }

  /// The index that a table was last clustered by; 0 for none.
  static int marked(CommandContext context, int table) {
    for (PgIndex index : context.catalog().scan(PgIndex.INDRELID_INDEX, table)) {
      if (index.indisclustered()) {
        return index.indexrelid();
      }
    }
    return Oid.INVALID;
  }
}
