package com.traveease.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;

/**
 * Has {@code quarkus:dev} start the service again when a script is added, changed or deleted. Quarkus itself watches only files
 * that it knows by name, and looks only when somebody asks over HTTP.
 */
final class ScriptWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(ScriptWatch.class);
    private static final String SCRIPTS = "db/migration";
    private static final long PAUSE_MILLIS = 1000;

    private final List<Path> folders;
    private final List<Path> classes;
    private volatile boolean open = true;

    private ScriptWatch(List<Path> folders, List<Path> classes) {
        this.folders = folders;
        this.classes = classes;
    }

    /** Does nothing where there is no live reload. */
    static ScriptWatch start() {
        HotReplacementContext reload = DevConsoleManager.getHotReplacementContext();
        if (reload == null) {
            return new ScriptWatch(List.of(), List.of());
        }
        ScriptWatch watch = new ScriptWatch(reload.getResourcesDir().stream().map(root -> root.resolve(SCRIPTS)).toList(),
                reload.getClassesDir());
        Thread thread = new Thread(watch, "script-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public void run() {
        Map<Path, FileTime> known = scripts();
        Map<Path, FileTime> before = known;
        while (open) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            Map<Path, FileTime> now = scripts();
            // What is still being written is waited for.
            if (open && !now.equals(known) && now.equals(before)) {
                known = now;
                restart();
            }
            before = now;
        }
    }

    Map<Path, FileTime> scripts() {
        Map<Path, FileTime> scripts = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    scripts.put(file, Files.getLastModifiedTime(file));
                }
            } catch (IOException e) {
                LOG.debugf(e, "%s cannot be read", folder);
            }
        }
        return scripts;
    }

    /** Quarkus starts again for a class that has changed: this one gets a new time. */
    private void restart() {
        LOG.info("The scripts have changed: starting again");
        try {
            for (Path root : classes) {
                Path self = root.resolve(ScriptWatch.class.getName().replace('.', '/') + ".class");
                if (Files.exists(self)) {
                    Files.setLastModifiedTime(self, FileTime.from(Instant.now()));
                }
            }
            DevConsoleManager.getHotReplacementContext().doScan(true);
        } catch (Exception e) {
            LOG.warnf(e, "The service could not be started again. Press s, or start quarkus:dev again");
        }
    }

    void close() {
        open = false;
    }
}
