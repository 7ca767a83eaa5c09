package org.undertone.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A shared library of Linux that holds nothing: it stands in for one that a program names and never
 * calls, so that the program starts where that one is not installed. An ELF file of 64 bits, little
 * endian, with a name, an empty table of symbols and the versions that are asked of it (System V
 * Application Binary Interface 4.1, chapters 4 and 5; Linux Standard Base 5, "Symbol Versioning").
 *
 * @param name such as {@code libpulse.so.0}
 * @param versions of symbols that programs ask of it, such as {@code PULSE_0}
 */
record EmptyLibrary(String name, List<String> versions) {

  /** ELF's numbers of processors. */
  static final int X86_64 = 62;

  static final int ARM_64 = 183;

  private static final int HEADER_BYTES = 64;
  private static final int SEGMENT_BYTES = 56;
  private static final int SYMBOL_BYTES = 24;
  private static final int HASH_BYTES = 16;
  private static final int DEFINITION_BYTES = 28;
  private static final int ENTRY_BYTES = 16;
  private static final int ENTRIES = 10;

  private static final int TABLE = HEADER_BYTES + 2 * SEGMENT_BYTES;
  private static final int SYMBOLS = TABLE + ENTRIES * ENTRY_BYTES;
  private static final int HASHES = SYMBOLS + SYMBOL_BYTES;
  private static final int DEFINITIONS = HASHES + HASH_BYTES;

  private static final long PAGE_BYTES = 0x10000;

  EmptyLibrary {
    versions = List.copyOf(versions);
  }

  /** Writes it into a folder, unless it lies there; other processes never see a part of it. */
  void writeInto(Path folder, int machine) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = bytes(machine);
    if (Files.exists(file) && Arrays.equals(bytes, Files.readAllBytes(file))) {
      return;
    }
    Path part = folder.resolve(name + "." + UUID.randomUUID());
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * The whole file.
   *
   * @param machine {@link #X86_64} or {@link #ARM_64}
   */
  byte[] bytes(int machine) {
    List<String> names = new ArrayList<>(List.of(name));
    names.addAll(versions);
    int versionsOfSymbols = DEFINITIONS + names.size() * DEFINITION_BYTES;
    int strings = versionsOfSymbols + Long.BYTES;
    byte[] words = ('\0' + String.join("\0", names) + '\0').getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(strings + words.length).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(file, machine);
    putSegment(file, 1, 0, file.capacity(), PAGE_BYTES);
    putSegment(file, 2, TABLE, ENTRIES * ENTRY_BYTES, Long.BYTES);
    long[][] table = {
      {14, 1}, // DT_SONAME
      {4, HASHES}, // DT_HASH
      {5, strings}, // DT_STRTAB
      {6, SYMBOLS}, // DT_SYMTAB
      {10, words.length}, // DT_STRSZ
      {11, SYMBOL_BYTES}, // DT_SYMENT
      {0x6ffffffc, DEFINITIONS}, // DT_VERDEF
      {0x6ffffffd, names.size()}, // DT_VERDEFNUM
      {0x6ffffff0, versionsOfSymbols}, // DT_VERSYM
      {0, 0} // DT_NULL
    };
    for (long[] entry : table) {
      file.putLong(entry[0]).putLong(entry[1]);
    }
    file.position(HASHES).putInt(1).putInt(1); // one bucket, one symbol, which is none
    file.position(DEFINITIONS);
    putDefinitions(file, names);
    file.position(strings).put(words);
    return file.array();
  }

  private static void putHeader(ByteBuffer file, int machine) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 3).putShort((short) machine).putInt(1); // a shared object
    file.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
    file.putShort((short) HEADER_BYTES).putShort((short) SEGMENT_BYTES).putShort((short) 2);
    file.position(HEADER_BYTES);
  }

  /** Of what is loaded (1) or says what is where (2): as it lies in the file, read and written. */
  private static void putSegment(ByteBuffer file, int type, long start, long bytes, long align) {
    file.putInt(type).putInt(6).putLong(start).putLong(start).putLong(start);
    file.putLong(bytes).putLong(bytes).putLong(align);
  }

  /** The library's own name first, flagged as the base. */
  private static void putDefinitions(ByteBuffer file, List<String> names) {
    int string = 1;
    for (int i = 0; i < names.size(); i++) {
      String each = names.get(i);
      boolean last = i == names.size() - 1;
      file.putShort((short) 1).putShort((short) (i == 0 ? 1 : 0));
      file.putShort((short) (i + 1)).putShort((short) 1).putInt(hash(each));
      file.putInt(DEFINITION_BYTES - 2 * Integer.BYTES).putInt(last ? 0 : DEFINITION_BYTES);
      file.putInt(string).putInt(0);
      string += each.length() + 1;
    }
  }

  /** ELF's hash of a name. */
  private static int hash(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash << 4) + word.charAt(i);
      int high = hash & 0xf0000000;
      hash = (hash ^ high >>> 24) & ~high;
    }
    return hash;
  }
}
