@NullMarked
package org.gajah.nodes.text;

import org.jspecify.annotations.NullMarked;
