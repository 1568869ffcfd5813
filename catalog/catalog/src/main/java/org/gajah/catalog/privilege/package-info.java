/// Who may do what: roles and their members, access control lists, ownership, and the errors that
/// say no.
///
/// Everything here reads catalogs through [org.gajah.catalog.source.CatalogSource] and keeps only
/// what it can tell to be out of date by [org.gajah.catalog.source.CatalogSource#version]. Objects
/// belong to one session.
@NullMarked
package org.gajah.catalog.privilege;

import org.jspecify.annotations.NullMarked;
