/** The steps to a target, as data and as SQL, and what is checked before the first statement. */
package com.traveease.schema.plan;
