package org.gajah.initdb.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.text.collation.Collations;
import org.gajah.text.collation.LibraryLocales;

/// The collations of the C library in a new cluster, which are the machine's; ICU's are in the
/// template. Mirrors a part of `pg_import_system_collations`.
final class LibcCollations {
  private static final int ANY_ENCODING = -1;
  private static final int PG_CATALOG = 11;
  private static final int SUPERUSER = 10;

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
    locales(folder).forEach(this::add);
  }

  private void add(LibraryLocales.Named locale) {
    // What works with any encoding hides what would work with one.
    if (!taken.add(locale.name() + " " + locale.encoding().number())
        || writer.find(PgCollation.NAME_ENC_NSP_INDEX, locale.name(), ANY_ENCODING, PG_CATALOG)
            != null) {
      return;
    }
    writer.insert(
        new PgCollation(
            oids.next(PgCollation.OID_INDEX),
            locale.name(),
            PG_CATALOG,
            SUPERUSER,
            'c',
            true,
            locale.encoding().number(),
            locale.locale(),
            locale.locale(),
            null,
            null,
            Collations.version('c', locale.locale())));
  }

  private static List<LibraryLocales.Named> locales(Path folder) {
    try {
      return LibraryLocales.all(folder);
    } catch (IOException e) {
      // A system without that program has only what the C library brings.
      return List.of();
    }
  }
}
