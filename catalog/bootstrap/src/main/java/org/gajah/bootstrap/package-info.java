/// The making of a cluster from nothing: the folders, the control file and the first page of the
/// log ([org.gajah.bootstrap.Skeleton]), then the rows that every catalog begins with
/// ([org.gajah.bootstrap.CatalogLoader], [org.gajah.bootstrap.NamedRows]), which stand in one
/// resource file for each catalog, and the descriptions of all objects
/// ([org.gajah.bootstrap.descriptions.Descriptions]).
///
/// What comes of it is a database that can be worked in but has no views: those, and whatever else
/// is made by SQL, stand in scripts ([org.gajah.bootstrap.InitialScript]), for who has a query
/// engine to run. Mirrors `bootstrap/bootstrap.c` and the first half of `initdb.c`.
@NullMarked
package org.gajah.bootstrap;

import org.jspecify.annotations.NullMarked;
