package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

    @ParameterizedTest
    @CsvSource({ "utf-8, UTF-8", "UTF8, UTF-8", "latin1, ISO-8859-1", "Cp1252, windows-1252", "sjis, Shift_JIS",
            "koi8_r, KOI8-R", "gbk, GBK", "MS932, windows-31j", "ibm850, IBM850" })
    void areNamedAsInJavaInAnyCase(String name, Charset encoding) {
        assertEquals(encoding, Encodings.of(name));
    }

    @Test
    void anotherNameIsAnsweredWithAllOfThem() {
        String message = assertThrows(IllegalArgumentException.class, () -> Encodings.of("latin-nine")).getMessage();
        assertTrue(message.startsWith("There is no encoding 'latin-nine'; there are " + StandardCharsets.UTF_8), message);
        assertTrue(message.endsWith(", Shift_JIS, windows-31j."), message);
    }
}
