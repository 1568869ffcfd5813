/// Plans: what they are made of, what they rest on, when one is used again, and with which
/// operators.
@NullMarked
package org.gajah.engine.plan;

import org.jspecify.annotations.NullMarked;
