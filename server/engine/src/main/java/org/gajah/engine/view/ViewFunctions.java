package org.gajah.engine.view;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.SessionTables;
import org.jspecify.annotations.Nullable;

/// The functions behind system views, by their names in `pg_proc.prosrc`, as a session calls them.
public final class ViewFunctions implements SessionTables {
  private static final Map<String, ViewFunction> ALL =
      Map.ofEntries(
          entry("pg_prepared_statement", StatementViews::prepared),
          entry("pg_cursor", StatementViews::cursors),
          entry("pg_listening_channels", StatementViews::channels),
          entry("pg_prepared_xact", TransactionViews::prepared),
          entry("pg_lock_status", TransactionViews::locks),
          entry("pg_get_multixact_members", TransactionViews::members),
          entry("show_all_settings", SettingViews::settings),
          entry("show_all_file_settings", SettingViews::files),
          entry("pg_hba_file_rules", SettingViews::rules),
          entry("pg_ident_file_mappings", SettingViews::mappings),
          entry("pg_timezone_names", ZoneViews::names),
          entry("pg_timezone_abbrevs", ZoneViews::abbreviations),
          entry("pg_control_system", ControlViews::system),
          entry("pg_control_checkpoint", ControlViews::checkpoint),
          entry("pg_control_recovery", ControlViews::recovery),
          entry("pg_control_init", ControlViews::init),
          entry("pg_ls_dir", FileViews::folder),
          entry("pg_ls_dir_1arg", FileViews::folder),
          entry("pg_ls_logdir", FileViews::logs),
          entry("pg_ls_waldir", FileViews::wal),
          entry("pg_ls_archive_statusdir", FileViews::archiveStatus),
          entry("pg_ls_logicalsnapdir", FileViews::logicalSnapshots),
          entry("pg_ls_logicalmapdir", FileViews::logicalMappings),
          entry("pg_ls_replslotdir", FileViews::replicationSlot),
          entry("pg_ls_tmpdir_noargs", FileViews::temporary),
          entry("pg_ls_tmpdir_1arg", FileViews::temporary),
          entry("pg_stat_file", FileViews::status),
          entry("pg_stat_file_1arg", FileViews::status),
          entry("pg_read_file_off_len", FileContents::textPart),
          entry("pg_read_file_off_len_missing", FileContents::textPart),
          entry("pg_read_file_all", FileContents::text),
          entry("pg_read_file_all_missing", FileContents::text),
          entry("pg_read_binary_file_off_len", FileContents::bytesPart),
          entry("pg_read_binary_file_off_len_missing", FileContents::bytesPart),
          entry("pg_read_binary_file_all", FileContents::bytes),
          entry("pg_read_binary_file_all_missing", FileContents::bytes),
          entry("pg_current_logfile", FileContents::currentLog),
          entry("pg_current_logfile_1arg", FileContents::currentLog));

  private final SessionScope session;

  public ViewFunctions(SessionScope session) {
    this.session = session;
  }

  /// The names of all.
  public static Set<String> names() {
    return ALL.keySet();
  }

  @Override
  public boolean has(String function) {
    return ALL.containsKey(function);
  }

  @Override
  public List<List<@Nullable Object>> rows(String function, List<@Nullable Object> arguments) {
    ViewFunction asked = ALL.get(function);
    return asked == null ? List.of() : asked.rows(new Asked(session, arguments));
  }
}
