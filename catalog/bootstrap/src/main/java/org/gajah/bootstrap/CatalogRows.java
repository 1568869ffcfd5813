package org.gajah.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;

/// The rows that a catalog begins with, from its file `rows/<name>.tsv`: a line of the columns'
/// names, then a line for each row, in the text format of COPY.
final class CatalogRows {
  private CatalogRows() {}

  /// All rows of a catalog; none when it has no file, for then it is empty at first.
  static <R extends CatalogRow> List<R> of(CatalogTable<R> table) {
    return lines("rows", table).stream().map(line -> table.read().apply(TextRow.of(line))).toList();
  }

  /// The lines of a catalog's file without the first.
  static List<String> lines(String folder, CatalogTable<?> table) {
    String file = folder + "/" + table.name() + ".tsv";
    try (InputStream in = CatalogRows.class.getResourceAsStream(file)) {
      if (in == null) {
        return List.of();
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      checkHeader(table, reader.readLine());
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkHeader(CatalogTable<?> table, String line) {
    List<String> names = table.columns().stream().map(CatalogColumn::name).toList();
    if (!names.equals(List.of(line.split("\t")))) {
      throw PgException.internal("rows of " + table.name() + " have other columns");
    }
  }
}
