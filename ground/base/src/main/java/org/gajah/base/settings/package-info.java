/// The settings of an instance (PostgreSQL's "GUC"): what each is, which values it takes, and which
/// value it has for an instance and for a session.
///
/// **What they are.** [org.gajah.base.settings.Settings] has a typed constant for each setting of
/// PostgreSQL 17. The facts (type, unit, range, context, flags, ...) stand in the resource
/// `settings.tsv`, made from the oracle; the descriptions, in our own words, in `descriptions.txt`.
///
/// **Which values they have.** [org.gajah.base.settings.SettingValues] belongs to an instance and
/// holds values by source (built in, environment, file, command line). Together they make an
/// immutable snapshot; a reload of the files makes a new one. A
/// [org.gajah.base.settings.SessionSettings] looks through to the snapshot that it adopted last and
/// holds only what is different in its session, with the stack that SET LOCAL, subtransactions and
/// functions need.
///
/// **Rules.** Code names settings by constants, never by strings. Checks that need other rooms
/// (time zones, encodings, catalogs) are hooks in [org.gajah.base.settings.SettingHooks].
/// `SettingValues` may be used by all threads (changes lock it, readers take the snapshot without a
/// lock); a `SessionSettings` belongs to one thread.
@NullMarked
package org.gajah.base.settings;

import org.jspecify.annotations.NullMarked;
