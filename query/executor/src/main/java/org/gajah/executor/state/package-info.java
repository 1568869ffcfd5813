/// One execution of a statement: its parameters, sub-plans and memory, and what operators have in common.
@NullMarked
package org.gajah.executor.state;

import org.jspecify.annotations.NullMarked;
