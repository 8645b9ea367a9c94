package com.traveease.schema.cli;

/** What a person is to hear when the process is told to end. */
interface LastWords {

    /** The process was told to end, and the work goes on. */
    void toldToEnd();

    /** The time is over, and it still goes on. */
    void endsInTheMiddle();
}
