/// Functions of the types, each held against the oracle on edge values and random ones.
@NullMarked
package org.gajah.oracle.types;

import org.jspecify.annotations.NullMarked;
