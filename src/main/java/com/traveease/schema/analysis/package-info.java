/** What scripts need, change and destroy, found out before they run. Pure: no database. */
package com.traveease.schema.analysis;
