/// Relations as a session opens them, who may do what to them, and the access methods behind them.
@NullMarked
package org.gajah.engine.relation;

import org.jspecify.annotations.NullMarked;
