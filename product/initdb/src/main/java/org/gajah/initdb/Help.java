package org.gajah.initdb;

/// What `--help` prints. The options are PostgreSQL's, the words our own.
final class Help {
  static final String TEXT =
      """
      initdb makes the directory of a new PostgreSQL 17 cluster for Gajah.

      Usage:
        initdb [OPTION]... [DATADIR]

      Options:
        -A, --auth=METHOD         how clients on this machine prove who they are
            --auth-host=METHOD    the same, only for connections over TCP/IP
            --auth-local=METHOD   the same, only for connections over the local socket
       [-D, --pgdata=]DATADIR     where the cluster shall be
        -E, --encoding=ENCODING   encoding of new databases (UTF8, SQL_ASCII, LATIN1)
        -g, --allow-group-access  let the group read the directory
            --icu-locale=LOCALE   ICU's locale for new databases
            --icu-rules=RULES     further rules of order for ICU
        -k, --data-checksums      protect pages by checksums
            --locale=LOCALE       locale of new databases
            --lc-collate=, --lc-ctype=, --lc-messages=LOCALE
            --lc-monetary=, --lc-numeric=, --lc-time=LOCALE
                                  locale of one category; what is not given
                                  comes from the environment
            --no-locale           the same as --locale=C
            --builtin-locale=LOCALE
                                  locale of the builtin provider for new databases
            --locale-provider={builtin|libc|icu}
                                  who orders and classifies characters
            --pwfile=FILE         take the superuser's password from a file
        -T, --text-search-config=CFG
                                  default text search configuration
        -U, --username=NAME       name of the database superuser
        -W, --pwprompt            ask for the superuser's password
        -X, --waldir=WALDIR       where the write-ahead log shall be
            --wal-segsize=SIZE    megabytes of a WAL segment, a power of two

      For special purposes:
        -c, --set NAME=VALUE      value of a setting in postgresql.conf
        -d, --debug               say more
            --discard-caches      set debug_discard_caches=1
        -L DIRECTORY              accepted; Gajah brings its own input files
        -n, --no-clean            leave everything as it is after an error
        -N, --no-sync             do not wait until everything is safe on disk
            --no-instructions     do not say what to do next
        -s, --show                show where everything is, and exit
            --sync-method=METHOD  how to write to disk: fsync or syncfs
        -S, --sync-only           only write an existing cluster to disk, and exit

      Others:
        -V, --version             print the version and exit
        -?, --help                print this and exit

      Without a directory, the environment variable PGDATA names it.
      """;

  private Help() {}
}
