/// Window functions: the rows of a partition, the frame of each of them, and what functions and
/// aggregates make of them. A partition's rows are read as they are needed, and go to a temporary
/// file beyond `work_mem`.
@NullMarked
package org.gajah.executor.window;

import org.jspecify.annotations.NullMarked;
