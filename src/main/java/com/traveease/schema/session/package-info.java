/** What a script has made of its session, kept in the journal and restored when a run is continued. */
package com.traveease.schema.session;
