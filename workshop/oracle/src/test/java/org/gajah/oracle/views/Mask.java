package org.gajah.oracle.views;

import java.util.List;
import java.util.Set;

/// What need not be the same on both servers, and why.
///
/// @param view which answers it
/// @param columns whose values do not count, and with a `?` behind the name not even whether there
///   is one; none of them where rows are left out
/// @param rows which rows do not count, as a condition in SQL; empty for none
record Mask(String view, Set<String> columns, String rows, String reason) {
  private static final String OWN_WORDS = "said in our own words";
  private static final String WHEN = "when it happened";

  static final List<Mask> ALL =
      List.of(
          columns(
              "pg_locks",
              "numbers of processes and of their transactions",
              "pid",
              "virtualxid",
              "virtualtransaction",
              "waitstart"),
          columns("pg_cursors", WHEN, "creation_time"),
          columns("pg_prepared_statements", WHEN, "prepare_time"),
          columns("pg_wait_events", OWN_WORDS, "description"),
          columns("pg_settings", OWN_WORDS, "short_desc"),
          columns("pg_settings", "our own words may need no second sentence", "extra_desc?"),
          rows(
              "pg_settings",
              "the build's own: its version and directories, and how it gets shared memory;"
                  + " where the test has it listen",
              "name in ('server_version', 'krb_server_keyfile', 'unix_socket_directories',"
                  + " 'listen_addresses', 'huge_pages_status', 'shared_memory_size',"
                  + " 'shared_memory_size_in_huge_pages')"),
          rows(
              "pg_timezone_names",
              "the oracle was built for the system's time zones, which are there twice",
              "name like 'posix/%'"),
          columns("pg_config", "how it was built", "setting"),
          columns("pg_available_extensions", OWN_WORDS, "comment"),
          rows(
              "pg_available_extensions",
              "written in C and installed beside the oracle",
              "name <> 'plpgsql'"),
          columns("pg_available_extension_versions", OWN_WORDS, "comment"),
          rows(
              "pg_available_extension_versions",
              "written in C and installed beside the oracle",
              "name <> 'plpgsql'"),
          rows("pg_shmem_allocations", "each server's memory has parts of its own", "true"),
          rows(
              "pg_backend_memory_contexts",
              "each server's memory has parts of its own",
              "name <> 'TopMemoryContext'"),
          columns(
              "pg_backend_memory_contexts",
              "sizes",
              "total_bytes",
              "total_nblocks",
              "free_bytes",
              "free_chunks",
              "used_bytes"));

  private static Mask columns(String view, String reason, String... columns) {
    return new Mask(view, Set.of(columns), "", reason);
  }

  private static Mask rows(String view, String reason, String condition) {
    return new Mask(view, Set.of(), condition, reason);
  }

  static List<Mask> of(String view) {
    return ALL.stream().filter(mask -> mask.view().equals(view)).toList();
  }
}
