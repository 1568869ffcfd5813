package org.gajah.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.namespace.SearchPath;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.engine.scope.CatalogView;
import org.gajah.engine.scope.Moment;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.Alias;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A statement is planned again when what it rests on has changed, and only then: how often, as its
/// session is told of one change after the other.
class DependenciesTest {
  private static final int TABLE = 16_400;
  private static final int OTHER_TABLE = 16_500;
  private static final int FUNCTION = 16_600;
  private static final int INLINED = 16_700;

  private final View view = new View();
  private final Query query = query();
  private Dependencies dependencies = new Dependencies(view, view.moment(), List.of(query));
  private int plans;

  private static Query query() {
    RangeTblEntry table =
        RangeTblEntry.builder()
            .rtekind(RTEKind.RTE_RELATION)
            .eref(new Alias("t", List.of()))
            .relid(TABLE)
            .rellockmode(LockMode.ACCESS_SHARE.number())
            .build();
    FuncExpr call = FuncExpr.builder().funcid(FUNCTION).funcresulttype(TypeOid.INT4).build();
    return Query.builder()
        .commandType(CmdType.CMD_SELECT)
        .rtable(List.of(table))
        .targetList(List.of(TargetEntry.builder().expr(call).resno(1).build()))
        .build();
  }

  @BeforeEach
  void plan() {
    dependencies = new Dependencies(view, view.moment(), List.of(query));
    dependencies.addFunction(INLINED);
    plans++;
  }

  /// Runs the statement: plans it first where it has to be.
  private void run() {
    dependencies.lock();
    if (!dependencies.hold()) {
      plan();
    }
  }

  @Test
  void whatItNamesMakesItPlannedAgain() {
    run();
    assertThat(plans).isEqualTo(1);
    view.relationChanged(TABLE);
    run();
    run();
    assertThat(plans).isEqualTo(2);
    view.rowChanged(FUNCTION);
    run();
    run();
    assertThat(plans).isEqualTo(3);
    view.rowChanged(INLINED);
    run();
    run();
    assertThat(plans).isEqualTo(4);
  }

  @Test
  void whatItDoesNotNameDoesNot() {
    for (int i = 0; i < 100; i++) {
      view.relationChanged(OTHER_TABLE + i);
      view.rowChanged(FUNCTION + 1 + i % 50);
      run();
    }
    assertThat(plans).isEqualTo(1);
  }

  @Test
  void anotherPathMakesItPlannedAgainUnlessItLeadsToTheSameSchemas() {
    view.path("a, b", List.of(11, 2200));
    run();
    assertThat(plans).isEqualTo(1);
    view.path("s, public", List.of(11, 16_390, 2200));
    run();
    run();
    assertThat(plans).isEqualTo(2);
    view.path("public", List.of(11, 2200));
    run();
    assertThat(plans).isEqualTo(3);
  }

  @Test
  void schemasAndOperatorsCountAsAWhole() {
    view.cacheChanged(SysCache.NAMESPACEOID);
    run();
    view.cacheChanged(SysCache.OPEROID);
    run();
    view.cacheChanged(SysCache.AMOPOPID);
    run();
    view.cacheChanged(SysCache.CASTSOURCETARGET);
    run();
    assertThat(plans).isEqualTo(4);
  }

  @Test
  void discardMakesItPlannedAgain() {
    view.discards++;
    run();
    run();
    assertThat(plans).isEqualTo(2);
  }

  @Test
  void whatChangedWhileItWasAnalyzedIsNotOverlooked() {
    Moment before = view.moment();
    view.relationChanged(OTHER_TABLE);
    assertThat(new Dependencies(view, before, List.of(query)).hold()).isFalse();
  }

  @Test
  void relationsAreLocked() {
    run();
    assertThat(view.locked).containsExactly("relation 5/" + TABLE + " ACCESS_SHARE");
  }

  /// A session whose catalogs change when the test says so.
  private static final class View implements CatalogView {
    private final Map<Integer, Long> relations = new HashMap<>();
    private final Map<Integer, Long> caches = new HashMap<>();
    private final Map<Integer, CatalogRow> rows = new HashMap<>();
    private final List<String> locked = new ArrayList<>();
    private long changes;
    private int discards;
    private String text = "public";
    private SearchPath path = new SearchPath(List.of(11, 2200), 1, 2200, false);

    void relationChanged(int oid) {
      relations.merge(oid, 1L, Long::sum);
      changes++;
    }

    void rowChanged(int oid) {
      rows.put(oid, new Row());
      changes++;
    }

    void cacheChanged(CacheId<?> cache) {
      caches.merge(cache.number(), 1L, Long::sum);
      changes++;
    }

    void path(String setting, List<Integer> schemas) {
      text = setting;
      path = new SearchPath(schemas, 1, 2200, false);
    }

    @Override
    public CatalogSource catalog() {
      return new Source();
    }

    @Override
    public Moment moment() {
      return new Moment(changes, discards, text, 10, 0);
    }

    @Override
    public SearchPath path() {
      return path;
    }

    @Override
    public LockTag lockTag(int relation) {
      return LockTag.relation(5, relation);
    }

    @Override
    public void lock(LockTag tag, LockMode mode) {
      locked.add("relation %d/%d %s".formatted(tag.field1(), tag.field2(), mode));
    }

    private static final class Row implements CatalogRow {
      @Override
      public CatalogTable<?> table() {
        return SysCache.PROCOID.table();
      }

      @Override
      public @Nullable Object value(int column) {
        return null;
      }
    }

    private final class Source implements CatalogSource {
      @Override
      @SuppressWarnings("unchecked") // nobody looks into the row
      public <R extends CatalogRow> @Nullable R find(CacheId<R> cache, Object... key) {
        return (R) rows.computeIfAbsent((Integer) key[0], _ -> new Row());
      }

      @Override
      public <R extends CatalogRow> List<R> list(CacheId<R> cache, Object... key) {
        throw new AssertionError(cache);
      }

      @Override
      public <R extends CatalogRow> List<R> scan(CatalogIndex<R> index, Object... key) {
        throw new AssertionError(index);
      }

      @Override
      public <R extends CatalogRow> List<R> all(CatalogTable<R> table) {
        throw new AssertionError(table);
      }

      @Override
      public long version(CacheId<?> cache) {
        return caches.getOrDefault(cache.number(), 0L);
      }

      @Override
      public long relationVersion(int relation) {
        return relations.getOrDefault(relation, 0L);
      }
    }
  }
}
