/** HTTP becomes verdicts, and verdicts HTTP; Javalin stays here. */
package org.undertone.server;
