@NullMarked
package org.gajah.nodes;

import org.jspecify.annotations.NullMarked;
