/** Takes over a schema that another tool managed. */
package com.traveease.schema.adoption;
