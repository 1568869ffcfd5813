/// Statements of a session, from the text to the execution.
@NullMarked
package org.gajah.engine.statement;

import org.jspecify.annotations.NullMarked;
