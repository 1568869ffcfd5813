/// The corpus of queries: each statement is sent to the real server and to ours, which started on
/// two copies of one cluster, and must be answered alike.
@NullMarked
package org.gajah.oracle.query;

import org.jspecify.annotations.NullMarked;
