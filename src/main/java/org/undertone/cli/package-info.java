/** Arguments become calls of the rest; picocli stays here. */
package org.undertone.cli;
