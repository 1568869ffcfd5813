/// Names and what they mean: the search path, objects of every kind by name, which of them are
/// visible without their schema, candidates for a function's or operator's name.
///
/// Everything here reads catalogs through [org.gajah.catalog.source.CatalogSource] and takes no
/// locks. Objects belong to one session.
@NullMarked
package org.gajah.catalog.namespace;

import org.jspecify.annotations.NullMarked;
