/// Functions whose bodies are SQL: reading, checking and calling them.
@NullMarked
package org.gajah.engine.routine;

import org.jspecify.annotations.NullMarked;
