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
          entry("pg_stat_get_activity", StatisticsViews::processes),
          entry("pg_stat_get_wal", StatisticsViews::wal),
          entry("pg_stat_get_archiver", StatisticsViews::archive),
          entry("pg_stat_get_io", IoViews::pages),
          entry("pg_stat_get_slru", IoViews::logs),
          entry("pg_stat_get_recovery_prefetch", IoViews::prefetch),
          entry("pg_stat_get_db_numbackends", ProcessViews::countOfDatabase),
          entry("pg_stat_get_backend_idset", ProcessViews::ids),
          entry("pg_stat_get_backend_pid", ProcessViews::pid),
          entry("pg_stat_get_backend_dbid", ProcessViews::database),
          entry("pg_stat_get_backend_userid", ProcessViews::user),
          entry("pg_stat_get_backend_activity", ProcessViews::activity),
          entry("pg_stat_get_backend_wait_event_type", ProcessViews::waitType),
          entry("pg_stat_get_backend_wait_event", ProcessViews::wait),
          entry("pg_stat_get_backend_activity_start", ProcessViews::statementStart),
          entry("pg_stat_get_backend_xact_start", ProcessViews::transactionStart),
          entry("pg_stat_get_backend_start", ProcessViews::start),
          entry("pg_stat_get_backend_client_addr", ProcessViews::address),
          entry("pg_stat_get_backend_client_port", ProcessViews::port),
          entry("pg_stat_get_backend_subxact", ProcessViews::subtransactions),
          entry("pg_stat_get_progress_info", ProcessViews::progress),
          entry("pg_stat_get_wal_senders", ReplicationViews::senders),
          entry("pg_stat_get_wal_receiver", ReplicationViews::receiver),
          entry("pg_stat_get_replication_slot", ReplicationViews::slotStatistics),
          entry("pg_stat_get_subscription", ReplicationViews::subscriptions),
          entry("pg_stat_get_subscription_stats", ReplicationViews::subscriptionStatistics),
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
          entry("pg_stats_ext_mcvlist_items", CommonValues::rows),
          entry("pg_get_publication_tables", PublicationViews::tables),
          entry("pg_get_shmem_allocations", InstanceViews::sharedMemory),
          entry("pg_get_backend_memory_contexts", InstanceViews::memory),
          entry("pg_get_wal_resource_managers", InstanceViews::resourceManagers),
          entry("pg_config", InstanceViews::build),
          entry("pg_get_wait_events", InstanceViews::waitEvents),
          entry("pg_available_extensions", ExtensionViews::available),
          entry("pg_available_extension_versions", ExtensionViews::versions),
          entry("pg_extension_update_paths", ExtensionViews::updatePaths),
          entry("pg_get_replication_slots", ReplicationViews::slots),
          entry("pg_show_replication_origin_status", ReplicationViews::origins),
          entry("pg_get_catalog_foreign_keys", CatalogViews::references),
          entry("pg_sequence_parameters", CatalogViews::sequence),
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
