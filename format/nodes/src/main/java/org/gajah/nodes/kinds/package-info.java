/// The enums and constants that fields of nodes hold, with PostgreSQL's names and numbers.
///
/// Generated from the oracle's headers by `NodeFactsTest` in `workshop/oracle`.
@NullMarked
package org.gajah.nodes.kinds;

import org.jspecify.annotations.NullMarked;
