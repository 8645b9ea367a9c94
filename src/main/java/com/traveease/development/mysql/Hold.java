package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;

/**
 * This process's share in a running server: the server's named pipe, open for writing. The kernel closes it when the process
 * ends, by whatever signal, and the supervisor of the server sees the end of the pipe when the last share is gone.
 */
final class Hold {

    private static final String MARK = "com.traveease.development.holds.";

    private final Instance instance;
    private final FileChannel pipe;

    private Hold(Instance instance, FileChannel pipe) {
        this.instance = instance;
        this.pipe = pipe;
    }

    /** The pipe must be there. Whether somebody still reads it, {@link #isNoticed} tells. */
    static Hold open(Instance instance) throws IOException {
        // Opened for reading too: opening a pipe only for writing blocks until there is a reader, perhaps for ever.
        FileChannel pipe = FileChannel.open(instance.users(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        Hold hold = new Hold(instance, pipe);
        hold.keepUntilTheProcessEnds();
        return hold;
    }

    /** Whether code of an earlier live reload, in another class loader, holds the server already. */
    static boolean isInThisProcess(Instance instance) {
        return System.getProperty(MARK + instance.id()) != null;
    }

    /**
     * Asks the supervisor for an answer. Once it has come, the supervisor has read from the pipe after we opened it, so it
     * has not seen the end of it before, and will not see it before we are gone. Without an answer the server may be
     * stopping at this very moment and must not be used.
     */
    boolean isNoticed(Duration limit) throws IOException {
        String user = UUID.randomUUID().toString();
        Path answer = instance.directory().resolve("joined-" + user);
        pipe.write(ByteBuffer.wrap((user + "\n").getBytes(US_ASCII)));
        Running server = new Running(instance);
        Pause.until(() -> Files.exists(answer) || !server.isRunning(), limit);
        return Files.deleteIfExists(answer);
    }

    void release() throws IOException {
        System.clearProperty(MARK + instance.id());
        pipe.close();
    }

    /**
     * A channel that nothing refers to is closed by the garbage collector, and a live reload drops every object of the
     * application. A shutdown hook is kept by the JVM. This one does nothing but refer to the channel, and consists of
     * classes of the JDK only, so it does not keep the application's class loader.
     */
    private void keepUntilTheProcessEnds() {
        Thread hook = new Thread(new FutureTask<>(new Thread(), pipe));
        hook.setContextClassLoader(null);
        Runtime.getRuntime().addShutdownHook(hook);
        System.setProperty(MARK + instance.id(), "true");
    }
}
