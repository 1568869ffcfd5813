/// Dates, times and intervals read from text and written as text.
@NullMarked
package org.gajah.datetime.text;

import org.jspecify.annotations.NullMarked;
