/// The picture of every page: header, line pointers and what all kinds of pages have in common.
///
/// This module is the only one that interprets a page's `MemorySegment`; others hand segments on. A
/// page is always a segment of exactly 8192 bytes, so positions within it are checked by the
/// segment itself.
///
/// Rules:
/// 1. Classes that only read a page may be called by anybody. Classes that change one are named for
///    it (`...Writer`, [org.gajah.page.PageWriter]) and are called only by code that applies a WAL
///    record; hint bits and free-space repairs are the exceptions, listed in the architecture
///    tests.
/// 2. Numbers on pages are little-endian; 16-bit fields are read as unsigned `int`s.
/// 3. Nothing here takes a lock or a pin: whoever calls holds what it needs.
@NullMarked
package org.gajah.page;

import org.jspecify.annotations.NullMarked;
