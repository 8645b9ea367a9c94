package com.traveease.schema.cli.option;

import java.time.Duration;

import com.traveease.schema.lock.LockTimeouts;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 30s}, {@code 5m}, {@code 1h30m}, a bare number of seconds, or ISO-8601. */
public class TimeConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return LockTimeouts.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
