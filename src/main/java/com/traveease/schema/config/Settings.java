package com.traveease.schema.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/**
 * Reads settings, and those that are in a file of their own: what {@code X_FILE} names is a mounted secret with the value of X.
 */
final class Settings {

    private static final String FILE = "_FILE";
    /** No address and no password is longer. */
    private static final int LONGEST = 64 * 1024;

    private final Config config;

    Settings(Config config) {
        this.config = config;
    }

    /**
     * An empty value counts as none: that is how a variable is switched off.
     *
     * @param property as the configuration knows it
     */
    Optional<String> text(String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isEmpty());
    }

    /**
     * A setting or the content of its file.
     *
     * @param property as the configuration knows it
     * @param variable as the user knows it
     * @throws IllegalArgumentException when both are set, or the file cannot be used; without its content, and without its
     *         path, for which a secret may have been taken
     */
    Optional<Setting> secret(String property, String variable) {
        Optional<String> direct = text(property);
        Optional<String> file = text(variable + FILE);
        if (direct.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    "Both %s and %s are set. Keep one of them.".formatted(variable, variable + FILE));
        }
        return direct.map(value -> new Setting(variable, value))
                .or(() -> file.map(path -> new Setting(variable + FILE, content(variable + FILE, path))));
    }

    Optional<Setting> secret(String variable) {
        return secret(variable, variable);
    }

    /** Strict, where the converter of the framework takes every typing error for no. */
    static boolean isOn(Config config, String property, boolean otherwise) {
        return isOn(config, property, property, otherwise);
    }

    /** @param called as the user knows the property */
    static boolean isOn(Config config, String property, String called, boolean otherwise) {
        String text = config.getOptionalValue(property, String.class).orElse("").strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> otherwise;
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("%s is '%s'; it takes true or false.".formatted(called, text));
        };
    }

    private static String content(String variable, String path) {
        byte[] bytes;
        if (isEndless(path)) {
            throw unusable(variable, "is a pipe, a socket or a device");
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (NoSuchFileException e) {
            throw unusable(variable, "does not exist");
        } catch (IOException | InvalidPathException e) {
            throw unusable(variable, "cannot be read");
        }
        if (bytes.length > LONGEST) {
            throw unusable(variable, "is longer than 64 KiB");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw unusable(variable, "is not text in UTF-8");
        }
        // One: who writes a secret with an editor gets a line end that is not meant, and a password may end with a blank.
        text = text.replaceFirst("\\r?\\n\\z", "");
        if (text.isEmpty()) {
            throw unusable(variable, "is empty");
        }
        return text;
    }

    /** A pipe to which nobody writes; of those that a shell makes, as for {@code <(pass db)}, somebody does. */
    private static boolean isEndless(String path) {
        try {
            Path file = Path.of(path);
            return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file) && !file.startsWith("/dev")
                    && !file.startsWith("/proc");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Without the cause: it quotes the path. */
    private static IllegalArgumentException unusable(String variable, String why) {
        return new IllegalArgumentException(
                "The file that %s names %s. Correct %s, or the file.".formatted(variable, why, variable));
    }
}
