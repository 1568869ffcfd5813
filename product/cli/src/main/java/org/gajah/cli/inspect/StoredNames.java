package org.gajah.cli.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.object.RegisteredNames;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAuthMembers;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.FixedSession;
import org.gajah.catalog.source.MemoryCatalog;
import org.jspecify.annotations.Nullable;

/// What values are called that are OIDs of something else, as a session of the first superuser with
/// the usual search path is told.
final class StoredNames {
  private static final int SUPERUSER = 10;
  private static final List<CatalogTable<? extends CatalogRow>> TABLES =
      List.of(
          PgAuthid.TABLE,
          PgAuthMembers.TABLE,
          PgClass.TABLE,
          PgCollation.TABLE,
          PgDatabase.TABLE,
          PgNamespace.TABLE,
          PgOperator.TABLE,
          PgProc.TABLE,
          PgTsConfig.TABLE,
          PgTsDict.TABLE,
          PgType.TABLE);

  private final MemoryCatalog catalog;
  private final RegisteredNames names;

  StoredNames(StoredDatabase database) throws IOException {
    List<CatalogRow> rows = new ArrayList<>();
    for (CatalogTable<? extends CatalogRow> table : TABLES) {
      database.each(
          table.oid(), row -> rows.add(table.read().apply(new StoredRow(table.columns(), row))));
    }
    catalog = new MemoryCatalog(rows);
    CatalogSession session = FixedSession.of(database.oid(), SUPERUSER, "\"$user\", public");
    names =
        new RegisteredNames(
            new Names(new Namespaces(catalog, session, new Privileges(catalog, session))));
  }

  /// The text of a value.
  ///
  /// @param source the name of its output function in C
  /// @return null where that shows no name
  @Nullable String text(String source, byte[] value) {
    if (source.equals("aclitemout")) {
      return Acls.text(
          new AclItem(
              LittleEndian.intAt(value, 0),
              LittleEndian.intAt(value, 4),
              LittleEndian.longAt(value, 8)),
          role -> {
            PgAuthid row = catalog.find(SysCache.AUTHOID, role);
            return row == null ? null : row.rolname();
          });
    }
    return switch (source) {
      case "regprocout",
          "regprocedureout",
          "regclassout",
          "regtypeout",
          "regnamespaceout",
          "regroleout",
          "regcollationout",
          "regconfigout",
          "regdictionaryout" ->
          text(source, LittleEndian.intAt(value, 0), "-");
      case "regoperout", "regoperatorout" -> text(source, LittleEndian.intAt(value, 0), "0");
      default -> null;
    };
  }

  private String text(String source, int oid, String none) {
    String name = oid == 0 ? none : name(source, oid);
    return name == null ? Integer.toUnsignedString(oid) : name;
  }

  private @Nullable String name(String source, int oid) {
    return switch (source) {
      case "regprocout" -> names.function(oid);
      case "regprocedureout" -> names.signatures().function(oid);
      case "regclassout" -> names.relation(oid);
      case "regtypeout" -> names.type(oid);
      case "regnamespaceout" -> names.schema(oid);
      case "regroleout" -> names.role(oid);
      case "regcollationout" -> names.collation(oid);
      case "regconfigout" -> names.configuration(oid);
      case "regdictionaryout" -> names.dictionary(oid);
      case "regoperout" -> names.operator(oid);
      default -> names.signatures().operator(oid);
    };
  }
}
