package com.traveease.schema.cli.output;

/** What a person is to hear when the process is told to end. */
public interface LastWords {

    /** The process was asked to stop, and the work goes on. */
    void toldToEnd();

    /** The time is over, and it still goes on. */
    void endsInTheMiddle();
}
