@NullMarked
package org.gajah.nodes.walk;

import org.jspecify.annotations.NullMarked;
