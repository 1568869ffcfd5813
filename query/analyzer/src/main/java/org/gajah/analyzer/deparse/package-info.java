/// Analyzed trees as SQL text. Mirrors utils/adt/ruleutils.c.
@NullMarked
package org.gajah.analyzer.deparse;

import org.jspecify.annotations.NullMarked;
