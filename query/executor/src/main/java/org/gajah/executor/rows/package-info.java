/// Rows that outlive a batch: stores, keys by which rows are told apart, ordered or hashed.
@NullMarked
package org.gajah.executor.rows;

import org.jspecify.annotations.NullMarked;
