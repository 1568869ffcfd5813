/// Tests of pages.
@NullMarked
package org.gajah.page;

import org.jspecify.annotations.NullMarked;
