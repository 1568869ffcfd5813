/// The search for the cheapest way to read and join the relations of one query.
@NullMarked
package org.gajah.planner.join;

import org.jspecify.annotations.NullMarked;
