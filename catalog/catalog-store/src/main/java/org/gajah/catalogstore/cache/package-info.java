/// What the sessions of an instance share about catalogs: committed rows, what has changed, the
/// maps of mapped catalogs.
///
/// Rules:
///
/// 1. An entry is loaded under an epoch, taken before the snapshot that it is loaded with. A change
///    raises the epoch first and removes entries then, so that a load that it overtook is never
///    published.
/// 2. Changes are made known after their transaction has left the process array and before its
///    locks are given up.
/// 3. No lock is held but those inside the concurrent maps.
@NullMarked
package org.gajah.catalogstore.cache;

import org.jspecify.annotations.NullMarked;
