package org.gajah.engine.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgPublication;
import org.gajah.catalog.rows.PgPublicationNamespace;
import org.gajah.catalog.rows.PgPublicationRel;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.jspecify.annotations.Nullable;

/// The tables of publications. A partitioned table stands for its partitions, or they for it where
/// changes are published as the root's. Mirrors `catalog/pg_publication.c`.
final class PublicationViews {
  private static final int FIRST_NORMAL_OID = 16384;

  private final CatalogSource catalog;

  private PublicationViews(CatalogSource catalog) {
    this.catalog = catalog;
  }

  /// A table of a publication.
  private record Published(PgPublication publication, PgClass table) {}

  static List<List<@Nullable Object>> tables(Asked asked) {
    PublicationViews views = new PublicationViews(asked.session().catalog());
    ArrayValue names = new ArrayValue(asked.bytes(0), PlainTypes.TEXT);
    List<Published> found = new ArrayList<>();
    boolean anyViaRoot = false;
    for (int i = 0; i < names.count(); i++) {
      Slice name = new Slice(names.bytes(), names.start(i), names.length(i));
      PgPublication publication = views.named(name.toString(StandardCharsets.UTF_8));
      anyViaRoot |= publication.pubviaroot();
      views.tables(publication).forEach(table -> found.add(new Published(publication, table)));
    }
    Set<Integer> all = new HashSet<>();
    found.forEach(published -> all.add(published.table().oid()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Published published : found) {
      if (!anyViaRoot || !views.hasAncestorIn(published.table(), all)) {
        rows.add(views.row(published));
      }
    }
    return rows;
  }

  private PgPublication named(String name) {
    PgPublication publication = catalog.find(SysCache.PUBLICATIONNAME, name);
    if (publication == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "publication \"" + name + "\" does not exist");
    }
    return publication;
  }

  private List<PgClass> tables(PgPublication publication) {
    boolean viaRoot = publication.pubviaroot();
    if (publication.puballtables()) {
      return everything(viaRoot);
    }
    Set<Integer> oids = new LinkedHashSet<>();
    for (PgPublicationRel row : catalog.scan(PgPublicationRel.PRPUBID_INDEX, publication.oid())) {
      add(row.prrelid(), viaRoot, oids);
    }
    for (PgPublicationNamespace row : catalog.all(PgPublicationNamespace.TABLE)) {
      if (row.pnpubid() == publication.oid()) {
        addSchema(row.pnnspid(), viaRoot, oids);
      }
    }
    return oids.stream().map(oid -> catalog.get(SysCache.RELOID, oid)).toList();
  }

  private List<PgClass> everything(boolean viaRoot) {
    List<PgClass> tables = new ArrayList<>();
    for (PgClass row : catalog.all(PgClass.TABLE)) {
      boolean counts =
          viaRoot ? !row.relispartition() : row.relkind() != PgClass.RELKIND_PARTITIONED_TABLE;
      if (counts && isPublishable(row)) {
        tables.add(row);
      }
    }
    return tables;
  }

  private static boolean isPublishable(PgClass row) {
    return (row.relkind() == PgClass.RELKIND_RELATION
            || row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE)
        && row.relpersistence() == PgClass.RELPERSISTENCE_PERMANENT
        && Integer.compareUnsigned(row.oid(), FIRST_NORMAL_OID) >= 0;
  }

  private void addSchema(int schema, boolean viaRoot, Set<Integer> oids) {
    for (PgClass row : catalog.all(PgClass.TABLE)) {
      if (row.relnamespace() == schema && isPublishable(row)) {
        add(row.oid(), viaRoot, oids);
      }
    }
  }

  /// A table itself, or the partitions at its leaves.
  private void add(int oid, boolean viaRoot, Set<Integer> oids) {
    PgClass row = catalog.get(SysCache.RELOID, oid);
    if (viaRoot || row.relkind() != PgClass.RELKIND_PARTITIONED_TABLE) {
      oids.add(oid);
      return;
    }
    for (PgInherits link : catalog.scan(PgInherits.PARENT_INDEX, oid)) {
      add(link.inhrelid(), false, oids);
    }
  }

  private boolean hasAncestorIn(PgClass table, Set<Integer> tables) {
    PgClass row = table;
    while (row.relispartition()) {
      int parent = 0;
      for (PgInherits link : catalog.scan(PgInherits.RELID_SEQNO_INDEX, row.oid())) {
        parent = link.inhparent();
      }
      if (tables.contains(parent)) {
        return true;
      }
      row = catalog.get(SysCache.RELOID, parent);
    }
    return false;
  }

  private List<@Nullable Object> row(Published published) {
    PgPublication publication = published.publication();
    PgClass table = published.table();
    boolean byName =
        !publication.puballtables()
            && catalog.find(
                    SysCache.PUBLICATIONNAMESPACEMAP, table.relnamespace(), publication.oid())
                == null;
    PgPublicationRel entry =
        byName ? catalog.find(SysCache.PUBLICATIONRELMAP, table.oid(), publication.oid()) : null;
    short[] columns = entry == null ? null : entry.prattrs();
    return Asked.row(
        publication.oid(),
        table.oid(),
        vector(columns == null ? allColumns(table) : columns),
        entry == null ? null : entry.prqual());
  }

  private short[] allColumns(PgClass table) {
    List<Short> numbers =
        catalog.list(SysCache.ATTNUM, table.oid()).stream()
            .filter(row -> row.attnum() > 0 && !row.attisdropped() && row.attgenerated() == '\0')
            .map(PgAttribute::attnum)
            .sorted()
            .toList();
    short[] result = new short[numbers.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.get(i);
    }
    return result;
  }

  /// A value of type `int2vector`; null for no columns.
  private static byte @Nullable [] vector(short[] numbers) {
    if (numbers.length == 0) {
      return null;
    }
    ByteSink out = new ByteSink(64);
    out.putInt(1).putInt(0).putInt(TypeOid.INT2).putInt(numbers.length).putInt(0);
    for (short number : numbers) {
      out.putShort(number);
    }
    return out.toByteArray();
  }
}
