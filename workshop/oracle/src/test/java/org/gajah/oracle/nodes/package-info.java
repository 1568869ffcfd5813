/// The trees of `format/nodes`: made from the oracle's headers, and compared with the trees that
/// real servers store.
@NullMarked
package org.gajah.oracle.nodes;

import org.jspecify.annotations.NullMarked;
