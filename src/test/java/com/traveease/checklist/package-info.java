/** The production checklist, followed with the packaged program on a schema with many bookings, while others book and read. */
package com.traveease.checklist;
