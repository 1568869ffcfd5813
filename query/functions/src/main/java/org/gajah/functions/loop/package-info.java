/// Loops around functions: what runs a static method over vectors.
///
/// A loop is stateless and shared by all sessions; what a call needs beyond its arguments is in a
/// [org.gajah.functions.loop.Frame].
@NullMarked
package org.gajah.functions.loop;

import org.jspecify.annotations.NullMarked;
