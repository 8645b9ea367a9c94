package com.traveease.schema.batch;

/** Why a statement cannot be run in batches, as the server has its tables. */
public final class UnsuitableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsuitableException(BatchedStatement statement, String reason) {
        super("%s cannot be run in batches (-- @batch): %s.".formatted(statement.place(), reason));
    }
}
