/**
 * What the scripts say: revisions in their order, their versions, their statements. Pure: it reads script files and nothing
 * else, and must not know of a database or of Quarkus.
 */
package com.traveease.schema.revision;
