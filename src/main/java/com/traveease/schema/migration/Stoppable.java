package com.traveease.schema.migration;

/** Work on a server that can be told to end. */
public interface Stoppable {

    /** Ends a run, on another thread, as soon as that leaves nothing half done; waiting ends at once. There is no way back. */
    void stop();

    /** After {@link #stop}: has the server break off the statement that still runs and take it back. Takes 5 s at most. */
    void interrupt();
}
