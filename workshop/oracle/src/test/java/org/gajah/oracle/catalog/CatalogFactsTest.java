package org.gajah.oracle.catalog;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.catalog.CatalogShapes.Cache;
import org.gajah.oracle.catalog.CatalogShapes.Catalog;
import org.gajah.oracle.catalog.CatalogShapes.Index;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// Records of catalog rows, system caches and OIDs are the oracle's.
class CatalogFactsTest {
  private static final String ROWS = "catalog/catalog/src/main/java/org/gajah/catalog/rows/";
  private static final String OIDS = "ground/catalog-facts/src/main/java/org/gajah/catalogfacts/";
  private static final Pattern TYPE = Pattern.compile("(?m)^#define (\\w+?)OID (\\d+)");
  private static final Pattern FUNCTION = Pattern.compile("(?m)^#define F_(\\w+) (\\d+)");

  @Test
  void catalogsAndCaches() throws IOException, SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres")) {
      List<Catalog> catalogs = new CatalogShapes(connection).catalogs();
      for (Catalog catalog : catalogs) {
        String name = RowRecordSource.className(catalog.name());
        Facts.check(ROWS + name + ".java", formatted(RowRecordSource.of(catalog)));
      }
      Facts.check(ROWS + "SysCache.java", formatted(caches(catalogs)));
      Facts.check(ROWS + "SystemCatalogs.java", formatted(systemCatalogs(catalogs)));
      Facts.check(OIDS + "RelationOid.java", formatted(relations(catalogs)));
    }
  }

  private static String formatted(String source) {
    try {
      return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(source));
    } catch (FormatterException e) {
      throw new IllegalStateException(source, e);
    }
  }

  private static String caches(List<Catalog> catalogs) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        package org.gajah.catalog.rows;

        import java.util.List;
        import javax.annotation.processing.Generated;
        import org.gajah.catalog.source.CacheId;

        /// The system caches of PostgreSQL 17.
        @Generated("CatalogFactsTest")
        public final class SysCache {
        """);
    List<Cache> caches = CatalogShapes.caches(catalogs);
    for (Cache cache : caches) {
      Catalog catalog = owner(catalogs, cache.index());
      String row = RowRecordSource.className(catalog.name());
      Index index =
          catalog.indexes().stream()
              .filter(i -> i.name().equals(cache.index()))
              .findFirst()
              .orElseThrow();
      out.append(
          "public static final CacheId<%s> %s = new CacheId<>(%d, \"%s\", %s.%s);\n\n"
              .formatted(
                  row,
                  cache.name(),
                  cache.number(),
                  cache.name(),
                  row,
                  RowRecordSource.indexName(catalog, index)));
    }
    out.append("/// All of them: the one with number n is at n.\n");
    out.append("public static final List<CacheId<?>> ALL = List.of(");
    out.append(caches.stream().map(Cache::name).collect(Collectors.joining(", ")));
    return out.append(");\n\nprivate SysCache() {}\n}\n").toString();
  }

  private static String systemCatalogs(List<Catalog> catalogs) {
    StringBuilder out =
        new StringBuilder(
            """
            package org.gajah.catalog.rows;

            import java.util.List;
            import java.util.Map;
            import javax.annotation.processing.Generated;
            import org.gajah.catalog.source.CatalogIndex;
            import org.gajah.catalog.source.CatalogTable;

            /// The system catalogs of PostgreSQL 17 with their indexes.
            @Generated("CatalogFactsTest")
            public final class SystemCatalogs {
            private static final Map<CatalogTable<?>, List<CatalogIndex<?>>> INDEXES = Map.ofEntries(
            """);
    out.append(
        catalogs.stream()
            .map(catalog -> {
              String row = RowRecordSource.className(catalog.name());
              String indexes =
                  catalog.indexes().stream()
                      .map(index -> row + "." + RowRecordSource.indexName(catalog, index))
                      .collect(Collectors.joining(", "));
              return "Map.entry(%s.TABLE, List.of(%s))".formatted(row, indexes);
            })
            .collect(Collectors.joining(", ")));
    out.append(
        ");\n\n/// All of them, by name.\npublic static final List<CatalogTable<?>> ALL = List.of(");
    out.append(
        catalogs.stream()
            .map(catalog -> RowRecordSource.className(catalog.name()) + ".TABLE")
            .collect(Collectors.joining(", ")));
    return out.append(
            """
            );

            private SystemCatalogs() {}

            /// The indexes of a catalog.
            public static List<CatalogIndex<?>> indexes(CatalogTable<?> table) {
              return INDEXES.getOrDefault(table, List.of());
            }
            }
            """)
        .toString();
  }

  private static Catalog owner(List<Catalog> catalogs, String index) {
    return catalogs.stream()
        .filter(c -> c.indexes().stream().anyMatch(i -> i.name().equals(index)))
        .findFirst()
        .orElseThrow();
  }

  private static String relations(List<Catalog> catalogs) {
    TreeMap<String, Integer> oids = new TreeMap<>();
    for (Catalog catalog : catalogs) {
      oids.put(catalog.name(), catalog.oid());
      catalog.indexes().forEach(index -> oids.put(index.name(), index.oid()));
    }
    StringBuilder out = start("RelationOid", "System catalogs and their indexes");
    oids.forEach((name, oid) -> constant(out, name.toUpperCase(Locale.ROOT), oid.toString()));
    return end(out, "RelationOid");
  }

  @Test
  void types() throws IOException {
    StringBuilder out = start("TypeOid", "Built-in types");
    TYPE.matcher(Oracle.installed().header("catalog/pg_type_d.h"))
        .results()
        .forEach(type -> constant(out, type.group(1), type.group(2)));
    Facts.check(OIDS + "TypeOid.java", formatted(end(out, "TypeOid")));
  }

  @Test
  void functions() throws IOException {
    StringBuilder out =
        start(
            "FunctionOid",
            "Built-in functions, by their names and, where there are several, argument types");
    for (MatchResult function :
        FUNCTION.matcher(Oracle.installed().header("utils/fmgroids.h")).results().toList()) {
      constant(out, function.group(1), function.group(2));
    }
    Facts.check(OIDS + "FunctionOid.java", formatted(end(out, "FunctionOid")));
  }

  private static StringBuilder start(String name, String what) {
    return new StringBuilder(
        """
        package org.gajah.catalogfacts;

        import javax.annotation.processing.Generated;

        /// %s.
        @Generated("CatalogFactsTest")
        public final class %s {
        """
            .formatted(what, name));
  }

  private static void constant(StringBuilder out, String name, String value) {
    out.append("public static final int %s = %s;\n".formatted(name, value));
  }

  private static String end(StringBuilder out, String name) {
    return out.append("\nprivate %s() {}\n}\n".formatted(name)).toString();
  }
}
