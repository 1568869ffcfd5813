package org.gajah.initdb;

import java.util.List;
import java.util.Objects;
import org.gajah.initdb.Options.Assignment;
import org.gajah.initdb.Options.LocaleProvider;
import org.gajah.initdb.WordReader.BadWord;
import org.gajah.initdb.WordReader.Option;
import org.jspecify.annotations.Nullable;

/// Reads the command line.
final class OptionReader {
  static final String TRY_HELP = "Try \"initdb --help\" for more information.";
  private static final int MOST_WAL_MEGABYTES = 1024;

  private static final List<Option> OPTIONS =
      List.of(
          new Option('D', "pgdata", true),
          new Option('E', "encoding", true),
          new Option((char) 0, "locale", true),
          new Option((char) 0, "lc-collate", true),
          new Option((char) 0, "lc-ctype", true),
          new Option((char) 0, "lc-monetary", true),
          new Option((char) 0, "lc-numeric", true),
          new Option((char) 0, "lc-time", true),
          new Option((char) 0, "lc-messages", true),
          new Option((char) 0, "no-locale", false),
          new Option('T', "text-search-config", true),
          new Option('A', "auth", true),
          new Option((char) 0, "auth-local", true),
          new Option((char) 0, "auth-host", true),
          new Option('W', "pwprompt", false),
          new Option((char) 0, "pwfile", true),
          new Option('U', "username", true),
          new Option((char) 0, "help", false),
          new Option((char) 0, "version", false),
          new Option('d', "debug", false),
          new Option('s', "show", false),
          new Option((char) 0, "noclean", false),
          new Option('n', "no-clean", false),
          new Option((char) 0, "nosync", false),
          new Option('N', "no-sync", false),
          new Option((char) 0, "no-instructions", false),
          new Option('c', "set", true),
          new Option('S', "sync-only", false),
          new Option('X', "waldir", true),
          new Option((char) 0, "wal-segsize", true),
          new Option('k', "data-checksums", false),
          new Option('g', "allow-group-access", false),
          new Option((char) 0, "discard-caches", false),
          new Option((char) 0, "locale-provider", true),
          new Option((char) 0, "builtin-locale", true),
          new Option((char) 0, "icu-locale", true),
          new Option((char) 0, "icu-rules", true),
          new Option((char) 0, "sync-method", true),
          new Option('L', null, true));

  private final Console console;
  private final Options read = new Options();
  private @Nullable String builtinLocale;
  private @Nullable String icuLocale;

  OptionReader(Console console) {
    this.console = console;
  }

  /// @throws BadWord when a word is no option
  /// @throws InitdbFault when a value is impossible
  Options read(List<String> words) {
    List<String> arguments = new WordReader(OPTIONS).read(words, this::accept);
    int taken = 0;
    if (!arguments.isEmpty() && read.dataDirectory == null) {
      read.dataDirectory = arguments.getFirst();
      taken = 1;
    }
    if (arguments.size() > taken) {
      throw InitdbFault.hinted(
          "too many command-line arguments (first is \"%s\")".formatted(arguments.get(taken)),
          TRY_HELP);
    }
    checkProviders();
    return read;
  }

  private void checkProviders() {
    requireProvider(builtinLocale, "--builtin-locale", LocaleProvider.BUILTIN);
    requireProvider(icuLocale, "--icu-locale", LocaleProvider.ICU);
    requireProvider(read.icuRules, "--icu-rules", LocaleProvider.ICU);
    read.providerLocale = read.provider == LocaleProvider.ICU ? icuLocale : builtinLocale;
  }

  private void requireProvider(@Nullable String value, String option, LocaleProvider provider) {
    if (value != null && read.provider != provider) {
      throw new InitdbFault(
          "%s cannot be specified unless locale provider \"%s\" is chosen"
              .formatted(option, provider.text));
    }
  }

  private void accept(Option option, String value) {
    if (option.name() == null) {
      read.inputFolder = value;
      return;
    }
    switch (Objects.requireNonNull(option.name())) {
      case "pgdata" -> read.dataDirectory = value;
      case "encoding" -> read.encoding = value;
      case "locale" -> read.locale = value;
      case "no-locale" -> read.locale = "C";
      case "lc-collate", "lc-ctype", "lc-monetary", "lc-numeric", "lc-time", "lc-messages" ->
          read.categories.put(option.name(), value);
      case "text-search-config" -> read.textSearch = value;
      case "auth" -> {
        read.authLocal = value;
        read.authHost = value;
        // The same word for both; of those that one of the kinds does not know, the nearest.
        if (value.equals("ident")) {
          read.authLocal = "peer";
        } else if (value.equals("peer")) {
          read.authHost = "ident";
        }
      }
      case "auth-local" -> read.authLocal = value;
      case "auth-host" -> read.authHost = value;
      case "pwfile" -> read.passwordFile = value;
      case "username" -> read.username = value;
      case "set" -> read.settings.add(assignment(value));
      case "waldir" -> read.waldir = value;
      case "wal-segsize" -> read.walSegmentMegabytes = megabytes(value);
      case "discard-caches" -> read.settings.add(new Assignment("debug_discard_caches", "1"));
      case "locale-provider" -> read.provider = provider(value);
      case "builtin-locale" -> builtinLocale = value;
      case "icu-locale" -> icuLocale = value;
      case "icu-rules" -> read.icuRules = value;
      case "sync-method" -> checkSyncMethod(value);
      case "help", "version" -> throw new BadWord("");
      default -> acceptFlag(option.name());
    }
  }

  private void acceptFlag(String name) {
    switch (name) {
      case "pwprompt" -> read.promptsPassword = true;
      case "debug" -> {
        read.debug = true;
        console.line("Running in debug mode.");
      }
      case "show" -> read.shows = true;
      case "noclean", "no-clean" -> {
        read.cleans = false;
        console.line("Running in no-clean mode.  Mistakes will not be cleaned up.");
      }
      case "nosync", "no-sync" -> read.syncs = false;
      case "no-instructions" -> read.instructs = false;
      case "sync-only" -> read.syncsOnly = true;
      case "data-checksums" -> read.checksums = true;
      case "allow-group-access" -> read.groupAccess = true;
      default -> throw new IllegalStateException(name);
    }
  }

  private static Assignment assignment(String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw InitdbFault.hinted("-c %s requires a value".formatted(value), TRY_HELP);
    }
    return new Assignment(value.substring(0, equals), value.substring(equals + 1));
  }

  private static int megabytes(String value) {
    String digits = value.strip();
    if (!digits.matches("[+-]?[0-9]+")) {
      throw new InitdbFault("invalid value \"%s\" for option --wal-segsize".formatted(value));
    }
    // More than a handful of digits are out of range, whatever they are.
    long number = digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (number < 1 || number > MOST_WAL_MEGABYTES) {
      throw new InitdbFault("--wal-segsize must be in range 1.." + MOST_WAL_MEGABYTES);
    }
    return (int) number;
  }

  private static LocaleProvider provider(String value) {
    for (LocaleProvider provider : LocaleProvider.values()) {
      if (provider.text.equals(value)) {
        return provider;
      }
    }
    throw new InitdbFault("unrecognized locale provider: " + value);
  }

  private static void checkSyncMethod(String value) {
    if (!value.equals("fsync") && !value.equals("syncfs")) {
      throw new InitdbFault("unrecognized sync method: " + value);
    }
  }
}
