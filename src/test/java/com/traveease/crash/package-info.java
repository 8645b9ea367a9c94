/**
 * The proof that a run killed at any moment is continued exactly where it was. The packaged program runs the scripts of
 * {@code src/test/resources/crash} through a proxy that knows which command it is at; at every command in turn the program or
 * the server is killed or the connection is cut, before the command, while it runs and after it. Then the same command is
 * started once more, and what is in the database must be what an undisturbed run leaves.
 * <p>
 * It knows the program by its command line only: nothing here may use a class of {@code schema}, so that nothing that is
 * wrong there can be wrong here in the same way.
 */
package com.traveease.crash;
