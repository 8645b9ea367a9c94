package com.traveease.schema.cli.command;

import com.traveease.schema.cli.option.CommonOptions;

/** What a command knows of the program that it belongs to. */
@FunctionalInterface
public interface Program {

    CommonOptions options();
}
