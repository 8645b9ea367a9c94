package com.traveease.schema.script;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.directive.Directive;

/**
 * How files become scripts.
 *
 * @param encoding of those that are not UTF-8
 * @param placeholders as {@link Script} takes them
 * @param said of every script, as {@link Script} takes it
 */
public record ScriptReading(Charset encoding, Optional<Map<String, String>> placeholders, Set<Directive> said) {

    /** In the place of what is not UTF-8; or it stands in the file itself. */
    private static final char REPLACEMENT = '\uFFFD';

    /** The built-in scripts are our own. */
    public static final ScriptReading PLAIN = new ScriptReading(StandardCharsets.UTF_8, Optional.empty());

    /** Of scripts that say everything themselves. */
    public ScriptReading(Charset encoding, Optional<Map<String, String>> placeholders) {
        this(encoding, placeholders, Set.of());
    }

    /**
     * What is UTF-8 is read as that whatever the encoding is: text with letters beyond ASCII in another encoding is not UTF-8
     * by chance, and read the other way round it would go into the database garbled.
     *
     * @throws CharacterCodingException when it is in neither
     */
    public String text(byte[] bytes) throws CharacterCodingException {
        if (isUtf16(bytes)) {
            return StandardCharsets.UTF_16.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) >= 0) {
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
            // UTF-16 without a mark: every second byte of ASCII is zero.
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            if (encoding.equals(StandardCharsets.UTF_8)) {
                throw e;
            }
        }
        return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    }
}
