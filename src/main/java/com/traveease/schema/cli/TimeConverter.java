package com.traveease.schema.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 30s}, {@code 5m}, {@code 1h30m}, a bare number of seconds, or ISO-8601. */
class TimeConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String iso = text.strip().toUpperCase(Locale.ROOT);
        if (iso.matches("\\d+")) {
            iso += "S";
        }
        try {
            Duration time = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new TypeConversionException("'%s' is not a time such as 30s, 5m, 1h or PT5M".formatted(text));
    }
}
