package org.gajah.catalogstore.relation;

import java.util.List;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.jspecify.annotations.Nullable;

/// Which columns of a table indexes depend on. Mirrors `RelationGetIndexAttrBitmap` of
/// `utils/cache/relcache.c`.
final class IndexedColumns {
  private static final int BRIN_METHOD = 3580;

  private final int columnCount;
  private AttributeSet found = AttributeSet.EMPTY;

  private IndexedColumns(int columnCount) {
    this.columnCount = columnCount;
  }

  static IndexedAttributes of(Relation relation) {
    AttributeSet blocking = AttributeSet.EMPTY;
    AttributeSet summarized = AttributeSet.EMPTY;
    AttributeSet key = AttributeSet.EMPTY;
    AttributeSet identity = AttributeSet.EMPTY;
    @Nullable Index identityIndex = relation.replicaIdentity();
    int count = relation.columns().size();
    for (Index index : relation.indexes()) {
      AttributeSet all = all(index, count);
      if (index.method() == BRIN_METHOD) {
        summarized = summarized.union(all);
      } else {
        blocking = blocking.union(all);
      }
      if (index.isUnique() && !index.hasExpressions() && !index.isPartial()) {
        key = key.union(keys(index));
      }
      if (index == identityIndex) {
        identity = keys(index);
      }
    }
    return new IndexedAttributes(blocking, summarized, key, identity);
  }

  private static AttributeSet keys(Index index) {
    AttributeSet result = AttributeSet.EMPTY;
    for (int i = 0; i < index.keyColumnCount(); i++) {
      if (index.tableColumns()[i] > 0) {
        result = result.with(index.tableColumns()[i] - 1);
      }
    }
    return result;
  }

  private static AttributeSet all(Index index, int columnCount) {
    IndexedColumns columns = new IndexedColumns(columnCount);
    for (short number : index.tableColumns()) {
      columns.add(number);
    }
    columns.addAll(index.expressions());
    columns.addAll(index.predicate());
    return columns.found;
  }

  private void addAll(List<Node> trees) {
    for (Node tree : trees) {
      visit(tree);
    }
  }

  private boolean visit(Node node) {
    if (node instanceof Var column) {
      if (column.varattno() == 0) {
        // The whole row.
        for (int number = 1; number <= columnCount; number++) {
          add(number);
        }
      }
      add(column.varattno());
      return false;
    }
    return node.anyChild(this::visit);
  }

  private void add(int number) {
    if (number > 0) {
      found = found.with(number - 1);
    }
  }
}
