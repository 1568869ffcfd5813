package org.gajah.initdb.cluster;

import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// How databases write, order and classify characters.
///
/// @param encoding of all text
/// @param provider of order and classes as `pg_database` has it: `b`, `i` or `c`
/// @param collate the C library's locale for order
/// @param ctype the C library's locale for classes
/// @param locale the other providers' name; null for the C library
/// @param icuRules more rules for ICU
public record DatabaseLocale(
    Encoding encoding,
    char provider,
    String collate,
    String ctype,
    @Nullable String locale,
    @Nullable String icuRules) {}
