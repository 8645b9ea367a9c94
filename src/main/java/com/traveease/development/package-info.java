/**
 * The program as it is developed: {@code quarkus:dev} and the commands of a checkout on a MySQL of their own. Nothing that
 * ships uses it.
 */
package com.traveease.development;
