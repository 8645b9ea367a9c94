/** What all commands have in common: their options, how they end, and how a failure is told. */
package com.traveease.schema.cli.command;
