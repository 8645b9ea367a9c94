/** Settings from the environment and the command line. */
package com.traveease.schema.config;
