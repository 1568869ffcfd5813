package org.gajah.commands.alter;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.AlterTableType;
import org.jspecify.annotations.Nullable;

/// ENABLE and DISABLE TRIGGER. Mirrors `EnableDisableTrigger` of `commands/trigger.c`.
final class TriggerChanges {
  private static final char ORIGIN = 'O';
  private static final char ALWAYS = 'A';
  private static final char REPLICA = 'R';
  private static final char DISABLED = 'D';

  private final Definer definer;
  private final AlteredTable table;

  TriggerChanges(Definer definer, AlteredTable table) {
    this.definer = definer;
    this.table = table;
  }

  /// Whether a change of tables is one of these.
  static boolean isOne(AlterTableType type) {
    return switch (type) {
      case AT_EnableTrig,
          AT_EnableAlwaysTrig,
          AT_EnableReplicaTrig,
          AT_EnableTrigAll,
          AT_EnableTrigUser,
          AT_DisableTrig,
          AT_DisableTrigAll,
          AT_DisableTrigUser ->
          true;
      default -> false;
    };
  }

  /// @param name of the trigger; null for all
  void apply(AlterTableType type, @Nullable String name) {
    char wanted =
        switch (type) {
          case AT_EnableAlwaysTrig -> ALWAYS;
          case AT_EnableReplicaTrig -> REPLICA;
          case AT_DisableTrig, AT_DisableTrigAll, AT_DisableTrigUser -> DISABLED;
          default -> ORIGIN;
        };
    boolean spareInternal =
        type == AlterTableType.AT_EnableTrigUser || type == AlterTableType.AT_DisableTrigUser;
    boolean found = false;
    for (Found<PgTrigger> trigger :
        definer.catalog().locate(PgTrigger.TGRELID_TGNAME_INDEX, table.oid)) {
      if (name != null && !trigger.row().tgname().equals(name)) {
        continue;
      }
      found = true;
      if (!(spareInternal && trigger.row().tgisinternal())) {
        set(trigger, wanted);
      }
    }
    if (name != null && !found) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "trigger \"%s\" for table \"%s\" does not exist".formatted(name, table.before.name()));
    }
  }

  private void set(Found<PgTrigger> trigger, char wanted) {
    if (trigger.row().tgisinternal() && !definer.context().superuser()) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"%s\" is a system trigger".formatted(trigger.row().tgname()));
    }
    if (trigger.row().tgenabled() != wanted) {
      definer
          .writer()
          .update(
              trigger,
              RowEdit.of(PgTrigger.TABLE, trigger.row())
                  .set(PgTrigger.ANUM_TGENABLED, wanted)
                  .row());
      definer.catalog().changes().relationChanged(table.oid, false);
    }
  }
}
