package com.traveease.schema.revision;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The encodings that a script may have: those of MySQL's own character sets, under the names that Java knows them by. */
public final class Encodings {

    /** Looked up when the native binary is built, which carries no others: all that Java has are 9 MB. */
    private static final List<Charset> KNOWN = Stream.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "US-ASCII",
            "ISO-8859-1", "ISO-8859-2", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-13", "ISO-8859-15",
            "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
            "windows-1257", "windows-1258", "IBM850", "IBM852", "IBM866", "KOI8-R", "KOI8-U", "TIS-620",
            "x-MacCentralEurope", "x-MacRoman", "Big5", "GBK", "GB18030", "EUC-JP", "EUC-KR", "Shift_JIS", "windows-31j")
            .map(Charset::forName).toList();

    private Encodings() {
    }

    /**
     * @param name in upper or lower case, or an alias such as {@code latin1}
     * @throws IllegalArgumentException when there is none of this name; the message lists them
     */
    public static Charset of(String name) {
        return KNOWN.stream()
                .filter(known -> known.name().equalsIgnoreCase(name)
                        || known.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no encoding '%s'; there are %s.".formatted(name,
                        KNOWN.stream().map(Charset::name).collect(Collectors.joining(", ")))));
    }
}
