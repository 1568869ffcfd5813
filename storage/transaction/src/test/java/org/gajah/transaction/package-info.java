/// Tests of transactions.
@NullMarked
package org.gajah.transaction;

import org.jspecify.annotations.NullMarked;
