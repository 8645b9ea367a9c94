package com.traveease.schema.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.ScriptWindow;

/**
 * The text of a long script, which stays in its file: it is read in parts, a statement again when it is run. The places are
 * bytes. Only of files in UTF-8 in which nothing is replaced and that have no directives; the others are short.
 */
public final class ScriptFile implements ScriptText {

    /** Bytes from which on a file is not kept in memory. */
    static final int WORTH_IT = 1 << 20;

    private static final int BLOCK = 1 << 18;
    private static final Pattern DIRECTIVE = Pattern.compile("--\\s+@");
    private static final byte[] MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

    private record Block(ScriptFile of, long from, byte[] bytes) {
    }

    /** That was read last: statements are asked for in their order. */
    private static volatile Block last = new Block(null, 0, new byte[0]);

    private final Path file;
    private final String called;
    private final long size;
    private final FileTime modified;
    private long beginning;
    private int checksum;

    private ScriptFile(Path file, String called, BasicFileAttributes attributes) {
        this.file = file;
        this.called = called;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
    }

    /**
     * Goes through it once.
     *
     * @param called for people
     * @param replaces whether placeholders in it are replaced
     * @return empty when it is short, or has to be read as a whole
     */
    public static Optional<ScriptFile> of(Path file, String called, boolean replaces) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        ScriptFile script = new ScriptFile(file, called, attributes);
        return script.size >= WORTH_IT && script.isPlain(replaces) ? Optional.of(script) : Optional.empty();
    }

    private boolean isPlain(boolean replaces) throws IOException {
        FlywayChecksum sum = new FlywayChecksum();
        for (long at = 0; at < size;) {
            byte[] bytes = read(at, BLOCK);
            int length = at + bytes.length == size ? bytes.length : wholeLines(bytes);
            int first = at == 0 && startsWithMark(bytes) ? MARK.length : 0;
            beginning = at == 0 ? first : beginning;
            String text = new String(bytes, first, length - first, StandardCharsets.UTF_8);
            boolean isOther = text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0 || text.indexOf('\uFEFF') >= 0;
            boolean isReplaced = replaces && (text.contains("${") || text.endsWith("$"));
            if (isOther || isReplaced || text.indexOf('@') >= 0 && DIRECTIVE.matcher(text).find()) {
                return false;
            }
            sum.update(bytes, first, length);
            at += length;
        }
        checksum = sum.value();
        return true;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }

    /** How many bytes there are up to the end of the last line; of the last character, when all is one line. */
    private static int wholeLines(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return wholeCharacters(bytes);
    }

    private static int wholeCharacters(byte[] bytes) {
        int length = bytes.length;
        while (length > 1 && (bytes[length - 1] & 0xC0) == 0x80) {
            length--;
        }
        return length > 1 && bytes[length - 1] < 0 ? length - 1 : bytes.length;
    }

    /** As {@link Script#checksum}. */
    int checksum() {
        return checksum;
    }

    /** In bytes. */
    long size() {
        return size;
    }

    @Override
    public long beginning() {
        return beginning;
    }

    @Override
    public String between(long from, long to) {
        int length = (int) (to - from);
        Block block = last;
        boolean there = block.of == this && block.from <= from && to <= block.from + block.bytes.length;
        if (!there) {
            block = new Block(this, from, unchanged(from, Math.max(length, BLOCK)));
            last = length > BLOCK ? last : block;
        }
        return new String(block.bytes, (int) (from - block.from), length, StandardCharsets.UTF_8);
    }

    @Override
    public ScriptWindow window(long from, int length) {
        byte[] bytes = unchanged(from, length);
        boolean isEnd = from + bytes.length == size;
        int whole = isEnd ? bytes.length : wholeCharacters(bytes);
        String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        return new ScriptWindow(text, from, text.length() == whole, isEnd);
    }

    private byte[] unchanged(long from, int length) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() == size && now.lastModifiedTime().equals(modified)) {
                return read(from, length);
            }
        } catch (IOException e) {
            throw ScriptFiles.unreadable(called, e);
        }
        throw new InvalidScriptException("%s was changed while it was read. Run the command again.".formatted(called));
    }

    /** Fewer at the end of the file. */
    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, size - from));
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new IOException("it has become shorter");
                }
            }
        }
        return bytes.array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScriptFile script && file.equals(script.file) && size == script.size
                && modified.equals(script.modified) && checksum == script.checksum;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
