/// SQL text to tokens: keywords, identifiers, literals in all their forms, operators, comments.
///
/// Offsets count the `char`s of the text; what clients see (positions in errors) are characters
/// from 1, made of offsets when an error is. The text is taken to be encoded as UTF-8 on the
/// server: letters beyond ASCII are not folded, and names are cut after 63 bytes of UTF-8. Mirrors
/// parser/scan.l, common/keywords.c and parser/scansup.c.
@NullMarked
package org.gajah.parser.lex;

import org.jspecify.annotations.NullMarked;
