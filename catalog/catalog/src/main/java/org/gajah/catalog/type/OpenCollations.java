package org.gajah.catalog.type;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Collations by OID, ready for use. Mirrors `pg_newlocale_from_collation` of
/// `utils/adt/pg_locale.c`.
public final class OpenCollations {
  /// The database's own collation.
  public static final int DEFAULT = 100;

  private static final int C = 950;
  private static final int POSIX = 951;

  private final CatalogSource catalog;
  private final CatalogSession session;
  private final Map<Integer, Collation> open = new HashMap<>();
  private long seen;

  public OpenCollations(CatalogSource catalog, CatalogSession session) {
    this.catalog = catalog;
    this.session = session;
  }

  /// A collation.
  ///
  /// @param oid 0 for one that could not be derived: every use of it answers 42P22
  public Collation get(int oid) {
    if (oid == Oid.INVALID) {
      return Collations.MISSING;
    }
    if (oid == C || oid == POSIX) {
      return Collations.C;
    }
    long version = catalog.version(SysCache.COLLOID) + catalog.version(SysCache.DATABASEOID);
    if (version != seen) {
      open.clear();
      seen = version;
    }
    Collation known = open.get(oid);
    if (known == null) {
      known = oid == DEFAULT ? ofDatabase() : open(catalog.get(SysCache.COLLOID, oid));
      open.put(oid, known);
    }
    return known;
  }

  private Collation ofDatabase() {
    PgDatabase row = catalog.get(SysCache.DATABASEOID, session.database());
    return open(
        row.datlocprovider(),
        row.datcollate(),
        row.datctype(),
        row.datlocale(),
        row.daticurules(),
        true);
  }

  private Collation open(PgCollation row) {
    String collate = row.collcollate();
    String ctype = row.collctype();
    return open(
        row.collprovider(),
        collate == null ? "" : collate,
        ctype == null ? "" : ctype,
        row.colllocale(),
        row.collicurules(),
        row.collisdeterministic());
  }

  private Collation open(
      char provider,
      String collate,
      String ctype,
      @Nullable String locale,
      @Nullable String rules,
      boolean deterministic) {
    return switch (provider) {
      case 'd' -> get(DEFAULT);
      case 'c' -> Collations.libc(collate, ctype, encoding());
      case 'b' -> Collations.builtin(locale == null ? "" : locale);
      case 'i' -> Collations.icu(locale == null ? "" : locale, rules, deterministic);
      default -> throw PgException.internal("unsupported collprovider: " + provider);
    };
  }

  private Encoding encoding() {
    Encoding encoding = Encoding.numbered(session.encoding());
    return encoding == null ? Encoding.SQL_ASCII : encoding;
  }
}
