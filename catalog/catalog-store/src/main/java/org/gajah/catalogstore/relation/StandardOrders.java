package org.gajah.catalogstore.relation;

import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.type.OpenCollations;
import org.gajah.keyorders.KeyOrders;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.jspecify.annotations.Nullable;

/// The orders of types that need no catalogs; those of arrays, enums, ranges and rows are left to
/// another.
///
/// @param others asked for what is not found here; null for nobody
public record StandardOrders(
    KeyOrders orders, OpenCollations collations, @Nullable IndexOrders others)
    implements IndexOrders {
  @Override
  public KeyOrder order(String comparison, @Nullable String equalImage, int collation, int type) {
    IndexOrders next = others;
    switch (comparison) {
      case "btarraycmp", "enum_cmp", "range_cmp", "multirange_cmp", "btrecordcmp" -> {
        if (next == null) {
          throw PgException.notBuilt("indexes ordered by " + comparison);
        }
        return next.order(comparison, equalImage, collation, type);
      }
      default -> {
        Collation open = collation == Oid.INVALID ? Collations.C : collations.get(collation);
        return orders.of(comparison, KeyOrders.equalImage(equalImage, open), open);
      }
    }
  }
}
