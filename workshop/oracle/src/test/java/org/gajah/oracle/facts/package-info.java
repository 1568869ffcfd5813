/// Files of facts, derived from the oracle and compared with what is checked in.
@NullMarked
package org.gajah.oracle.facts;

import org.jspecify.annotations.NullMarked;
