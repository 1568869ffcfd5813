package org.gajah.base.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `pg_settings`: its columns, in order.
///
/// @param name canonical spelling
/// @param setting in base units
/// @param unit what numbers count, or null
/// @param shortDescription what it is for
/// @param extraDescription more about it, or null
/// @param enumValues what an enum offers, or null
/// @param sourceFile and `sourceLine`: null when it does not come from a file
public record SettingRow(
    String name,
    @Nullable String setting,
    @Nullable String unit,
    String category,
    @Nullable String shortDescription,
    @Nullable String extraDescription,
    String context,
    String type,
    String source,
    @Nullable String least,
    @Nullable String greatest,
    @Nullable List<String> enumValues,
    @Nullable String bootValue,
    @Nullable String resetValue,
    @Nullable String sourceFile,
    @Nullable Integer sourceLine,
    boolean pendingRestart) {}
