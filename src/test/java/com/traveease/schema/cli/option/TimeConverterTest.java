package com.traveease.schema.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

class TimeConverterTest {

    @ParameterizedTest
    @CsvSource({ "30s,PT30S", "5m,PT5M", "1h,PT1H", "1h30m,PT1H30M", "90,PT90S", "0,PT0S", "0s,PT0S", "PT5M,PT5M", "pt5m,PT5M",
            "P1D,PT24H", "' 5M ',PT5M", "1.5s,PT1.5S" })
    void understands(String text, Duration time) {
        assertEquals(time, new TimeConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "soon", "5x", "-5s", "-5", "5 m", "PT", "P", "m", "99999999999999999999",
            "1d", "9223372036854775807h" })
    void refusesInOneSentence(String text) {
        TypeConversionException refused = assertThrows(TypeConversionException.class, () -> new TimeConverter().convert(text));
        assertEquals("'%s' is not a time such as 30s, 5m, 1h or PT5M".formatted(text), refused.getMessage());
    }
}
