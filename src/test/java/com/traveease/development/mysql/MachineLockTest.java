package com.traveease.development.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {

    private static final int ROUNDS = 20;

    /** As after a live reload: the same class, from another class loader. */
    @Test
    void oneWorksAtATimeThoughClassLoadersDiffer(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("lock");
        ClassLoader ours = getClass().getClassLoader();
        URL classes = MachineLock.class.getProtectionDomain().getCodeSource().getLocation();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (URLClassLoader reloaded = new Reloaded(classes, ours)) {
            AtomicInteger inside = new AtomicInteger();
            CountDownLatch together = new CountDownLatch(2);
            List<Future<Integer>> most = List.of(
                    threads.submit(() -> mostInside(file, ours, inside, together)),
                    threads.submit(() -> mostInside(file, reloaded, inside, together)));
            for (Future<Integer> thread : most) {
                assertEquals(1, thread.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int mostInside(Path file, ClassLoader loader, AtomicInteger inside, CountDownLatch together)
            throws Exception {
        Class<?> type = loader.loadClass(MachineLock.class.getName());
        var constructor = type.getDeclaredConstructor(Path.class);
        constructor.setAccessible(true);
        var whileHeld = type.getDeclaredMethod("whileHeld", Supplier.class);
        whileHeld.setAccessible(true);
        Object lock = constructor.newInstance(file);
        Supplier<Integer> work = () -> {
            int now = inside.incrementAndGet();
            Pause.briefly();
            inside.decrementAndGet();
            return now;
        };
        together.countDown();
        together.await();
        int most = 0;
        for (int i = 0; i < ROUNDS; i++) {
            most = Math.max(most, (int) whileHeld.invoke(lock, work));
        }
        return most;
    }

    /** Loads the classes of this package itself, and leaves the rest to its parent. */
    private static final class Reloaded extends URLClassLoader {

        Reloaded(URL classes, ClassLoader parent) {
            super(new URL[] { classes }, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.traveease.development.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
            return super.loadClass(name, resolve);
        }
    }
}
