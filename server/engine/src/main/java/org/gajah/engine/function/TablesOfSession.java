package org.gajah.engine.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gajah.base.settings.SettingRow;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.SessionTables;
import org.gajah.spi.Portal;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowShape;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// What a session knows of itself and of its instance, as rows.
final class TablesOfSession implements SessionTables {
  private static final List<String> NAMES =
      List.of(
          "pg_prepared_statement",
          "pg_cursor",
          "show_all_settings",
          "pg_prepared_xact",
          "show_all_file_settings",
          "pg_hba_file_rules",
          "pg_listening_channels");

  private final SessionScope session;
  private final BooleanSupplier seesAllSettings;

  /// @param seesAllSettings whether the role may see all of them
  TablesOfSession(SessionScope session, BooleanSupplier seesAllSettings) {
    this.session = session;
    this.seesAllSettings = seesAllSettings;
  }

  @Override
  public boolean has(String function) {
    return NAMES.contains(function) || TablesOfStatistics.NAMES.contains(function);
  }

  @Override
  public List<List<@Nullable Object>> rows(String function, @Nullable Object argument) {
    return TablesOfStatistics.NAMES.contains(function)
        ? new TablesOfStatistics(session).rows(function, argument)
        : rows(function);
  }

  @Override
  public List<List<@Nullable Object>> rows(String function) {
    return switch (function) {
      case "pg_prepared_statement" -> preparedStatements();
      case "pg_cursor" -> cursors();
      case "show_all_settings" -> settings();
      case "pg_prepared_xact" -> preparedTransactions();
      case "show_all_file_settings" -> session.context().instance().fileSettings();
      case "pg_hba_file_rules" -> session.context().instance().authenticationRules();
      case "pg_listening_channels" ->
          session.notifications().channels().stream()
              .map(channel -> row((Object) channel))
              .toList();
      default -> List.of();
    };
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private List<List<@Nullable Object>> preparedStatements() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PreparedStatements.Entry entry : session.statements().all()) {
      Statement statement = entry.statement();
      rows.add(
          row(
              entry.name(),
              entry.text(),
              entry.preparedAt(),
              statement == null ? new int[0] : statement.parameterTypes(),
              statement == null ? null : resultTypes(statement),
              entry.fromSql(),
              statement == null ? 0L : statement.genericPlans(),
              statement == null ? 0L : statement.customPlans()));
    }
    return rows;
  }

  private static int @Nullable [] resultTypes(Statement statement) {
    RowShape shape = statement.lastShape();
    return shape == null
        ? null
        : shape.columns().stream().mapToInt(RowShape.Column::type).toArray();
  }

  private List<List<@Nullable Object>> cursors() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Portal portal : session.portals().all()) {
      Portal.Definition definition = portal.definition();
      if (definition.visible()) {
        rows.add(
            row(
                portal.name(),
                definition.text(),
                definition.holdable(),
                definition.binary(),
                definition.scrollable(),
                definition.createdAt()));
      }
    }
    return rows;
  }

  private List<List<@Nullable Object>> settings() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean all = seesAllSettings.getAsBoolean();
    for (SettingRow setting : session.context().settings().rows(all)) {
      rows.add(
          row(
              setting.name(),
              setting.setting(),
              setting.unit(),
              setting.category(),
              setting.shortDescription(),
              setting.extraDescription(),
              setting.context(),
              setting.type(),
              setting.source(),
              setting.least(),
              setting.greatest(),
              setting.enumValues(),
              setting.bootValue(),
              setting.resetValue(),
              setting.sourceFile(),
              setting.sourceLine(),
              setting.pendingRestart()));
    }
    return rows;
  }

  private List<List<@Nullable Object>> preparedTransactions() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    var twoPhase = session.storage().storage().twoPhase();
    for (var transaction : twoPhase.rows(session.context().proc())) {
      rows.add(
          row(
              transaction.xid(),
              transaction.gid().toString(StandardCharsets.UTF_8),
              transaction.preparedAt(),
              transaction.owner(),
              transaction.database()));
    }
    return rows;
  }
}
