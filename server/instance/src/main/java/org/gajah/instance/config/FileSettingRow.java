package org.gajah.instance.config;

import org.jspecify.annotations.Nullable;

/// A row of `pg_file_settings`.
///
/// @param number the order in which lines are processed, from 1
/// @param name null for a line that could not be read
/// @param value null for a line that could not be read
/// @param applied whether it counts, or would count
/// @param error what is wrong with it, or null
public record FileSettingRow(
    String file,
    int line,
    int number,
    @Nullable String name,
    @Nullable String value,
    boolean applied,
    @Nullable String error) {}
