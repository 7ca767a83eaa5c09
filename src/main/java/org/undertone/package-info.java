/** Speech becomes a verdict: the front door for programs that use Undertone as a library. */
package org.undertone;
