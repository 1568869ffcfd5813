/// Statements at work: planned ones, several that rules made of one, and utility statements; and
/// what the client gets of them.
@NullMarked
package org.gajah.engine.execution;

import org.jspecify.annotations.NullMarked;
