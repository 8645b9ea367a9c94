/**
 * What a schema has, held against what it should have. It reads schemas, tries scripts in a scratch schema of its own and words
 * the differences; it never writes to the schema it looks at, and knows neither history nor lock.
 */
package com.traveease.schema.drift;
