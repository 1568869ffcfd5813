/// The making of a cluster, held against what the oracle's initdb makes.
@NullMarked
package org.gajah.oracle.bootstrap;

import org.jspecify.annotations.NullMarked;
