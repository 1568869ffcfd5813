/// The configuration files of an instance and what is done with them.
///
/// [org.gajah.instance.config.ConfigurationFile] reads `postgresql.conf` and what it includes;
/// [org.gajah.instance.config.AutoConfiguration] is ALTER SYSTEM's own file;
/// [org.gajah.instance.config.InstanceConfiguration] brings both, the command line and the
/// environment into the instance's settings, at the start and at each reload.
///
/// Rules: files are read whole, through the disk seam; every fault is kept with its file and line
/// and none hides another; a file with a fault of syntax changes nothing. Mirrors
/// `utils/misc/guc-file.l` and the file half of `guc.c`; manual: "Setting Parameters".
@NullMarked
package org.gajah.instance.config;

import org.jspecify.annotations.NullMarked;
