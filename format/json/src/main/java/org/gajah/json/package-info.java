/// Types `json` (checked text) and `jsonb` (a binary tree): in and out, parts, comparisons, changes
/// (`common/jsonapi.c`, `utils/adt/json*.c`).
@NullMarked
package org.gajah.json;

import org.jspecify.annotations.NullMarked;
