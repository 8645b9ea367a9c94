/** What became of a statement whose end nobody saw: its own effect, looked for on the server. */
package com.traveease.schema.evidence;
