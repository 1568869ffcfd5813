package org.gajah.commands.maintenance;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandContext;
import org.jspecify.annotations.Nullable;

/// Collects statistics of one table, which is locked. Mirrors `commands/analyze.c`.
final class TableAnalysis {
  private final CommandContext context;
  private final MaintenanceOptions options;

  TableAnalysis(CommandContext context, MaintenanceOptions options) {
    this.context = context;
    this.options = options;
  }

  void run(@Nullable Relation relation, List<String> columns) {
    throw PgException.notBuilt("ANALYZE");
  }
}
