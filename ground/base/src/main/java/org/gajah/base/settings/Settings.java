package org.gajah.base.settings;

/// A constant for each setting of PostgreSQL 17, by category.
///
/// Generated: see `SettingFactsTest`.
public final class Settings {

  // Autovacuum

  public static final BoolSetting AUTOVACUUM = SettingTable.bool("autovacuum");
  public static final RealSetting AUTOVACUUM_ANALYZE_SCALE_FACTOR =
      SettingTable.real("autovacuum_analyze_scale_factor");
  public static final IntSetting AUTOVACUUM_ANALYZE_THRESHOLD =
      SettingTable.integer("autovacuum_analyze_threshold");
  public static final IntSetting AUTOVACUUM_FREEZE_MAX_AGE =
      SettingTable.integer("autovacuum_freeze_max_age");
  public static final IntSetting AUTOVACUUM_MAX_WORKERS =
      SettingTable.integer("autovacuum_max_workers");
  public static final IntSetting AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE =
      SettingTable.integer("autovacuum_multixact_freeze_max_age");
  public static final IntSetting AUTOVACUUM_NAPTIME = SettingTable.integer("autovacuum_naptime");
  public static final RealSetting AUTOVACUUM_VACUUM_COST_DELAY =
      SettingTable.real("autovacuum_vacuum_cost_delay");
  public static final IntSetting AUTOVACUUM_VACUUM_COST_LIMIT =
      SettingTable.integer("autovacuum_vacuum_cost_limit");
  public static final RealSetting AUTOVACUUM_VACUUM_INSERT_SCALE_FACTOR =
      SettingTable.real("autovacuum_vacuum_insert_scale_factor");
  public static final IntSetting AUTOVACUUM_VACUUM_INSERT_THRESHOLD =
      SettingTable.integer("autovacuum_vacuum_insert_threshold");
  public static final RealSetting AUTOVACUUM_VACUUM_SCALE_FACTOR =
      SettingTable.real("autovacuum_vacuum_scale_factor");
  public static final IntSetting AUTOVACUUM_VACUUM_THRESHOLD =
      SettingTable.integer("autovacuum_vacuum_threshold");

  // Client Connection Defaults / Locale and Formatting

  public static final StringSetting CLIENT_ENCODING = SettingTable.string("client_encoding");
  public static final StringSetting DATESTYLE = SettingTable.string("DateStyle");
  public static final StringSetting DEFAULT_TEXT_SEARCH_CONFIG =
      SettingTable.string("default_text_search_config");
  public static final IntSetting EXTRA_FLOAT_DIGITS = SettingTable.integer("extra_float_digits");
  public static final EnumSetting ICU_VALIDATION_LEVEL =
      SettingTable.enumeration("icu_validation_level");
  public static final EnumSetting INTERVALSTYLE = SettingTable.enumeration("IntervalStyle");
  public static final StringSetting LC_MESSAGES = SettingTable.string("lc_messages");
  public static final StringSetting LC_MONETARY = SettingTable.string("lc_monetary");
  public static final StringSetting LC_NUMERIC = SettingTable.string("lc_numeric");
  public static final StringSetting LC_TIME = SettingTable.string("lc_time");
  public static final StringSetting TIMEZONE = SettingTable.string("TimeZone");
  public static final StringSetting TIMEZONE_ABBREVIATIONS =
      SettingTable.string("timezone_abbreviations");

  // Client Connection Defaults / Other Defaults

  public static final StringSetting DYNAMIC_LIBRARY_PATH =
      SettingTable.string("dynamic_library_path");
  public static final IntSetting GIN_FUZZY_SEARCH_LIMIT =
      SettingTable.integer("gin_fuzzy_search_limit");

  // Client Connection Defaults / Shared Library Preloading

  public static final StringSetting JIT_PROVIDER = SettingTable.string("jit_provider");
  public static final StringSetting LOCAL_PRELOAD_LIBRARIES =
      SettingTable.string("local_preload_libraries");
  public static final StringSetting SESSION_PRELOAD_LIBRARIES =
      SettingTable.string("session_preload_libraries");
  public static final StringSetting SHARED_PRELOAD_LIBRARIES =
      SettingTable.string("shared_preload_libraries");

  // Client Connection Defaults / Statement Behavior

  public static final EnumSetting BYTEA_OUTPUT = SettingTable.enumeration("bytea_output");
  public static final BoolSetting CHECK_FUNCTION_BODIES =
      SettingTable.bool("check_function_bodies");
  public static final EnumSetting CLIENT_MIN_MESSAGES =
      SettingTable.enumeration("client_min_messages");
  public static final StringSetting CREATEROLE_SELF_GRANT =
      SettingTable.string("createrole_self_grant");
  public static final StringSetting DEFAULT_TABLE_ACCESS_METHOD =
      SettingTable.string("default_table_access_method");
  public static final StringSetting DEFAULT_TABLESPACE = SettingTable.string("default_tablespace");
  public static final EnumSetting DEFAULT_TOAST_COMPRESSION =
      SettingTable.enumeration("default_toast_compression");
  public static final BoolSetting DEFAULT_TRANSACTION_DEFERRABLE =
      SettingTable.bool("default_transaction_deferrable");
  public static final EnumSetting DEFAULT_TRANSACTION_ISOLATION =
      SettingTable.enumeration("default_transaction_isolation");
  public static final BoolSetting DEFAULT_TRANSACTION_READ_ONLY =
      SettingTable.bool("default_transaction_read_only");
  public static final BoolSetting EVENT_TRIGGERS = SettingTable.bool("event_triggers");
  public static final IntSetting GIN_PENDING_LIST_LIMIT =
      SettingTable.integer("gin_pending_list_limit");
  public static final IntSetting IDLE_IN_TRANSACTION_SESSION_TIMEOUT =
      SettingTable.integer("idle_in_transaction_session_timeout");
  public static final IntSetting IDLE_SESSION_TIMEOUT =
      SettingTable.integer("idle_session_timeout");
  public static final IntSetting LOCK_TIMEOUT = SettingTable.integer("lock_timeout");
  public static final StringSetting RESTRICT_NONSYSTEM_RELATION_KIND =
      SettingTable.string("restrict_nonsystem_relation_kind");
  public static final BoolSetting ROW_SECURITY = SettingTable.bool("row_security");
  public static final StringSetting SEARCH_PATH = SettingTable.string("search_path");
  public static final EnumSetting SESSION_REPLICATION_ROLE =
      SettingTable.enumeration("session_replication_role");
  public static final IntSetting STATEMENT_TIMEOUT = SettingTable.integer("statement_timeout");
  public static final StringSetting TEMP_TABLESPACES = SettingTable.string("temp_tablespaces");
  public static final BoolSetting TRANSACTION_DEFERRABLE =
      SettingTable.bool("transaction_deferrable");
  public static final EnumSetting TRANSACTION_ISOLATION =
      SettingTable.enumeration("transaction_isolation");
  public static final BoolSetting TRANSACTION_READ_ONLY =
      SettingTable.bool("transaction_read_only");
  public static final IntSetting TRANSACTION_TIMEOUT = SettingTable.integer("transaction_timeout");
  public static final IntSetting VACUUM_FAILSAFE_AGE = SettingTable.integer("vacuum_failsafe_age");
  public static final IntSetting VACUUM_FREEZE_MIN_AGE =
      SettingTable.integer("vacuum_freeze_min_age");
  public static final IntSetting VACUUM_FREEZE_TABLE_AGE =
      SettingTable.integer("vacuum_freeze_table_age");
  public static final IntSetting VACUUM_MULTIXACT_FAILSAFE_AGE =
      SettingTable.integer("vacuum_multixact_failsafe_age");
  public static final IntSetting VACUUM_MULTIXACT_FREEZE_MIN_AGE =
      SettingTable.integer("vacuum_multixact_freeze_min_age");
  public static final IntSetting VACUUM_MULTIXACT_FREEZE_TABLE_AGE =
      SettingTable.integer("vacuum_multixact_freeze_table_age");
  public static final EnumSetting XMLBINARY = SettingTable.enumeration("xmlbinary");
  public static final EnumSetting XMLOPTION = SettingTable.enumeration("xmloption");

  // Connections and Authentication / Authentication

  public static final IntSetting AUTHENTICATION_TIMEOUT =
      SettingTable.integer("authentication_timeout");
  public static final BoolSetting GSS_ACCEPT_DELEGATION =
      SettingTable.bool("gss_accept_delegation");
  public static final BoolSetting KRB_CASEINS_USERS = SettingTable.bool("krb_caseins_users");
  public static final StringSetting KRB_SERVER_KEYFILE = SettingTable.string("krb_server_keyfile");
  public static final EnumSetting PASSWORD_ENCRYPTION =
      SettingTable.enumeration("password_encryption");
  public static final IntSetting SCRAM_ITERATIONS = SettingTable.integer("scram_iterations");

  // Connections and Authentication / Connection Settings

  public static final BoolSetting BONJOUR = SettingTable.bool("bonjour");
  public static final StringSetting BONJOUR_NAME = SettingTable.string("bonjour_name");
  public static final StringSetting LISTEN_ADDRESSES = SettingTable.string("listen_addresses");
  public static final IntSetting MAX_CONNECTIONS = SettingTable.integer("max_connections");
  public static final IntSetting PORT = SettingTable.integer("port");
  public static final IntSetting RESERVED_CONNECTIONS =
      SettingTable.integer("reserved_connections");
  public static final IntSetting SUPERUSER_RESERVED_CONNECTIONS =
      SettingTable.integer("superuser_reserved_connections");
  public static final StringSetting UNIX_SOCKET_DIRECTORIES =
      SettingTable.string("unix_socket_directories");
  public static final StringSetting UNIX_SOCKET_GROUP = SettingTable.string("unix_socket_group");
  public static final IntSetting UNIX_SOCKET_PERMISSIONS =
      SettingTable.integer("unix_socket_permissions");

  // Connections and Authentication / SSL

  public static final BoolSetting SSL = SettingTable.bool("ssl");
  public static final StringSetting SSL_CA_FILE = SettingTable.string("ssl_ca_file");
  public static final StringSetting SSL_CERT_FILE = SettingTable.string("ssl_cert_file");
  public static final StringSetting SSL_CIPHERS = SettingTable.string("ssl_ciphers");
  public static final StringSetting SSL_CRL_DIR = SettingTable.string("ssl_crl_dir");
  public static final StringSetting SSL_CRL_FILE = SettingTable.string("ssl_crl_file");
  public static final StringSetting SSL_DH_PARAMS_FILE = SettingTable.string("ssl_dh_params_file");
  public static final StringSetting SSL_ECDH_CURVE = SettingTable.string("ssl_ecdh_curve");
  public static final StringSetting SSL_KEY_FILE = SettingTable.string("ssl_key_file");
  public static final EnumSetting SSL_MAX_PROTOCOL_VERSION =
      SettingTable.enumeration("ssl_max_protocol_version");
  public static final EnumSetting SSL_MIN_PROTOCOL_VERSION =
      SettingTable.enumeration("ssl_min_protocol_version");
  public static final StringSetting SSL_PASSPHRASE_COMMAND =
      SettingTable.string("ssl_passphrase_command");
  public static final BoolSetting SSL_PASSPHRASE_COMMAND_SUPPORTS_RELOAD =
      SettingTable.bool("ssl_passphrase_command_supports_reload");
  public static final BoolSetting SSL_PREFER_SERVER_CIPHERS =
      SettingTable.bool("ssl_prefer_server_ciphers");

  // Connections and Authentication / TCP Settings

  public static final IntSetting CLIENT_CONNECTION_CHECK_INTERVAL =
      SettingTable.integer("client_connection_check_interval");
  public static final IntSetting TCP_KEEPALIVES_COUNT =
      SettingTable.integer("tcp_keepalives_count");
  public static final IntSetting TCP_KEEPALIVES_IDLE = SettingTable.integer("tcp_keepalives_idle");
  public static final IntSetting TCP_KEEPALIVES_INTERVAL =
      SettingTable.integer("tcp_keepalives_interval");
  public static final IntSetting TCP_USER_TIMEOUT = SettingTable.integer("tcp_user_timeout");

  // Developer Options

  public static final BoolSetting ALLOW_IN_PLACE_TABLESPACES =
      SettingTable.bool("allow_in_place_tablespaces");
  public static final BoolSetting ALLOW_SYSTEM_TABLE_MODS =
      SettingTable.bool("allow_system_table_mods");
  public static final StringSetting BACKTRACE_FUNCTIONS =
      SettingTable.string("backtrace_functions");
  public static final IntSetting DEBUG_DISCARD_CACHES =
      SettingTable.integer("debug_discard_caches");
  public static final StringSetting DEBUG_IO_DIRECT = SettingTable.string("debug_io_direct");
  public static final EnumSetting DEBUG_LOGICAL_REPLICATION_STREAMING =
      SettingTable.enumeration("debug_logical_replication_streaming");
  public static final EnumSetting DEBUG_PARALLEL_QUERY =
      SettingTable.enumeration("debug_parallel_query");
  public static final BoolSetting IGNORE_CHECKSUM_FAILURE =
      SettingTable.bool("ignore_checksum_failure");
  public static final BoolSetting IGNORE_INVALID_PAGES = SettingTable.bool("ignore_invalid_pages");
  public static final BoolSetting IGNORE_SYSTEM_INDEXES =
      SettingTable.bool("ignore_system_indexes");
  public static final BoolSetting JIT_DEBUGGING_SUPPORT =
      SettingTable.bool("jit_debugging_support");
  public static final BoolSetting JIT_DUMP_BITCODE = SettingTable.bool("jit_dump_bitcode");
  public static final BoolSetting JIT_EXPRESSIONS = SettingTable.bool("jit_expressions");
  public static final BoolSetting JIT_PROFILING_SUPPORT =
      SettingTable.bool("jit_profiling_support");
  public static final BoolSetting JIT_TUPLE_DEFORMING = SettingTable.bool("jit_tuple_deforming");
  public static final IntSetting POST_AUTH_DELAY = SettingTable.integer("post_auth_delay");
  public static final IntSetting PRE_AUTH_DELAY = SettingTable.integer("pre_auth_delay");
  public static final BoolSetting REMOVE_TEMP_FILES_AFTER_CRASH =
      SettingTable.bool("remove_temp_files_after_crash");
  public static final BoolSetting SEND_ABORT_FOR_CRASH = SettingTable.bool("send_abort_for_crash");
  public static final BoolSetting SEND_ABORT_FOR_KILL = SettingTable.bool("send_abort_for_kill");
  public static final BoolSetting TRACE_CONNECTION_NEGOTIATION =
      SettingTable.bool("trace_connection_negotiation");
  public static final BoolSetting TRACE_NOTIFY = SettingTable.bool("trace_notify");
  public static final BoolSetting TRACE_SORT = SettingTable.bool("trace_sort");
  public static final StringSetting WAL_CONSISTENCY_CHECKING =
      SettingTable.string("wal_consistency_checking");
  public static final BoolSetting ZERO_DAMAGED_PAGES = SettingTable.bool("zero_damaged_pages");

  // Error Handling

  public static final BoolSetting DATA_SYNC_RETRY = SettingTable.bool("data_sync_retry");
  public static final BoolSetting EXIT_ON_ERROR = SettingTable.bool("exit_on_error");
  public static final EnumSetting RECOVERY_INIT_SYNC_METHOD =
      SettingTable.enumeration("recovery_init_sync_method");
  public static final BoolSetting RESTART_AFTER_CRASH = SettingTable.bool("restart_after_crash");

  // File Locations

  public static final StringSetting CONFIG_FILE = SettingTable.string("config_file");
  public static final StringSetting DATA_DIRECTORY = SettingTable.string("data_directory");
  public static final StringSetting EXTENSION_DESTDIR = SettingTable.string("extension_destdir");
  public static final StringSetting EXTERNAL_PID_FILE = SettingTable.string("external_pid_file");
  public static final StringSetting HBA_FILE = SettingTable.string("hba_file");
  public static final StringSetting IDENT_FILE = SettingTable.string("ident_file");

  // Lock Management

  public static final IntSetting DEADLOCK_TIMEOUT = SettingTable.integer("deadlock_timeout");
  public static final IntSetting MAX_LOCKS_PER_TRANSACTION =
      SettingTable.integer("max_locks_per_transaction");
  public static final IntSetting MAX_PRED_LOCKS_PER_PAGE =
      SettingTable.integer("max_pred_locks_per_page");
  public static final IntSetting MAX_PRED_LOCKS_PER_RELATION =
      SettingTable.integer("max_pred_locks_per_relation");
  public static final IntSetting MAX_PRED_LOCKS_PER_TRANSACTION =
      SettingTable.integer("max_pred_locks_per_transaction");

  // Preset Options

  public static final IntSetting BLOCK_SIZE = SettingTable.integer("block_size");
  public static final BoolSetting DATA_CHECKSUMS = SettingTable.bool("data_checksums");
  public static final IntSetting DATA_DIRECTORY_MODE = SettingTable.integer("data_directory_mode");
  public static final BoolSetting DEBUG_ASSERTIONS = SettingTable.bool("debug_assertions");
  public static final EnumSetting HUGE_PAGES_STATUS = SettingTable.enumeration("huge_pages_status");
  public static final BoolSetting IN_HOT_STANDBY = SettingTable.bool("in_hot_standby");
  public static final BoolSetting INTEGER_DATETIMES = SettingTable.bool("integer_datetimes");
  public static final IntSetting MAX_FUNCTION_ARGS = SettingTable.integer("max_function_args");
  public static final IntSetting MAX_IDENTIFIER_LENGTH =
      SettingTable.integer("max_identifier_length");
  public static final IntSetting MAX_INDEX_KEYS = SettingTable.integer("max_index_keys");
  public static final IntSetting SEGMENT_SIZE = SettingTable.integer("segment_size");
  public static final StringSetting SERVER_ENCODING = SettingTable.string("server_encoding");
  public static final StringSetting SERVER_VERSION = SettingTable.string("server_version");
  public static final IntSetting SERVER_VERSION_NUM = SettingTable.integer("server_version_num");
  public static final IntSetting SHARED_MEMORY_SIZE = SettingTable.integer("shared_memory_size");
  public static final IntSetting SHARED_MEMORY_SIZE_IN_HUGE_PAGES =
      SettingTable.integer("shared_memory_size_in_huge_pages");
  public static final StringSetting SSL_LIBRARY = SettingTable.string("ssl_library");
  public static final IntSetting WAL_BLOCK_SIZE = SettingTable.integer("wal_block_size");
  public static final IntSetting WAL_SEGMENT_SIZE = SettingTable.integer("wal_segment_size");

  // Query Tuning / Genetic Query Optimizer

  public static final BoolSetting GEQO = SettingTable.bool("geqo");
  public static final IntSetting GEQO_EFFORT = SettingTable.integer("geqo_effort");
  public static final IntSetting GEQO_GENERATIONS = SettingTable.integer("geqo_generations");
  public static final IntSetting GEQO_POOL_SIZE = SettingTable.integer("geqo_pool_size");
  public static final RealSetting GEQO_SEED = SettingTable.real("geqo_seed");
  public static final RealSetting GEQO_SELECTION_BIAS = SettingTable.real("geqo_selection_bias");
  public static final IntSetting GEQO_THRESHOLD = SettingTable.integer("geqo_threshold");

  // Query Tuning / Other Planner Options

  public static final EnumSetting CONSTRAINT_EXCLUSION =
      SettingTable.enumeration("constraint_exclusion");
  public static final RealSetting CURSOR_TUPLE_FRACTION =
      SettingTable.real("cursor_tuple_fraction");
  public static final IntSetting DEFAULT_STATISTICS_TARGET =
      SettingTable.integer("default_statistics_target");
  public static final IntSetting FROM_COLLAPSE_LIMIT = SettingTable.integer("from_collapse_limit");
  public static final BoolSetting JIT = SettingTable.bool("jit");
  public static final IntSetting JOIN_COLLAPSE_LIMIT = SettingTable.integer("join_collapse_limit");
  public static final EnumSetting PLAN_CACHE_MODE = SettingTable.enumeration("plan_cache_mode");
  public static final RealSetting RECURSIVE_WORKTABLE_FACTOR =
      SettingTable.real("recursive_worktable_factor");

  // Query Tuning / Planner Cost Constants

  public static final RealSetting CPU_INDEX_TUPLE_COST = SettingTable.real("cpu_index_tuple_cost");
  public static final RealSetting CPU_OPERATOR_COST = SettingTable.real("cpu_operator_cost");
  public static final RealSetting CPU_TUPLE_COST = SettingTable.real("cpu_tuple_cost");
  public static final IntSetting EFFECTIVE_CACHE_SIZE =
      SettingTable.integer("effective_cache_size");
  public static final RealSetting JIT_ABOVE_COST = SettingTable.real("jit_above_cost");
  public static final RealSetting JIT_INLINE_ABOVE_COST =
      SettingTable.real("jit_inline_above_cost");
  public static final RealSetting JIT_OPTIMIZE_ABOVE_COST =
      SettingTable.real("jit_optimize_above_cost");
  public static final IntSetting MIN_PARALLEL_INDEX_SCAN_SIZE =
      SettingTable.integer("min_parallel_index_scan_size");
  public static final IntSetting MIN_PARALLEL_TABLE_SCAN_SIZE =
      SettingTable.integer("min_parallel_table_scan_size");
  public static final RealSetting PARALLEL_SETUP_COST = SettingTable.real("parallel_setup_cost");
  public static final RealSetting PARALLEL_TUPLE_COST = SettingTable.real("parallel_tuple_cost");
  public static final RealSetting RANDOM_PAGE_COST = SettingTable.real("random_page_cost");
  public static final RealSetting SEQ_PAGE_COST = SettingTable.real("seq_page_cost");

  // Query Tuning / Planner Method Configuration

  public static final BoolSetting ENABLE_ASYNC_APPEND = SettingTable.bool("enable_async_append");
  public static final BoolSetting ENABLE_BITMAPSCAN = SettingTable.bool("enable_bitmapscan");
  public static final BoolSetting ENABLE_GATHERMERGE = SettingTable.bool("enable_gathermerge");
  public static final BoolSetting ENABLE_GROUP_BY_REORDERING =
      SettingTable.bool("enable_group_by_reordering");
  public static final BoolSetting ENABLE_HASHAGG = SettingTable.bool("enable_hashagg");
  public static final BoolSetting ENABLE_HASHJOIN = SettingTable.bool("enable_hashjoin");
  public static final BoolSetting ENABLE_INCREMENTAL_SORT =
      SettingTable.bool("enable_incremental_sort");
  public static final BoolSetting ENABLE_INDEXONLYSCAN = SettingTable.bool("enable_indexonlyscan");
  public static final BoolSetting ENABLE_INDEXSCAN = SettingTable.bool("enable_indexscan");
  public static final BoolSetting ENABLE_MATERIAL = SettingTable.bool("enable_material");
  public static final BoolSetting ENABLE_MEMOIZE = SettingTable.bool("enable_memoize");
  public static final BoolSetting ENABLE_MERGEJOIN = SettingTable.bool("enable_mergejoin");
  public static final BoolSetting ENABLE_NESTLOOP = SettingTable.bool("enable_nestloop");
  public static final BoolSetting ENABLE_PARALLEL_APPEND =
      SettingTable.bool("enable_parallel_append");
  public static final BoolSetting ENABLE_PARALLEL_HASH = SettingTable.bool("enable_parallel_hash");
  public static final BoolSetting ENABLE_PARTITION_PRUNING =
      SettingTable.bool("enable_partition_pruning");
  public static final BoolSetting ENABLE_PARTITIONWISE_AGGREGATE =
      SettingTable.bool("enable_partitionwise_aggregate");
  public static final BoolSetting ENABLE_PARTITIONWISE_JOIN =
      SettingTable.bool("enable_partitionwise_join");
  public static final BoolSetting ENABLE_PRESORTED_AGGREGATE =
      SettingTable.bool("enable_presorted_aggregate");
  public static final BoolSetting ENABLE_SEQSCAN = SettingTable.bool("enable_seqscan");
  public static final BoolSetting ENABLE_SORT = SettingTable.bool("enable_sort");
  public static final BoolSetting ENABLE_TIDSCAN = SettingTable.bool("enable_tidscan");

  // Replication / Primary Server

  public static final StringSetting SYNCHRONIZED_STANDBY_SLOTS =
      SettingTable.string("synchronized_standby_slots");
  public static final StringSetting SYNCHRONOUS_STANDBY_NAMES =
      SettingTable.string("synchronous_standby_names");

  // Replication / Sending Servers

  public static final IntSetting MAX_REPLICATION_SLOTS =
      SettingTable.integer("max_replication_slots");
  public static final IntSetting MAX_SLOT_WAL_KEEP_SIZE =
      SettingTable.integer("max_slot_wal_keep_size");
  public static final IntSetting MAX_WAL_SENDERS = SettingTable.integer("max_wal_senders");
  public static final StringSetting OUTPUT_PLUGIN_LIBRARIES =
      SettingTable.string("output_plugin_libraries");
  public static final BoolSetting TRACK_COMMIT_TIMESTAMP =
      SettingTable.bool("track_commit_timestamp");
  public static final IntSetting WAL_KEEP_SIZE = SettingTable.integer("wal_keep_size");
  public static final IntSetting WAL_SENDER_TIMEOUT = SettingTable.integer("wal_sender_timeout");

  // Replication / Standby Servers

  public static final BoolSetting HOT_STANDBY = SettingTable.bool("hot_standby");
  public static final BoolSetting HOT_STANDBY_FEEDBACK = SettingTable.bool("hot_standby_feedback");
  public static final IntSetting MAX_STANDBY_ARCHIVE_DELAY =
      SettingTable.integer("max_standby_archive_delay");
  public static final IntSetting MAX_STANDBY_STREAMING_DELAY =
      SettingTable.integer("max_standby_streaming_delay");
  public static final StringSetting PRIMARY_CONNINFO = SettingTable.string("primary_conninfo");
  public static final StringSetting PRIMARY_SLOT_NAME = SettingTable.string("primary_slot_name");
  public static final IntSetting RECOVERY_MIN_APPLY_DELAY =
      SettingTable.integer("recovery_min_apply_delay");
  public static final BoolSetting SYNC_REPLICATION_SLOTS =
      SettingTable.bool("sync_replication_slots");
  public static final BoolSetting WAL_RECEIVER_CREATE_TEMP_SLOT =
      SettingTable.bool("wal_receiver_create_temp_slot");
  public static final IntSetting WAL_RECEIVER_STATUS_INTERVAL =
      SettingTable.integer("wal_receiver_status_interval");
  public static final IntSetting WAL_RECEIVER_TIMEOUT =
      SettingTable.integer("wal_receiver_timeout");
  public static final IntSetting WAL_RETRIEVE_RETRY_INTERVAL =
      SettingTable.integer("wal_retrieve_retry_interval");

  // Replication / Subscribers

  public static final IntSetting MAX_LOGICAL_REPLICATION_WORKERS =
      SettingTable.integer("max_logical_replication_workers");
  public static final IntSetting MAX_PARALLEL_APPLY_WORKERS_PER_SUBSCRIPTION =
      SettingTable.integer("max_parallel_apply_workers_per_subscription");
  public static final IntSetting MAX_SYNC_WORKERS_PER_SUBSCRIPTION =
      SettingTable.integer("max_sync_workers_per_subscription");

  // Reporting and Logging / Process Title

  public static final StringSetting CLUSTER_NAME = SettingTable.string("cluster_name");
  public static final BoolSetting UPDATE_PROCESS_TITLE = SettingTable.bool("update_process_title");

  // Reporting and Logging / What to Log

  public static final StringSetting APPLICATION_NAME = SettingTable.string("application_name");
  public static final BoolSetting DEBUG_PRETTY_PRINT = SettingTable.bool("debug_pretty_print");
  public static final BoolSetting DEBUG_PRINT_PARSE = SettingTable.bool("debug_print_parse");
  public static final BoolSetting DEBUG_PRINT_PLAN = SettingTable.bool("debug_print_plan");
  public static final BoolSetting DEBUG_PRINT_REWRITTEN =
      SettingTable.bool("debug_print_rewritten");
  public static final IntSetting LOG_AUTOVACUUM_MIN_DURATION =
      SettingTable.integer("log_autovacuum_min_duration");
  public static final BoolSetting LOG_CHECKPOINTS = SettingTable.bool("log_checkpoints");
  public static final BoolSetting LOG_CONNECTIONS = SettingTable.bool("log_connections");
  public static final BoolSetting LOG_DISCONNECTIONS = SettingTable.bool("log_disconnections");
  public static final BoolSetting LOG_DURATION = SettingTable.bool("log_duration");
  public static final EnumSetting LOG_ERROR_VERBOSITY =
      SettingTable.enumeration("log_error_verbosity");
  public static final BoolSetting LOG_HOSTNAME = SettingTable.bool("log_hostname");
  public static final StringSetting LOG_LINE_PREFIX = SettingTable.string("log_line_prefix");
  public static final BoolSetting LOG_LOCK_WAITS = SettingTable.bool("log_lock_waits");
  public static final IntSetting LOG_PARAMETER_MAX_LENGTH =
      SettingTable.integer("log_parameter_max_length");
  public static final IntSetting LOG_PARAMETER_MAX_LENGTH_ON_ERROR =
      SettingTable.integer("log_parameter_max_length_on_error");
  public static final BoolSetting LOG_RECOVERY_CONFLICT_WAITS =
      SettingTable.bool("log_recovery_conflict_waits");
  public static final BoolSetting LOG_REPLICATION_COMMANDS =
      SettingTable.bool("log_replication_commands");
  public static final EnumSetting LOG_STATEMENT = SettingTable.enumeration("log_statement");
  public static final IntSetting LOG_TEMP_FILES = SettingTable.integer("log_temp_files");
  public static final StringSetting LOG_TIMEZONE = SettingTable.string("log_timezone");

  // Reporting and Logging / When to Log

  public static final IntSetting LOG_MIN_DURATION_SAMPLE =
      SettingTable.integer("log_min_duration_sample");
  public static final IntSetting LOG_MIN_DURATION_STATEMENT =
      SettingTable.integer("log_min_duration_statement");
  public static final EnumSetting LOG_MIN_ERROR_STATEMENT =
      SettingTable.enumeration("log_min_error_statement");
  public static final EnumSetting LOG_MIN_MESSAGES = SettingTable.enumeration("log_min_messages");
  public static final IntSetting LOG_STARTUP_PROGRESS_INTERVAL =
      SettingTable.integer("log_startup_progress_interval");
  public static final RealSetting LOG_STATEMENT_SAMPLE_RATE =
      SettingTable.real("log_statement_sample_rate");
  public static final RealSetting LOG_TRANSACTION_SAMPLE_RATE =
      SettingTable.real("log_transaction_sample_rate");

  // Reporting and Logging / Where to Log

  public static final StringSetting EVENT_SOURCE = SettingTable.string("event_source");
  public static final StringSetting LOG_DESTINATION = SettingTable.string("log_destination");
  public static final StringSetting LOG_DIRECTORY = SettingTable.string("log_directory");
  public static final IntSetting LOG_FILE_MODE = SettingTable.integer("log_file_mode");
  public static final StringSetting LOG_FILENAME = SettingTable.string("log_filename");
  public static final IntSetting LOG_ROTATION_AGE = SettingTable.integer("log_rotation_age");
  public static final IntSetting LOG_ROTATION_SIZE = SettingTable.integer("log_rotation_size");
  public static final BoolSetting LOG_TRUNCATE_ON_ROTATION =
      SettingTable.bool("log_truncate_on_rotation");
  public static final BoolSetting LOGGING_COLLECTOR = SettingTable.bool("logging_collector");
  public static final EnumSetting SYSLOG_FACILITY = SettingTable.enumeration("syslog_facility");
  public static final StringSetting SYSLOG_IDENT = SettingTable.string("syslog_ident");
  public static final BoolSetting SYSLOG_SEQUENCE_NUMBERS =
      SettingTable.bool("syslog_sequence_numbers");
  public static final BoolSetting SYSLOG_SPLIT_MESSAGES =
      SettingTable.bool("syslog_split_messages");

  // Resource Usage / Asynchronous Behavior

  public static final IntSetting BACKEND_FLUSH_AFTER = SettingTable.integer("backend_flush_after");
  public static final IntSetting EFFECTIVE_IO_CONCURRENCY =
      SettingTable.integer("effective_io_concurrency");
  public static final IntSetting IO_COMBINE_LIMIT = SettingTable.integer("io_combine_limit");
  public static final IntSetting MAINTENANCE_IO_CONCURRENCY =
      SettingTable.integer("maintenance_io_concurrency");
  public static final IntSetting MAX_PARALLEL_MAINTENANCE_WORKERS =
      SettingTable.integer("max_parallel_maintenance_workers");
  public static final IntSetting MAX_PARALLEL_WORKERS =
      SettingTable.integer("max_parallel_workers");
  public static final IntSetting MAX_PARALLEL_WORKERS_PER_GATHER =
      SettingTable.integer("max_parallel_workers_per_gather");
  public static final IntSetting MAX_WORKER_PROCESSES =
      SettingTable.integer("max_worker_processes");
  public static final BoolSetting PARALLEL_LEADER_PARTICIPATION =
      SettingTable.bool("parallel_leader_participation");

  // Resource Usage / Background Writer

  public static final IntSetting BGWRITER_DELAY = SettingTable.integer("bgwriter_delay");
  public static final IntSetting BGWRITER_FLUSH_AFTER =
      SettingTable.integer("bgwriter_flush_after");
  public static final IntSetting BGWRITER_LRU_MAXPAGES =
      SettingTable.integer("bgwriter_lru_maxpages");
  public static final RealSetting BGWRITER_LRU_MULTIPLIER =
      SettingTable.real("bgwriter_lru_multiplier");

  // Resource Usage / Cost-Based Vacuum Delay

  public static final RealSetting VACUUM_COST_DELAY = SettingTable.real("vacuum_cost_delay");
  public static final IntSetting VACUUM_COST_LIMIT = SettingTable.integer("vacuum_cost_limit");
  public static final IntSetting VACUUM_COST_PAGE_DIRTY =
      SettingTable.integer("vacuum_cost_page_dirty");
  public static final IntSetting VACUUM_COST_PAGE_HIT =
      SettingTable.integer("vacuum_cost_page_hit");
  public static final IntSetting VACUUM_COST_PAGE_MISS =
      SettingTable.integer("vacuum_cost_page_miss");

  // Resource Usage / Disk

  public static final EnumSetting FILE_EXTEND_METHOD =
      SettingTable.enumeration("file_extend_method");
  public static final IntSetting MAX_NOTIFY_QUEUE_PAGES =
      SettingTable.integer("max_notify_queue_pages");
  public static final IntSetting TEMP_FILE_LIMIT = SettingTable.integer("temp_file_limit");

  // Resource Usage / Kernel Resources

  public static final IntSetting MAX_FILES_PER_PROCESS =
      SettingTable.integer("max_files_per_process");

  // Resource Usage / Memory

  public static final IntSetting AUTOVACUUM_WORK_MEM = SettingTable.integer("autovacuum_work_mem");
  public static final IntSetting COMMIT_TIMESTAMP_BUFFERS =
      SettingTable.integer("commit_timestamp_buffers");
  public static final EnumSetting DYNAMIC_SHARED_MEMORY_TYPE =
      SettingTable.enumeration("dynamic_shared_memory_type");
  public static final RealSetting HASH_MEM_MULTIPLIER = SettingTable.real("hash_mem_multiplier");
  public static final IntSetting HUGE_PAGE_SIZE = SettingTable.integer("huge_page_size");
  public static final EnumSetting HUGE_PAGES = SettingTable.enumeration("huge_pages");
  public static final IntSetting LOGICAL_DECODING_WORK_MEM =
      SettingTable.integer("logical_decoding_work_mem");
  public static final IntSetting MAINTENANCE_WORK_MEM =
      SettingTable.integer("maintenance_work_mem");
  public static final IntSetting MAX_PREPARED_TRANSACTIONS =
      SettingTable.integer("max_prepared_transactions");
  public static final IntSetting MAX_STACK_DEPTH = SettingTable.integer("max_stack_depth");
  public static final IntSetting MIN_DYNAMIC_SHARED_MEMORY =
      SettingTable.integer("min_dynamic_shared_memory");
  public static final IntSetting MULTIXACT_MEMBER_BUFFERS =
      SettingTable.integer("multixact_member_buffers");
  public static final IntSetting MULTIXACT_OFFSET_BUFFERS =
      SettingTable.integer("multixact_offset_buffers");
  public static final IntSetting NOTIFY_BUFFERS = SettingTable.integer("notify_buffers");
  public static final IntSetting SERIALIZABLE_BUFFERS =
      SettingTable.integer("serializable_buffers");
  public static final IntSetting SHARED_BUFFERS = SettingTable.integer("shared_buffers");
  public static final EnumSetting SHARED_MEMORY_TYPE =
      SettingTable.enumeration("shared_memory_type");
  public static final IntSetting SUBTRANSACTION_BUFFERS =
      SettingTable.integer("subtransaction_buffers");
  public static final IntSetting TEMP_BUFFERS = SettingTable.integer("temp_buffers");
  public static final IntSetting TRANSACTION_BUFFERS = SettingTable.integer("transaction_buffers");
  public static final IntSetting VACUUM_BUFFER_USAGE_LIMIT =
      SettingTable.integer("vacuum_buffer_usage_limit");
  public static final IntSetting WORK_MEM = SettingTable.integer("work_mem");

  // Statistics / Cumulative Query and Index Statistics

  public static final EnumSetting STATS_FETCH_CONSISTENCY =
      SettingTable.enumeration("stats_fetch_consistency");
  public static final BoolSetting TRACK_ACTIVITIES = SettingTable.bool("track_activities");
  public static final IntSetting TRACK_ACTIVITY_QUERY_SIZE =
      SettingTable.integer("track_activity_query_size");
  public static final BoolSetting TRACK_COUNTS = SettingTable.bool("track_counts");
  public static final EnumSetting TRACK_FUNCTIONS = SettingTable.enumeration("track_functions");
  public static final BoolSetting TRACK_IO_TIMING = SettingTable.bool("track_io_timing");
  public static final BoolSetting TRACK_WAL_IO_TIMING = SettingTable.bool("track_wal_io_timing");

  // Statistics / Monitoring

  public static final EnumSetting COMPUTE_QUERY_ID = SettingTable.enumeration("compute_query_id");
  public static final BoolSetting LOG_EXECUTOR_STATS = SettingTable.bool("log_executor_stats");
  public static final BoolSetting LOG_PARSER_STATS = SettingTable.bool("log_parser_stats");
  public static final BoolSetting LOG_PLANNER_STATS = SettingTable.bool("log_planner_stats");
  public static final BoolSetting LOG_STATEMENT_STATS = SettingTable.bool("log_statement_stats");

  // Ungrouped

  public static final BoolSetting IS_SUPERUSER = SettingTable.bool("is_superuser");
  public static final StringSetting ROLE = SettingTable.string("role");
  public static final RealSetting SEED = SettingTable.real("seed");
  public static final StringSetting SESSION_AUTHORIZATION =
      SettingTable.string("session_authorization");

  // Version and Platform Compatibility / Other Platforms and Clients

  public static final BoolSetting ALLOW_ALTER_SYSTEM = SettingTable.bool("allow_alter_system");
  public static final BoolSetting TRANSFORM_NULL_EQUALS =
      SettingTable.bool("transform_null_equals");

  // Version and Platform Compatibility / Previous PostgreSQL Versions

  public static final BoolSetting ARRAY_NULLS = SettingTable.bool("array_nulls");
  public static final EnumSetting BACKSLASH_QUOTE = SettingTable.enumeration("backslash_quote");
  public static final BoolSetting DEFAULT_WITH_OIDS = SettingTable.bool("default_with_oids");
  public static final BoolSetting ESCAPE_STRING_WARNING =
      SettingTable.bool("escape_string_warning");
  public static final BoolSetting LO_COMPAT_PRIVILEGES = SettingTable.bool("lo_compat_privileges");
  public static final BoolSetting QUOTE_ALL_IDENTIFIERS =
      SettingTable.bool("quote_all_identifiers");
  public static final IntSetting SSL_RENEGOTIATION_LIMIT =
      SettingTable.integer("ssl_renegotiation_limit");
  public static final BoolSetting STANDARD_CONFORMING_STRINGS =
      SettingTable.bool("standard_conforming_strings");
  public static final BoolSetting SYNCHRONIZE_SEQSCANS = SettingTable.bool("synchronize_seqscans");

  // Write-Ahead Log / Archive Recovery

  public static final StringSetting ARCHIVE_CLEANUP_COMMAND =
      SettingTable.string("archive_cleanup_command");
  public static final StringSetting RECOVERY_END_COMMAND =
      SettingTable.string("recovery_end_command");
  public static final StringSetting RESTORE_COMMAND = SettingTable.string("restore_command");

  // Write-Ahead Log / Archiving

  public static final StringSetting ARCHIVE_COMMAND = SettingTable.string("archive_command");
  public static final StringSetting ARCHIVE_LIBRARY = SettingTable.string("archive_library");
  public static final EnumSetting ARCHIVE_MODE = SettingTable.enumeration("archive_mode");
  public static final IntSetting ARCHIVE_TIMEOUT = SettingTable.integer("archive_timeout");

  // Write-Ahead Log / Checkpoints

  public static final RealSetting CHECKPOINT_COMPLETION_TARGET =
      SettingTable.real("checkpoint_completion_target");
  public static final IntSetting CHECKPOINT_FLUSH_AFTER =
      SettingTable.integer("checkpoint_flush_after");
  public static final IntSetting CHECKPOINT_TIMEOUT = SettingTable.integer("checkpoint_timeout");
  public static final IntSetting CHECKPOINT_WARNING = SettingTable.integer("checkpoint_warning");
  public static final IntSetting MAX_WAL_SIZE = SettingTable.integer("max_wal_size");
  public static final IntSetting MIN_WAL_SIZE = SettingTable.integer("min_wal_size");

  // Write-Ahead Log / Recovery

  public static final EnumSetting RECOVERY_PREFETCH = SettingTable.enumeration("recovery_prefetch");
  public static final IntSetting WAL_DECODE_BUFFER_SIZE =
      SettingTable.integer("wal_decode_buffer_size");

  // Write-Ahead Log / Recovery Target

  public static final StringSetting RECOVERY_TARGET = SettingTable.string("recovery_target");
  public static final EnumSetting RECOVERY_TARGET_ACTION =
      SettingTable.enumeration("recovery_target_action");
  public static final BoolSetting RECOVERY_TARGET_INCLUSIVE =
      SettingTable.bool("recovery_target_inclusive");
  public static final StringSetting RECOVERY_TARGET_LSN =
      SettingTable.string("recovery_target_lsn");
  public static final StringSetting RECOVERY_TARGET_NAME =
      SettingTable.string("recovery_target_name");
  public static final StringSetting RECOVERY_TARGET_TIME =
      SettingTable.string("recovery_target_time");
  public static final StringSetting RECOVERY_TARGET_TIMELINE =
      SettingTable.string("recovery_target_timeline");
  public static final StringSetting RECOVERY_TARGET_XID =
      SettingTable.string("recovery_target_xid");

  // Write-Ahead Log / Settings

  public static final IntSetting COMMIT_DELAY = SettingTable.integer("commit_delay");
  public static final IntSetting COMMIT_SIBLINGS = SettingTable.integer("commit_siblings");
  public static final BoolSetting FSYNC = SettingTable.bool("fsync");
  public static final BoolSetting FULL_PAGE_WRITES = SettingTable.bool("full_page_writes");
  public static final EnumSetting SYNCHRONOUS_COMMIT =
      SettingTable.enumeration("synchronous_commit");
  public static final IntSetting WAL_BUFFERS = SettingTable.integer("wal_buffers");
  public static final EnumSetting WAL_COMPRESSION = SettingTable.enumeration("wal_compression");
  public static final BoolSetting WAL_INIT_ZERO = SettingTable.bool("wal_init_zero");
  public static final EnumSetting WAL_LEVEL = SettingTable.enumeration("wal_level");
  public static final BoolSetting WAL_LOG_HINTS = SettingTable.bool("wal_log_hints");
  public static final BoolSetting WAL_RECYCLE = SettingTable.bool("wal_recycle");
  public static final IntSetting WAL_SKIP_THRESHOLD = SettingTable.integer("wal_skip_threshold");
  public static final EnumSetting WAL_SYNC_METHOD = SettingTable.enumeration("wal_sync_method");
  public static final IntSetting WAL_WRITER_DELAY = SettingTable.integer("wal_writer_delay");
  public static final IntSetting WAL_WRITER_FLUSH_AFTER =
      SettingTable.integer("wal_writer_flush_after");

  // Write-Ahead Log / Summarization

  public static final BoolSetting SUMMARIZE_WAL = SettingTable.bool("summarize_wal");
  public static final IntSetting WAL_SUMMARY_KEEP_TIME =
      SettingTable.integer("wal_summary_keep_time");

  private Settings() {}
}
