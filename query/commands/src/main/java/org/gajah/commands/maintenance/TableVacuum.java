package org.gajah.commands.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.accessapi.index.VacuumedIndexes;
import org.gajah.accessapi.table.VacuumIndexes;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.accessapi.table.VacuumResult;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.commands.CommandContext;
import org.gajah.commands.statistics.ClassStatistics;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;

/// Vacuums one table, which is locked, and stores what was found. Mirrors `heap_vacuum_rel()`.
final class TableVacuum {
  private final CommandContext context;
  private final MaintenanceOptions options;

  TableVacuum(CommandContext context, MaintenanceOptions options) {
    this.context = context;
    this.options = options;
  }

  void run(Relation relation) {
    OpenTable table = context.relations().table(relation.oid());
    List<OpenIndex> indexes = new ArrayList<>();
    List<VacuumedIndexes.Entry> entries = new ArrayList<>();
    for (Index index : relation.indexes()) {
      if (index.row().indisready()) {
        OpenIndex open = context.relations().index(index.oid());
        indexes.add(open);
        entries.add(new VacuumedIndexes.Entry(open.method(), open.descriptor()));
      }
    }
    var storage = context.relations().storage();
    VacuumOptions wanted = wanted(relation);
    String name = qualified(relation);
    if (options.verbose()) {
      boolean aggressive = isAggressive(wanted);
      info((aggressive ? "aggressively vacuuming \"" : "vacuuming \"") + name + "\"");
    }
    VacuumIndexes vacuumed = VacuumedIndexes.of(storage, entries);
    VacuumResult result;
    try (VacuumProgress progress =
        new VacuumProgress(context.process().proc().activity(), relation.oid())) {
      result = table.method().vacuum(storage, table.descriptor(), wanted, vacuumed, progress);
    }
    store(relation, result, indexes, vacuumed);
    context
        .process()
        .statistics()
        .vacuumed(
            relation.row().relisshared() ? 0 : context.process().statistics().database(),
            relation.oid(),
            Math.max(0, (long) result.rows()),
            result.recentlyDeadRows() + result.missedDeadRows());
    if (options.verbose()) {
      report(name, relation, wanted, result, indexes, vacuumed);
    }
  }

  private void info(String message) {
    context.session().reporter().report(Severity.INFO, SqlState.SUCCESSFUL_COMPLETION, message);
  }

  private String qualified(Relation relation) {
    return context.session().identity().database().name()
        + "."
        + context.catalog().get(SysCache.NAMESPACEOID, relation.namespace()).nspname()
        + "."
        + relation.name();
  }

  // What is wanted

  private VacuumOptions wanted(Relation relation) {
    SettingReader settings = context.session().settings();
    FreezeAges ages =
        new FreezeAges(
            options.freeze() ? 0 : settings.intValue(Settings.VACUUM_FREEZE_MIN_AGE),
            options.freeze() ? 0 : settings.intValue(Settings.VACUUM_FREEZE_TABLE_AGE),
            options.freeze() ? 0 : settings.intValue(Settings.VACUUM_MULTIXACT_FREEZE_MIN_AGE),
            options.freeze() ? 0 : settings.intValue(Settings.VACUUM_MULTIXACT_FREEZE_TABLE_AGE),
            settings.intValue(Settings.AUTOVACUUM_FREEZE_MAX_AGE),
            settings.intValue(Settings.AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE),
            settings.intValue(Settings.VACUUM_FAILSAFE_AGE),
            settings.intValue(Settings.VACUUM_MULTIXACT_FAILSAFE_AGE));
    PgClass row = relation.row();
    return new VacuumOptions(
        row.relfrozenxid(),
        row.relminmxid(),
        row.relpages(),
        row.reltuples(),
        ages,
        cleanup(relation),
        truncates(relation),
        options.skipPages(),
        1024L * settings.intValue(Settings.MAINTENANCE_WORK_MEM));
  }

  private IndexCleanup cleanup(Relation relation) {
    IndexCleanup chosen = options.indexCleanup();
    if (chosen != null) {
      return chosen;
    }
    String stored = relation.options().get("vacuum_index_cleanup");
    return switch (stored == null ? "auto" : stored.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1" -> IndexCleanup.ON;
      case "off", "false", "no", "0" -> IndexCleanup.OFF;
      default -> IndexCleanup.AUTO;
    };
  }

  private boolean truncates(Relation relation) {
    Boolean chosen = options.truncate();
    if (chosen != null) {
      return chosen;
    }
    String stored = relation.options().get("vacuum_truncate");
    return stored == null
        || !List.of("off", "false", "no", "0").contains(stored.toLowerCase(Locale.ROOT));
  }

  /// Whether all pages that are not all-frozen will be looked at: the heap decides by the same
  /// rule.
  private boolean isAggressive(VacuumOptions wanted) {
    if (!wanted.skipPages()) {
      return true;
    }
    var transactions = context.process().transaction().shared();
    int next = (int) transactions.xids().next();
    FreezeAges ages = wanted.freeze();
    int age = (int) Math.min(ages.tableAge(), (long) (ages.maxAge() * 0.95));
    return wanted.relfrozenXid() - (next - age) <= 0;
  }

  // What was found

  private void store(
      Relation relation, VacuumResult result, List<OpenIndex> indexes, VacuumIndexes vacuumed) {
    CatalogWriter writer = new CatalogWriter(context.catalog());
    var transactions = context.process().transaction().shared();
    int next = (int) transactions.xids().next();
    for (int i = 0; i < indexes.size(); i++) {
      VacuumStatistics statistics = vacuumed.statistics(i);
      if (wasLookedAt(statistics) && !statistics.estimated) {
        ClassStatistics.store(
            writer,
            indexes.get(i).index().oid(),
            new ClassStatistics.Values(statistics.pages, statistics.tuples, 0, false, 0, 0, false),
            next,
            0);
      }
    }
    ClassStatistics.store(
        writer,
        relation.oid(),
        new ClassStatistics.Values(
            result.pages(),
            result.rows(),
            Math.min(result.allVisiblePages(), result.pages()),
            !relation.indexes().isEmpty(),
            result.newRelfrozenXid(),
            result.newRelminMulti(),
            false),
        next,
        Integer.MAX_VALUE);
  }

  private static boolean wasLookedAt(VacuumStatistics statistics) {
    return statistics.pages > 0;
  }

  private void report(
      String name,
      Relation relation,
      VacuumOptions wanted,
      VacuumResult result,
      List<OpenIndex> indexes,
      VacuumIndexes vacuumed) {
    int original = result.pages() + result.removedPages();
    int next = (int) context.process().transaction().shared().xids().next();
    List<String> lines = new ArrayList<>();
    lines.add("finished vacuuming \"%s\": index scans: %d".formatted(name, result.indexScans()));
    lines.add(
        "pages: %d removed, %d remain, %d scanned (%s of total)"
            .formatted(
                result.removedPages(),
                result.pages(),
                result.scannedPages(),
                percent(result.scannedPages(), original)));
    lines.add(
        "tuples: %d removed, %d remain, %d are dead but not yet removable"
            .formatted(result.removedRows(), (long) result.rows(), result.recentlyDeadRows()));
    if (result.missedDeadRows() > 0) {
      lines.add(
          "tuples missed: %d dead from %d pages not removed due to cleanup lock contention"
              .formatted(result.missedDeadRows(), result.missedDeadPages()));
    }
    lines.add(
        "removable cutoff: %s, which was %d XIDs old when operation ended"
            .formatted(Integer.toUnsignedString(result.oldestXmin()), next - result.oldestXmin()));
    ids(lines, relation.row(), result);
    lines.add(
        "frozen: %d pages from table (%s of total) had %d tuples frozen"
            .formatted(
                result.frozenPages(),
                percent(result.frozenPages(), original),
                result.frozenRows()));
    boolean bypassed = isBypassed(wanted, result, indexes.isEmpty());
    lines.add(
        "%s%d pages from table (%s of total) %s %d dead item identifiers%s"
            .formatted(
                indexScan(bypassed, result),
                result.deadItemPages(),
                percent(result.deadItemPages(), original),
                bypassed ? "have" : "had",
                result.deadItems(),
                bypassed ? "" : " removed"));
    for (int i = 0; i < indexes.size(); i++) {
      index(lines, indexes.get(i), vacuumed.statistics(i));
    }
    info(String.join("\n", lines));
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", whole == 0 ? 100 : 100.0 * part / whole);
  }

  private static void ids(List<String> lines, PgClass row, VacuumResult result) {
    int xid = result.newRelfrozenXid();
    if (xid != 0 && xid != row.relfrozenxid()) {
      lines.add(
          "new relfrozenxid: %s, which is %d XIDs ahead of previous value"
              .formatted(Integer.toUnsignedString(xid), xid - row.relfrozenxid()));
    }
    int multi = result.newRelminMulti();
    if (multi != 0 && multi != row.relminmxid()) {
      lines.add(
          "new relminmxid: %s, which is %d MXIDs ahead of previous value"
              .formatted(Integer.toUnsignedString(multi), multi - row.relminmxid()));
    }
  }

  private static boolean isBypassed(VacuumOptions wanted, VacuumResult result, boolean noIndex) {
    return !noIndex
        && (wanted.indexCleanup() == IndexCleanup.OFF
            || result.failsafe()
            || (result.indexScans() == 0 && result.deadItems() > 0));
  }

  private static String indexScan(boolean bypassed, VacuumResult result) {
    if (bypassed) {
      return result.failsafe() ? "index scan bypassed by failsafe: " : "index scan bypassed: ";
    }
    return result.indexScans() == 0 ? "index scan not needed: " : "index scan needed: ";
  }

  private static void index(List<String> lines, OpenIndex index, VacuumStatistics statistics) {
    if (wasLookedAt(statistics)) {
      lines.add(
          "index \"%s\": pages: %d in total, %d newly deleted, %d currently deleted, %d reusable"
              .formatted(
                  index.descriptor().name(),
                  statistics.pages,
                  statistics.pagesNewlyDeleted,
                  statistics.pagesDeleted,
                  statistics.pagesFree));
    }
  }
}
