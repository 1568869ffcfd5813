/// Materialized views: tables that hold what a query said when it was last run.
@NullMarked
package org.gajah.commands.matview;

import org.jspecify.annotations.NullMarked;
