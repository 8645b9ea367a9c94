/** What is done before an upgrade so that nothing is lost: the commands {@code rehearse} and {@code backup}. */
package com.traveease.schema.cli.precaution;
