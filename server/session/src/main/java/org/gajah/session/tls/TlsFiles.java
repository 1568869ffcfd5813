package org.gajah.session.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files that TLS needs, as the settings name them.
///
/// @param certificate `ssl_cert_file`
/// @param key `ssl_key_file`
/// @param authorities `ssl_ca_file`, or null
/// @param revocations `ssl_crl_file`, or null
/// @param revocationDirectory `ssl_crl_dir`, or null
public record TlsFiles(
    Path certificate,
    Path key,
    @Nullable Path authorities,
    @Nullable Path revocations,
    @Nullable Path revocationDirectory) {}
