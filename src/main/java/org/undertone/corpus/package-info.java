/** Folders become labelled utterances, splits by speaker, changed copies and cached features. */
package org.undertone.corpus;
