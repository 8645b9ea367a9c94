/** What is told while a run goes on: steps, statements, progress of an ALTER, warnings of the server. */
package com.traveease.schema.progress;
