package org.gajah.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsConfigMap;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgTsTemplate;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.catalogstore.live.LiveCatalog;

/// Rows of objects that a cluster begins with and that may be dropped all the same: the extension
/// plpgsql, and text search with the stemmers of Snowball. They stand in files
/// `named/<catalog>.tsv`, written as those of [CatalogRows]. Their OIDs are given out as they are
/// to any object that a command makes, so in the files stands `<catalog>:<name>` for them.
final class NamedRows {
  private static final List<CatalogTable<?>> TABLES =
      List.of(
          PgProc.TABLE,
          PgLanguage.TABLE,
          PgExtension.TABLE,
          PgTsTemplate.TABLE,
          PgTsDict.TABLE,
          PgTsConfig.TABLE,
          PgTsConfigMap.TABLE,
          PgDepend.TABLE);

  private static final Pattern NAME = Pattern.compile("pg_[a-z_]+:\\w+");

  private final LiveCatalog catalog;
  private final CatalogWriter writer;
  private final NewOids oids;
  private final Map<String, Integer> given = new HashMap<>();

  NamedRows(LiveCatalog catalog) {
    this.catalog = catalog;
    writer = new CatalogWriter(catalog);
    oids = new NewOids(catalog);
  }

  /// Writes all of them; the catalogs have their other rows. The caller commits.
  void load() {
    for (CatalogTable<?> table : TABLES) {
      if (table.columns().getFirst().name().equals("oid")) {
        CatalogIndex<?> index = byOid(table);
        for (String line : CatalogRows.lines("named", table)) {
          given.put(line.substring(0, line.indexOf('\t')), oids.next(index));
        }
      }
    }
    for (CatalogTable<?> table : TABLES) {
      for (String line : CatalogRows.lines("named", table)) {
        writer.insert(table.read().apply(TextRow.of(resolved(line))));
      }
    }
    catalog.nextCommand();
  }

  private static CatalogIndex<?> byOid(CatalogTable<?> table) {
    return SystemCatalogs.indexes(table).stream()
        .filter(index -> index.columns().equals(List.of(1)))
        .findFirst()
        .orElseThrow(() -> PgException.internal(table + " has no index on its OIDs"));
  }

  private String resolved(String line) {
    return NAME.matcher(line)
        .replaceAll(name ->
            Integer.toUnsignedString(
                Objects.requireNonNull(given.get(name.group()), name.group())));
  }
}
