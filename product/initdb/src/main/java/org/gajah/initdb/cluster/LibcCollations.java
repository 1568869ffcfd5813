package org.gajah.initdb.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gajah.base.seam.ShellProgram;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The collations of the C library: one for each locale that the system has, by its name, and one
/// by that name without its encoding where no other is called so. Mirrors the part of
/// `pg_import_system_collations` that asks the C library; ICU's are in the template.
final class LibcCollations {
  private static final int PG_CATALOG = 11;
  private static final int SUPERUSER = 10;
  private static final Pattern ENCODING = Pattern.compile("\\.[A-Za-z0-9-]*");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

  private final CatalogWriter writer;
  private final NewOids oids;

  /// Names with their encodings.
  private final Set<String> taken = new HashSet<>();

  LibcCollations(CatalogWriter writer) {
    this.writer = writer;
    oids = new NewOids(writer.catalog());
  }

  /// Makes all of them.
  ///
  /// @param folder any
  void importAll(Path folder) {
    Map<String, String> shorter = new TreeMap<>();
    Map<String, Encoding> encodings = new TreeMap<>();
    for (String locale : locales(folder)) {
      Encoding encoding = encoding(locale);
      if (encoding == null) {
        continue;
      }
      encodings.put(locale, encoding);
      add(locale, locale, encoding);
      String plain = ENCODING.matcher(locale).replaceFirst("");
      if (!plain.equals(locale)) {
        shorter.putIfAbsent(plain + "\0" + encoding.number(), locale);
      }
    }
    shorter.forEach((name, locale) ->
        add(name.substring(0, name.indexOf('\0')), locale, encodingOf(encodings, locale)));
  }

  private static Encoding encodingOf(Map<String, Encoding> encodings, String locale) {
    return Objects.requireNonNull(encodings.get(locale));
  }

  private void add(String name, String locale, Encoding encoding) {
    // What works with any encoding hides what would work with one.
    if (!taken.add(name + " " + encoding.number())
        || writer.find(PgCollation.NAME_ENC_NSP_INDEX, name, -1, PG_CATALOG) != null) {
      return;
    }
    writer.insert(
        new PgCollation(
            oids.next(PgCollation.OID_INDEX),
            name,
            PG_CATALOG,
            SUPERUSER,
            'c',
            true,
            encoding.number(),
            locale,
            locale,
            null,
            null,
            Collations.version('c', locale)));
  }

  /// The encoding of a locale; null when databases cannot have it, or it works with any.
  private static @Nullable Encoding encoding(String locale) {
    Encoding encoding = Collations.encoding(locale);
    return encoding == null || encoding == Encoding.SQL_ASCII || !encoding.forServers()
        ? null
        : encoding;
  }

  private static List<String> locales(Path folder) {
    List<String> names = new ArrayList<>();
    try (ShellProgram program = ShellProgram.reading("locale -a", folder)) {
      String text = new String(program.output().readAllBytes(), StandardCharsets.ISO_8859_1);
      text.lines().filter(name -> ASCII.matcher(name).matches()).forEach(names::add);
      program.finish();
    } catch (IOException e) {
      // A system without that program has only what the C library brings.
      return List.of();
    }
    return names;
  }
}
