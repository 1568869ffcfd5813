/// The SQL engine of an instance: joins the parser, the analyzer, the planner and the executor to
/// live catalogs and storage, and gives sessions what `spi` asks for.
@NullMarked
package org.gajah.engine;

import org.jspecify.annotations.NullMarked;
