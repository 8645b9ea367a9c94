/** What many small migrations cost, held against the plain client and against stock Flyway. */
package com.traveease.cost;
