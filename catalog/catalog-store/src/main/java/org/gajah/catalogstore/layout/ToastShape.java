package org.gajah.catalogstore.layout;

import java.util.List;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.disk.RelationFiles;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;

/// What all TOAST tables and their indexes look like. Mirrors `catalog/toasting.c`.
public final class ToastShape {
  private static final Attribute OID = new Attribute(4, true, 4, false);

  /// `chunk_id`, `chunk_seq`, `chunk_data`.
  private static final TupleLayout CHUNKS =
      new TupleLayout(List.of(OID, OID, new Attribute(-1, false, 4, false)));

  private static final TupleLayout KEYS = new TupleLayout(List.of(OID, OID));

  private ToastShape() {}

  public static TableDescriptor table(Identity identity, RelationFiles files) {
    AttributeSet keys = AttributeSet.of(0, 1);
    return new TableDescriptor(
        identity,
        CHUNKS,
        TableDescriptor.Options.DEFAULT,
        new IndexedAttributes(keys, AttributeSet.EMPTY, keys, AttributeSet.EMPTY),
        null,
        files);
  }

  public static IndexDescriptor index(
      Identity identity, TableDescriptor table, RelationFiles files) {
    return new IndexDescriptor(
        identity,
        KEYS,
        table.oid(),
        table.name(),
        List.of(
            new IndexDescriptor.KeyColumn("chunk_id", CatalogOrders.UNSIGNED, false, false),
            new IndexDescriptor.KeyColumn("chunk_seq", CatalogOrders.SIGNED, false, false)),
        new IndexDescriptor.Properties(true, false, true, true, 90, true),
        files);
  }
}
