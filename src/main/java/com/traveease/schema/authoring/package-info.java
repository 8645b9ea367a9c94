/**
 * Schemas held against each other, wherever they are described: in scripts, in a model, on a server; and the scripts of a
 * revision written from what differs. Every statement that is handed out was run in a scratch schema first, and led where it
 * should.
 */
package com.traveease.schema.authoring;
