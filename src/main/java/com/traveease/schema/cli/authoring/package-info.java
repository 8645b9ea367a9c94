/** The commands about scripts, the model and what differs: revision, diff, check and lint. */
package com.traveease.schema.cli.authoring;
