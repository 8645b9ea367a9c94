/** Moves a schema along a plan: the lock, the steps one after the other, lost connections. */
package com.traveease.schema.migration;
