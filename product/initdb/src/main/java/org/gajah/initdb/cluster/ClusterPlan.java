package org.gajah.initdb.cluster;

import org.gajah.bootstrap.ClusterIdentity;
import org.jspecify.annotations.Nullable;

/// In what a cluster differs from others.
///
/// @param identity its number and sizes
/// @param superuser the name of the first role
/// @param passwordSecret what is stored of that role's password; null for none
/// @param locale of its databases
public record ClusterPlan(
    ClusterIdentity identity,
    String superuser,
    @Nullable String passwordSecret,
    DatabaseLocale locale) {}
