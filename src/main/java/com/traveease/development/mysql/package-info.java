/**
 * The real MySQL 8.0 that development and tests start by themselves when no database address is configured: unpacked once
 * per machine and user, run beside the program under a small shell script, and gone when its last user is gone.
 * <p>
 * Only development and tests use it. It knows nothing of revisions, migrations or the model, and nothing that ships may use
 * it: the server's archive and the library that unpacks it are not in the package.
 */
package com.traveease.development.mysql;
