/// The proleptic Gregorian calendar, and dates and times taken apart.
@NullMarked
package org.gajah.datetime.calendar;

import org.jspecify.annotations.NullMarked;
