package org.gajah.initdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was asked for. [OptionReader] fills it; a null means that nothing was said.
final class Options {
  @Nullable String dataDirectory;
  @Nullable String encoding;
  @Nullable String locale;

  /// By category, for example `lc-time`.
  final Map<String, String> categories = new TreeMap<>();

  LocaleProvider provider = LocaleProvider.LIBC;
  @Nullable String providerLocale;
  @Nullable String icuRules;
  @Nullable String authLocal;
  @Nullable String authHost;
  @Nullable String username;
  @Nullable String passwordFile;
  @Nullable String textSearch;
  @Nullable String waldir;

  /// Where PostgreSQL's own initdb would read its scripts. Gajah's are in its jar.
  @Nullable String inputFolder;

  int walSegmentMegabytes = 16;
  final List<Assignment> settings = new ArrayList<>();
  boolean promptsPassword;
  boolean debug;
  boolean cleans = true;
  boolean syncs = true;
  boolean instructs = true;
  boolean shows;
  boolean syncsOnly;
  boolean checksums;
  boolean groupAccess;

  /// A setting for `postgresql.conf`.
  record Assignment(String name, String value) {}

  /// Who provides the order and classes of characters.
  enum LocaleProvider {
    BUILTIN('b', "builtin"),
    ICU('i', "icu"),
    LIBC('c', "libc");

    final char code;
    final String text;

    LocaleProvider(char code, String text) {
      this.code = code;
      this.text = text;
    }
  }
}
