/** What was changed by hand since the last run, and the record of the definitions that this is compared with. */
package com.traveease.schema.drift;
