/// What ANALYZE and VACUUM find out about tables: samples, and the statistics made of them.
@NullMarked
package org.gajah.commands.statistics;

import org.jspecify.annotations.NullMarked;
