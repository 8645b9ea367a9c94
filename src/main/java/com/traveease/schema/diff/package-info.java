/**
 * What differs between two schemas: tables with all their parts, views, triggers, routines and events. The definitions come
 * from the server, so that two ways of writing one thing are one here. It knows nothing of revisions, and runs nothing.
 */
package com.traveease.schema.diff;
