package com.traveease.schema.restore;

import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.history.MigrationRefusedException;

/** What was kept does not fit what is there now; nothing was changed. */
public final class MisfitException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Misfit> misfits;

    /** @param advice what to do next */
    MisfitException(List<Misfit> misfits, String advice) {
        super("The kept data does not fit the current schema or rows:\n"
                + misfits.stream().map(Misfit::toString).collect(Collectors.joining()) + "Nothing was changed. " + advice);
        this.misfits = List.copyOf(misfits);
    }

    public List<Misfit> misfits() {
        return misfits;
    }
}
