/// The configuration of an instance: its files and its command line.
@NullMarked
package org.gajah.instance.config;

import org.jspecify.annotations.NullMarked;
