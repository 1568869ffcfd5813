/// Objects of every kind by the catalog that has them and their OID: what they are called in
/// messages, what depends on them, and what has to go when one of them does.
@NullMarked
package org.gajah.catalog.object;

import org.jspecify.annotations.NullMarked;
