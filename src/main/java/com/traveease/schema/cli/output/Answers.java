package com.traveease.schema.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Stdout. A reader that has read enough ({@code | head -1}) is no failure; a full disk is, and a print writer tells of neither.
 */
public final class Answers extends OutputStream {

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private Optional<String> failure = Optional.empty();

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] { (byte) oneByte }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        try {
            out.write(bytes, start, length);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.contains("Broken pipe")) {
                failure = Optional.of(reason);
            }
            throw e;
        }
    }

    /** Why an answer did not get out whole. */
    public Optional<String> failure() {
        return failure;
    }
}
