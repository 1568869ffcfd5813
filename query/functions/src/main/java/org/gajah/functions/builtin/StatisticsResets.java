package org.gajah.functions.builtin;

import java.util.List;
import java.util.Locale;
import org.gajah.activity.statistics.DatabaseStatistic;
import org.gajah.activity.statistics.FixedStatistics;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.activity.statistics.SharedStatistics;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Sets statistics back to 0. Who may is a matter of privileges on the functions.
public final class StatisticsResets {
  /// The logs about transactions, in their order among the statistics.
  public static final List<String> SLRUS =
      List.of(
          "commit_timestamp",
          "multixact_member",
          "multixact_offset",
          "notify",
          "serializable",
          "subtransaction",
          "transaction",
          "other");

  private static final List<String> KINDS =
      List.of(
          "database",
          "relation",
          "function",
          "replslot",
          "subscription",
          "archiver",
          "bgwriter",
          "checkpointer",
          "io",
          "slru",
          "wal");

  private StatisticsResets() {}

  private static SharedStatistics shared(FunctionContext context) {
    return context.statistics().shared();
  }

  @PgFunction("pg_stat_reset")
  public static void database(FunctionContext context) {
    shared(context).resetDatabase(context.statistics().database());
  }

  @PgFunction("pg_stat_reset_single_table_counters")
  public static void table(FunctionContext context, int oid) {
    SessionStatistics statistics = context.statistics();
    StatisticsKey own = StatisticsKey.relation(statistics.database(), oid);
    boolean isShared = statistics.shared().copy(own) == null;
    object(context, isShared ? StatisticsKey.relation(0, oid) : own);
  }

  @PgFunction("pg_stat_reset_single_function_counters")
  public static void function(FunctionContext context, int oid) {
    object(context, StatisticsKey.function(context.statistics().database(), oid));
  }

  private static void object(FunctionContext context, StatisticsKey key) {
    SharedStatistics shared = shared(context);
    shared.reset(key);
    long now = shared.now();
    shared.change(
        StatisticsKey.database(key.database()),
        row -> row[DatabaseStatistic.RESET_TIME.ordinal()] = now);
  }

  @PgFunction("pg_stat_reset_shared")
  public static void shared(FunctionContext context, @Nullable Slice target) {
    SharedStatistics shared = shared(context);
    if (target == null) {
      for (StatisticsKind kind : StatisticsKind.values()) {
        if (kind.isFixed()) {
          shared.reset(kind);
        }
      }
      shared.resetPrefetch();
      return;
    }
    String name = Texts.of(target);
    switch (name) {
      case "archiver" -> shared.reset(StatisticsKind.ARCHIVER);
      case "bgwriter" -> shared.reset(StatisticsKind.BACKGROUND_WRITER);
      case "checkpointer" -> shared.reset(StatisticsKind.CHECKPOINTER);
      case "io" -> shared.reset(StatisticsKind.IO);
      case "slru" -> shared.reset(StatisticsKind.SLRU);
      case "wal" -> shared.reset(StatisticsKind.WAL);
      case "recovery_prefetch" -> shared.resetPrefetch();
      default ->
          throw new PgException(
                  SqlState.INVALID_PARAMETER_VALUE, "unrecognized reset target: \"" + name + "\"")
              .hint(
                  "Target must be \"archiver\", \"bgwriter\", \"checkpointer\", \"io\","
                      + " \"recovery_prefetch\", \"slru\", or \"wal\".");
    }
  }

  @PgFunction("pg_stat_reset_slru")
  public static void slru(FunctionContext context, @Nullable Slice target) {
    if (target == null) {
      shared(context).reset(StatisticsKind.SLRU);
      return;
    }
    int known = SLRUS.indexOf(Texts.of(target));
    FixedStatistics.resetSlru(shared(context), known < 0 ? SLRUS.size() - 1 : known);
  }

  @PgFunction("pg_stat_reset_replication_slot")
  public static void replicationSlot(FunctionContext context, @Nullable Slice target) {
    if (target != null) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "replication slot \"%s\" does not exist".formatted(Texts.of(target)));
    }
  }

  @PgFunction("pg_stat_reset_subscription_stats")
  public static void subscription(FunctionContext context, @Nullable Integer oid) {
    if (oid != null && oid == 0) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "invalid subscription OID 0");
    }
  }

  @PgFunction("pg_stat_have_stats")
  public static boolean has(FunctionContext context, Slice kind, int database, int object) {
    String name = Texts.of(kind);
    int number = KINDS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    if (number == 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid statistics kind: \"" + name + "\"");
    }
    return number >= StatisticsKind.ARCHIVER.number()
        || shared(context).copy(new StatisticsKey(number, database, object)) != null;
  }
}
