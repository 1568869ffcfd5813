package org.gajah.base.settings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The hooks that need no other room.
public final class StandardHooks {
  private static final int SLRU_BANK = 16;
  private static final int GREATEST_RING_KILOBYTES = 16 * 1024 * 1024;
  private static final int SMALLEST_RING_KILOBYTES = 128;
  private static final int SMALLEST_AUTOVACUUM_KILOBYTES = 1024;
  private static final int GREATEST_BACKENDS = 0x3ffff;
  private static final String BAD_LIST = "List syntax is invalid.";

  /// The resource managers whose pages can be compared.
  private static final Set<String> CONSISTENCY_CHECKED =
      Set.of(
          "heap2", "heap", "btree", "hash", "gin", "gist", "sequence", "spgist", "brin", "generic");

  private StandardHooks() {}

  /// A builder that holds them.
  public static SettingHooks.Builder builder() {
    SettingHooks.Builder hooks = SettingHooks.NONE.toBuilder();
    numbers(hooks);
    statistics(hooks);
    lists(hooks);
    texts(hooks);
    RecoveryTargetHooks.add(hooks);
    shows(hooks);
    return hooks;
  }

  private static void numbers(SettingHooks.Builder hooks) {
    for (Setting setting :
        List.of(
            Settings.COMMIT_TIMESTAMP_BUFFERS,
            Settings.MULTIXACT_MEMBER_BUFFERS,
            Settings.MULTIXACT_OFFSET_BUFFERS,
            Settings.NOTIFY_BUFFERS,
            Settings.SERIALIZABLE_BUFFERS,
            Settings.SUBTRANSACTION_BUFFERS,
            Settings.TRANSACTION_BUFFERS)) {
      hooks.check(setting, StandardHooks::wholeBanks);
    }
    for (IntSetting setting : BACKENDS) {
      hooks.check(setting, StandardHooks::backends);
    }
    hooks.check(
        Settings.AUTOVACUUM_WORK_MEM,
        proposal ->
            proposal.value().bits() == -1
                ? proposal.value()
                : SettingValue.of(
                    Math.max(proposal.value().bits(), SMALLEST_AUTOVACUUM_KILOBYTES)));
    hooks.check(
        Settings.WAL_BUFFERS,
        proposal ->
            proposal.value().bits() == -1
                ? proposal.value()
                : SettingValue.of(Math.max(proposal.value().bits(), 4L)));
    hooks.check(Settings.VACUUM_BUFFER_USAGE_LIMIT, StandardHooks::ringSize);
    hooks.check(Settings.WAL_SEGMENT_SIZE, StandardHooks::powerOfTwo);
  }

  private static SettingValue wholeBanks(SettingProposal proposal) {
    if (proposal.value().bits() % SLRU_BANK != 0) {
      throw proposal
          .refusal()
          .detail("\"" + proposal.setting().name() + "\" must be a multiple of " + SLRU_BANK);
    }
    return proposal.value();
  }

  private static final List<IntSetting> BACKENDS =
      List.of(
          Settings.MAX_CONNECTIONS,
          Settings.AUTOVACUUM_MAX_WORKERS,
          Settings.MAX_WORKER_PROCESSES,
          Settings.MAX_WAL_SENDERS);

  private static SettingValue backends(SettingProposal proposal) {
    long all = 1 + proposal.value().bits();
    for (IntSetting setting : BACKENDS) {
      all += setting == proposal.setting() ? 0 : proposal.current().intValue(setting);
    }
    if (all > GREATEST_BACKENDS) {
      throw proposal.refusal();
    }
    return proposal.value();
  }

  private static SettingValue ringSize(SettingProposal proposal) {
    long kilobytes = proposal.value().bits();
    if (kilobytes != 0
        && (kilobytes < SMALLEST_RING_KILOBYTES || kilobytes > GREATEST_RING_KILOBYTES)) {
      throw proposal
          .refusal()
          .detail(
              "\"vacuum_buffer_usage_limit\" must be 0 or between %d kB and %d kB"
                  .formatted(SMALLEST_RING_KILOBYTES, GREATEST_RING_KILOBYTES));
    }
    return proposal.value();
  }

  private static SettingValue powerOfTwo(SettingProposal proposal) {
    if (Long.bitCount(proposal.value().bits()) != 1) {
      throw proposal
          .refusal()
          .detail("The WAL segment size must be a power of two between 1 MB and 1 GB.");
    }
    return proposal.value();
  }

  private static void statistics(SettingHooks.Builder hooks) {
    List<BoolSetting> stages =
        List.of(Settings.LOG_PARSER_STATS, Settings.LOG_PLANNER_STATS, Settings.LOG_EXECUTOR_STATS);
    for (BoolSetting stage : stages) {
      hooks.check(
          stage,
          proposal -> {
            if (proposal.value().bits() != 0
                && proposal.current().is(Settings.LOG_STATEMENT_STATS)) {
              throw proposal
                  .refusal()
                  .detail("Cannot enable parameter when \"log_statement_stats\" is true.");
            }
            return proposal.value();
          });
    }
    hooks.check(
        Settings.LOG_STATEMENT_STATS,
        proposal -> {
          if (proposal.value().bits() != 0 && stages.stream().anyMatch(proposal.current()::is)) {
            throw proposal
                .refusal()
                .detail(
                    "Cannot enable \"log_statement_stats\" when \"log_parser_stats\","
                        + " \"log_planner_stats\", or \"log_executor_stats\" is true.");
          }
          return proposal.value();
        });
  }

  private static void lists(SettingHooks.Builder hooks) {
    hooks.check(Settings.DATESTYLE, DateStyle::check);
    hooks.check(Settings.SEARCH_PATH, StandardHooks::identifierList);
    hooks.check(Settings.TEMP_TABLESPACES, StandardHooks::identifierList);
    hooks.check(
        Settings.LOG_DESTINATION,
        keyWords(Set.of("stderr", "csvlog", "jsonlog", "syslog"), ListText::identifiers));
    hooks.check(
        Settings.CREATEROLE_SELF_GRANT, keyWords(Set.of("set", "inherit"), ListText::identifiers));
    hooks.check(
        Settings.RESTRICT_NONSYSTEM_RELATION_KIND,
        keyWords(Set.of("view", "foreign-table"), ListText::identifiers));
    hooks.check(
        Settings.WAL_CONSISTENCY_CHECKING,
        proposal -> {
          List<String> words = list(proposal, ListText::identifiers);
          for (String word : words) {
            if (!word.equals("all") && !CONSISTENCY_CHECKED.contains(word)) {
              throw unrecognized(proposal, word);
            }
          }
          return proposal
              .value()
              .with(words.contains("all") ? CONSISTENCY_CHECKED : Set.copyOf(words));
        });
    hooks.check(Settings.DEBUG_IO_DIRECT, StandardHooks::directIo);
    hooks.check(Settings.SYNCHRONOUS_STANDBY_NAMES, SynchronousStandbys::check);
    hooks.check(
        Settings.SYNCHRONIZED_STANDBY_SLOTS,
        proposal -> {
          List<String> slots = list(proposal, ListText::identifiers);
          slots.forEach(slot -> checkSlotName(proposal, slot));
          return proposal.value().with(slots);
        });
  }

  private static SettingValue identifierList(SettingProposal proposal) {
    return proposal.value().with(list(proposal, ListText::identifiers));
  }

  private static List<String> list(
      SettingProposal proposal, Function<String, @Nullable List<String>> split) {
    List<String> words = split.apply(proposal.string());
    if (words == null) {
      throw proposal.refusal().detail(BAD_LIST);
    }
    return words;
  }

  private static PgException unrecognized(SettingProposal proposal, String word) {
    return proposal.refusal().detail("Unrecognized key word: \"" + word + "\".");
  }

  private static SettingHooks.Check keyWords(
      Set<String> known, Function<String, @Nullable List<String>> split) {
    return proposal -> {
      List<String> words = list(proposal, split);
      for (String word : words) {
        if (!known.contains(word.toLowerCase(Locale.ROOT))) {
          throw unrecognized(proposal, word);
        }
      }
      return proposal.value().with(Set.copyOf(words));
    };
  }

  private static SettingValue directIo(SettingProposal proposal) {
    List<String> words = ListText.words(proposal.string());
    if (words == null) {
      throw proposal.refusal().detail("Invalid list syntax in parameter \"debug_io_direct\"");
    }
    for (String word : words) {
      if (!Set.of("data", "wal", "wal_init").contains(word.toLowerCase(Locale.ROOT))) {
        throw proposal.refusal().detail("Invalid option \"" + word + "\"");
      }
    }
    return proposal.value().with(List.copyOf(words));
  }

  private static void checkSlotName(SettingProposal proposal, String name) {
    if (name.isEmpty()) {
      throw proposal
          .refusal(SqlState.INVALID_NAME)
          .detail("replication slot name \"\" is too short");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > Names.GREATEST) {
      throw proposal
          .refusal(SqlState.NAME_TOO_LONG)
          .detail("replication slot name \"" + name + "\" is too long");
    }
    if (!name.matches("[a-z0-9_]+")) {
      throw proposal
          .refusal(SqlState.INVALID_NAME)
          .detail("replication slot name \"" + name + "\" contains invalid character")
          .hint(
              "Replication slot names may only contain lower case letters, numbers, and the"
                  + " underscore character.");
    }
  }

  private static void texts(SettingHooks.Builder hooks) {
    for (StringSetting setting : List.of(Settings.APPLICATION_NAME, Settings.CLUSTER_NAME)) {
      hooks.check(setting, proposal -> SettingValue.of(Names.cleanAscii(proposal.string())));
    }
    for (StringSetting setting : List.of(Settings.EXTERNAL_PID_FILE, Settings.LOG_DIRECTORY)) {
      hooks.check(
          setting,
          proposal ->
              proposal.value().text() == null
                  ? proposal.value()
                  : SettingValue.of(Names.canonicalPath(proposal.string())));
    }
    hooks.check(
        Settings.BACKTRACE_FUNCTIONS,
        proposal -> {
          if (!proposal.string().matches("[A-Za-z0-9_, \n\t]*")) {
            throw proposal.refusal().detail("Invalid character");
          }
          return proposal.value();
        });
    hooks.check(
        Settings.PRIMARY_SLOT_NAME,
        proposal -> {
          if (!proposal.string().isEmpty()) {
            checkSlotName(proposal, proposal.string());
          }
          return proposal.value();
        });
    hooks.check(
        Settings.DEFAULT_WITH_OIDS,
        proposal -> {
          if (proposal.value().bits() != 0) {
            throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "tables declared WITH OIDS are not supported");
          }
          return proposal.value();
        });
    hooks.check(
        Settings.BONJOUR,
        proposal -> {
          if (proposal.value().bits() != 0) {
            throw new PgException(
                SqlState.INVALID_PARAMETER_VALUE, "Bonjour is not supported by this build");
          }
          return proposal.value();
        });
  }

  private static void shows(SettingHooks.Builder hooks) {
    for (IntSetting mode :
        List.of(
            Settings.DATA_DIRECTORY_MODE,
            Settings.LOG_FILE_MODE,
            Settings.UNIX_SOCKET_PERMISSIONS)) {
      hooks.show(mode, (value, current) -> "%04o".formatted(value.bits()));
    }
    hooks.show(Settings.SEED, (value, current) -> "unavailable");
    hooks.show(
        Settings.ARCHIVE_COMMAND,
        (value, current) ->
            current.enumName(Settings.ARCHIVE_MODE).equals("off") ? "(disabled)" : value.string());
  }
}
