package org.gajah.oracle;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgDescription;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgPolicy;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.MemoryCatalog;
import org.gajah.catalog.source.TextRowSource;

/// Reads the catalogs of a running server, so that whatever stands on a
/// [org.gajah.catalog.source.CatalogSource] can be held against that server.
public final class CatalogSnapshot {
  private static final int ACL_ITEM_ARRAY = 1034;
  private static final int REGPROC = 24;

  private static final long TO_2000 = 946_684_800L;

  private CatalogSnapshot() {}

  /// The rows of all catalogs that have system caches, and those without that are asked for by
  /// their index.
  public static MemoryCatalog read(Connection connection) throws SQLException {
    List<CatalogRow> rows = new ArrayList<>();
    List<? extends CatalogTable<?>> tables =
        SysCache.ALL.stream().map(CacheId::table).distinct().toList();
    for (CatalogTable<?> table : tables) {
      rows.addAll(read(connection, table));
    }
    for (CatalogTable<?> table :
        List.of(
            PgInherits.TABLE,
            PgDepend.TABLE,
            PgAttrdef.TABLE,
            PgTrigger.TABLE,
            PgPolicy.TABLE,
            PgDescription.TABLE)) {
      rows.addAll(read(connection, table));
    }
    return new MemoryCatalog(rows);
  }

  /// The rows of a catalog.
  public static <R extends CatalogRow> List<R> read(Connection connection, CatalogTable<R> table)
      throws SQLException {
    String columns =
        table.columns().stream().map(CatalogSnapshot::selected).collect(Collectors.joining(", "));
    List<R> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + columns + " from " + table.name())) {
      while (rows.next()) {
        result.add(table.read().apply(new TextRow(rows)));
      }
    }
    return result;
  }

  private static String selected(CatalogColumn column) {
    if (column.type() == ACL_ITEM_ARRAY) {
      String item =
          "a.grantee || '/' || a.grantor || '/' || a.privilege_type || '/' || a.is_grantable";
      return "(select string_agg(%s, ',') from aclexplode(%s) a)".formatted(item, column.name());
    }
    return column.name() + (column.type() == REGPROC ? "::oid::text" : "::text");
  }

  /// A row whose columns all are texts.
  private static final class TextRow extends TextRowSource {
    private final ResultSet row;

    TextRow(ResultSet row) {
      this.row = row;
    }

    @Override
    public String text(int column) {
      try {
        return row.getString(column);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    @SuppressWarnings("ConstantValue") // The driver's null.
    public boolean isNull(int column) {
      return text(column) == null;
    }

    @Override
    public long int8(int column) {
      String text = text(column);
      if (text.contains("/")) {
        String[] halves = text.split("/");
        return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
      }
      if (text.contains(":")) {
        OffsetDateTime time =
            OffsetDateTime.parse(text.replace(' ', 'T').replaceAll("([+-]\\d\\d)$", "$1:00"));
        return (time.toEpochSecond() - TO_2000) * 1_000_000 + time.getNano() / 1000;
      }
      return Long.parseLong(text);
    }

    @Override
    public byte[] bytes(int column) {
      String text = text(column);
      return text.startsWith("\\x")
          ? HexFormat.of().parseHex(text.substring(2))
          : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String[] texts(int column) {
      try {
        return Arrays.stream((Object[]) array(column)).map(String::valueOf).toArray(String[]::new);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /// The driver reads the array, for texts may hold anything.
    private Object array(int column) throws SQLException {
      try (var statement =
          row.getStatement().getConnection().prepareStatement("select ?::text[]")) {
        statement.setString(1, text(column));
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          return result.getArray(1).getArray();
        }
      }
    }

    /// Entries as [#selected] writes them, those of one grantee and grantor side by side.
    @Override
    public AclItem[] acl(int column) {
      if (isNull(column)) {
        // An empty list, for [#selected] gathers none of its entries.
        return new AclItem[0];
      }
      List<AclItem> result = new ArrayList<>();
      for (String entry : text(column).split(",")) {
        String[] fields = entry.split("/");
        int grantee = Integer.parseUnsignedInt(fields[0]);
        int grantor = Integer.parseUnsignedInt(fields[1]);
        long bit = Objects.requireNonNull(Privilege.of(fields[2])).bit();
        long privileges = fields[3].equals("true") ? bit | bit << 32 : bit;
        AclItem last = result.isEmpty() ? null : result.getLast();
        if (last != null && last.grantee() == grantee && last.grantor() == grantor) {
          result.removeLast();
          privileges |= last.privileges();
        }
        result.add(new AclItem(grantee, grantor, privileges));
      }
      return result.toArray(AclItem[]::new);
    }
  }
}
