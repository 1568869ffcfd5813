package org.gajah.catalog.relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgPartitionedTable;
import org.gajah.catalog.rows.PgPolicy;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// The relation cache of a session: relations by OID, gathered from the catalogs when they are
/// first asked for and again when what the catalogs say has changed. Mirrors
/// `utils/cache/relcache.c`.
///
/// Nothing here takes locks: whoever wants a relation to stay as it is locks it first.
public final class RelationCatalog {
  private static final char CHECK = 'c';
  private static final char FOREIGN_KEY = 'f';

  private final CatalogSource catalog;
  private final Map<Integer, Cached> cache = new HashMap<>();

  private final Map<Integer, CachedIndex> indexes = new HashMap<>();

  private record Cached(long version, Relation relation) {}

  private record CachedIndex(long version, Index index) {}

  public RelationCatalog(CatalogSource catalog) {
    this.catalog = catalog;
  }

  public CatalogSource catalog() {
    return catalog;
  }

  /// A relation that must be there.
  ///
  /// @throws PgException XX000 when it is not
  public Relation get(int oid) {
    Relation relation = find(oid);
    if (relation == null) {
      throw PgException.internal("could not open relation with OID " + Oid.toString(oid));
    }
    return relation;
  }

  /// A relation; null when there is none.
  public @Nullable Relation find(int oid) {
    long version = catalog.relationVersion(oid);
    Cached known = cache.get(oid);
    if (known != null && known.version == version) {
      return known.relation;
    }
    PgClass row = catalog.find(SysCache.RELOID, oid);
    if (row == null) {
      cache.remove(oid);
      return null;
    }
    Relation relation = gather(row);
    cache.put(oid, new Cached(version, relation));
    return relation;
  }

  /// A relation that must be an index; the table's list has it too.
  ///
  /// @throws PgException 42809 when it is something else
  public Index index(int oid) {
    long version = catalog.relationVersion(oid);
    CachedIndex known = indexes.get(oid);
    if (known != null && known.version == version) {
      return known.index;
    }
    Index index = gatherIndex(oid);
    indexes.put(oid, new CachedIndex(version, index));
    return index;
  }

  private Index gatherIndex(int oid) {
    PgIndex row = catalog.find(SysCache.INDEXRELID, oid);
    PgClass relation = catalog.find(SysCache.RELOID, oid);
    if (relation == null) {
      throw PgException.internal("could not open relation with OID " + Oid.toString(oid));
    }
    if (row == null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not an index".formatted(relation.relname()));
    }
    return index(relation, row);
  }

  /// OIDs of the tables that inherit from one directly, in the order of their OIDs; partitions that
  /// are being detached left out.
  public List<Integer> children(int parent) {
    List<Integer> result = new ArrayList<>();
    for (PgInherits row : catalog.scan(PgInherits.PARENT_INDEX, parent)) {
      if (!row.inhdetachpending()) {
        result.add(row.inhrelid());
      }
    }
    result.sort(Oid::compare);
    return result;
  }

  /// OIDs of the tables that one inherits from directly, in their order.
  public List<Integer> parents(int child) {
    List<Integer> result = new ArrayList<>();
    for (PgInherits row : catalog.scan(PgInherits.RELID_SEQNO_INDEX, child)) {
      result.add(row.inhparent());
    }
    return result;
  }

  private Relation gather(PgClass row) {
    List<PgAttribute> columns = columns(row.oid(), row.relnatts());
    List<PgConstraint> constraints =
        row.relchecks() > 0 || row.relhastriggers()
            ? catalog.scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, row.oid())
            : List.of();
    List<PgTrigger> triggers =
        row.relhastriggers() ? catalog.scan(PgTrigger.TGRELID_TGNAME_INDEX, row.oid()) : List.of();
    Relation.Parts parts =
        new Relation.Parts(
            defaults(row.oid(), columns),
            checks(constraints),
            row.relhasindex() ? indexes(row.oid()) : List.of(),
            List.copyOf(triggers),
            row.relhasrules() ? rules(row.oid()) : List.of(),
            row.relrowsecurity() ? policies(row.oid()) : List.of(),
            row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE ? partitionKey(row.oid()) : null,
            constraints.stream().anyMatch(constraint -> constraint.contype() == FOREIGN_KEY),
            triggers.stream().anyMatch(trigger -> isReferenced(trigger, row.oid())));
    return new Relation(row, columns, parts);
  }

  /// Whether a trigger is one of those that guard a table to which a foreign key refers.
  private boolean isReferenced(PgTrigger trigger, int relation) {
    if (trigger.tgconstraint() == Oid.INVALID) {
      return false;
    }
    PgConstraint constraint = catalog.find(SysCache.CONSTROID, trigger.tgconstraint());
    return constraint != null
        && constraint.contype() == FOREIGN_KEY
        && constraint.confrelid() == relation;
  }

  private List<PgAttribute> columns(int relation, int count) {
    List<PgAttribute> result = new ArrayList<>(count);
    for (PgAttribute column : catalog.list(SysCache.ATTNUM, relation)) {
      if (column.attnum() > 0) {
        result.add(column);
      }
    }
    if (result.size() != count) {
      throw PgException.internal(
          "pg_attribute catalog is missing %d attribute(s) for relation OID %s"
              .formatted(count - result.size(), Oid.toString(relation)));
    }
    return result;
  }

  private Map<Integer, String> defaults(int relation, List<PgAttribute> columns) {
    Map<Integer, String> result = new HashMap<>();
    if (columns.stream().anyMatch(PgAttribute::atthasdef)) {
      for (PgAttrdef row : catalog.scan(PgAttrdef.ADRELID_ADNUM_INDEX, relation)) {
        result.put((int) row.adnum(), row.adbin());
      }
    }
    return result;
  }

  private static List<CheckConstraint> checks(List<PgConstraint> constraints) {
    List<CheckConstraint> result = new ArrayList<>();
    for (PgConstraint row : constraints) {
      String text = row.conbin();
      if (row.contype() == CHECK && text != null) {
        result.add(new CheckConstraint(row, text));
      }
    }
    result.sort(Comparator.comparing(CheckConstraint::name));
    return result;
  }

  private List<Index> indexes(int table) {
    List<Index> result = new ArrayList<>();
    for (PgIndex row : catalog.scan(PgIndex.INDRELID_INDEX, table)) {
      PgClass relation = row.indislive() ? catalog.find(SysCache.RELOID, row.indexrelid()) : null;
      if (relation != null) {
        result.add(index(relation, row));
      }
    }
    result.sort((a, b) -> Oid.compare(a.oid(), b.oid()));
    return List.copyOf(result);
  }

  private Index index(PgClass relation, PgIndex row) {
    List<IndexOperatorClass> classes = new ArrayList<>();
    for (int i = 0; i < row.indnkeyatts(); i++) {
      PgOpclass operatorClass = catalog.get(SysCache.CLAOID, row.indclass()[i]);
      classes.add(
          new IndexOperatorClass(
              operatorClass.oid(), operatorClass.opcfamily(), operatorClass.opcintype()));
    }
    return new Index(relation, row, columns(relation.oid(), relation.relnatts()), classes);
  }

  private List<RewriteRule> rules(int relation) {
    return catalog.scan(PgRewrite.REL_RULENAME_INDEX, relation).stream()
        .map(RewriteRule::new)
        .toList();
  }

  private List<Policy> policies(int relation) {
    return catalog.scan(PgPolicy.POLRELID_POLNAME_INDEX, relation).stream()
        .map(Policy::new)
        .toList();
  }

  private @Nullable PartitionKey partitionKey(int relation) {
    PgPartitionedTable row = catalog.find(SysCache.PARTRELID, relation);
    return row == null ? null : new PartitionKey(row);
  }
}
