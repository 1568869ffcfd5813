package org.gajah.oracle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// What is read from the oracle is found by the keys of its caches.
class CatalogSnapshotTest {
  @Test
  void rowsByKeysAndPrefixes() throws SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres")) {
      CatalogSource catalog = CatalogSnapshot.read(connection);
      PgType int4 = catalog.get(SysCache.TYPEOID, TypeOid.INT4);
      assertThat(int4.typname()).isEqualTo("int4");
      assertThat(int4.typinput()).isEqualTo(FunctionOid.INT4IN);
      assertThat(catalog.find(SysCache.TYPENAMENSP, "int4", 11)).isSameAs(int4);
      assertThat(catalog.find(SysCache.TYPENAMENSP, "int4", 12)).isNull();
      assertThat(catalog.list(SysCache.PROCNAMEARGSNSP, "int4"))
          .extracting(PgProc::proargtypes)
          .contains(new int[] {TypeOid.NUMERIC}, new int[] {TypeOid.INT8});
      PgProc exact = catalog.get(SysCache.PROCNAMEARGSNSP, "int4", new int[] {TypeOid.INT8}, 11);
      assertThat(exact.oid()).isEqualTo(FunctionOid.INT4_INT8);
      assertThat(catalog.scan(PgAttribute.RELID_ATTNUM_INDEX, RelationOid.PG_CLASS))
          .extracting(PgAttribute::attname)
          .startsWith("tableoid", "cmax", "xmax", "cmin", "xmin", "ctid", "oid", "relname");
    }
  }
}
