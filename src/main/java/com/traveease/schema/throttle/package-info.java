/** What is waited for before each batch: the load of the server, the delay of its replicas, and a pause of a person. */
package com.traveease.schema.throttle;
