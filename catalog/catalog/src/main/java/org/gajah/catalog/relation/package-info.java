/// Relations with all that the catalogs say of them, gathered and read: columns, defaults, checks,
/// indexes, triggers, rules, policies, partitions. What PostgreSQL keeps in `RelationData`, as far
/// as it does not depend on how relations are stored.
///
/// [org.gajah.catalog.relation.RelationCatalog] belongs to a session; the relations that it hands
/// out do not change.
@NullMarked
package org.gajah.catalog.relation;

import org.jspecify.annotations.NullMarked;
