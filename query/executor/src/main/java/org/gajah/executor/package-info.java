/// Plans at work. An operator answers `next(maxRows)` with a batch, and looks at no row beyond
/// `maxRows`; see `docs/query-engine.md`. Mirrors `executor/README`.
@NullMarked
package org.gajah.executor;

import org.jspecify.annotations.NullMarked;
