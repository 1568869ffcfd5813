/// Parse analysis and deparsing held against a real server.
@NullMarked
package org.gajah.oracle.analyzer;

import org.jspecify.annotations.NullMarked;
