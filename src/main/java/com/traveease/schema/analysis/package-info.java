/** What scripts need, change and destroy, found out before they run: losses, privileges, rebuilds. Pure: no database. */
package com.traveease.schema.analysis;
