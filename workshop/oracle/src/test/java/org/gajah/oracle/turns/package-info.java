/// A cluster that Gajah made, run by Gajah and the real server in turns, beside one that never saw
/// Gajah. `./build turns` takes ten turns.
@NullMarked
package org.gajah.oracle.turns;

import org.jspecify.annotations.NullMarked;
