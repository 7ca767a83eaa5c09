/** Folders become labelled utterances, splits by speaker, degraded copies and cached features. */
package org.undertone.corpus;
