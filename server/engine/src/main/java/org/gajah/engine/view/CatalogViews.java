package org.gajah.engine.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// What catalogs say of each other and of sequences.
final class CatalogViews {
  /// One reference a line: table, its columns, table referred to, its columns, whether an array of
  /// references, whether it may be zero.
  private static final String REFERENCES = "references.tsv";

  private static final int PG_CATALOG = 11;

  private CatalogViews() {}

  static List<List<@Nullable Object>> references(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String line : lines()) {
      String[] parts = line.split("\t");
      rows.add(
          Asked.row(
              table(asked, parts[0]),
              List.of(parts[1].split(",")),
              table(asked, parts[2]),
              List.of(parts[3].split(",")),
              parts[4].equals("t"),
              parts[5].equals("t")));
    }
    return rows;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(CatalogViews.class.getResourceAsStream(REFERENCES), REFERENCES)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int table(Asked asked, String name) {
    return asked.session().catalog().get(SysCache.RELNAMENSP, name, PG_CATALOG).oid();
  }

  static List<List<@Nullable Object>> sequence(Asked asked) {
    int oid = (int) asked.number(0);
    PgClass relation = asked.session().catalog().find(SysCache.RELOID, oid);
    Privileges privileges = asked.session().namespaces().privileges();
    if (relation != null
        && !privileges.may(ObjectType.OBJECT_SEQUENCE, oid, Privilege.SELECT)
        && !privileges.may(ObjectType.OBJECT_SEQUENCE, oid, Privilege.UPDATE)
        && !privileges.may(ObjectType.OBJECT_SEQUENCE, oid, Privilege.USAGE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_SEQUENCE, relation.relname());
    }
    PgSequence row = asked.session().catalog().find(SysCache.SEQRELID, oid);
    if (relation == null || row == null) {
      throw new PgException(
          SqlState.INTERNAL_ERROR, "cache lookup failed for sequence " + Oid.toString(oid));
    }
    return List.of(
        Asked.row(
            row.seqstart(),
            row.seqmin(),
            row.seqmax(),
            row.seqincrement(),
            row.seqcycle(),
            row.seqcache(),
            row.seqtypid()));
  }
}
