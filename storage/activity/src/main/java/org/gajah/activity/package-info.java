/// What goes on in the instance, for others to see: what each process waits for, and what it
/// counts.
@NullMarked
package org.gajah.activity;

import org.jspecify.annotations.NullMarked;
