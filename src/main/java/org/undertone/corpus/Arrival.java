package org.undertone.corpus;

import org.undertone.audio.AudioHeader;

/**
 * How a recording came that became an example.
 *
 * @param damaged whether not all of it could be decoded
 */
record Arrival(AudioHeader header, boolean damaged) {}
