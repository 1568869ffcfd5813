/// Tests of index pages.
@NullMarked
package org.gajah.page.index;

import org.jspecify.annotations.NullMarked;
