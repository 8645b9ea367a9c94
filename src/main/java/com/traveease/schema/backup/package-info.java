/**
 * Makes and checks logical backups with the server's own tool. Reads the database, writes files, and knows nothing of commands.
 */
package com.traveease.schema.backup;
