package org.undertone.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a WAV file writes down one sample, and its value with full scale at 1. */
enum SampleCoding {
  UNSIGNED_8("8-bit PCM", 1) {
    @Override
    double read(ByteBuffer data, int at) {
      return ((data.get(at) & 0xff) - 128) / 128.0;
    }
  },
  SIGNED_16("16-bit PCM", 2) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getShort(at) / 32768.0;
    }
  },
  SIGNED_24("24-bit PCM", 3) {
    @Override
    double read(ByteBuffer data, int at) {
      boolean little = data.order() == ByteOrder.LITTLE_ENDIAN;
      int high = data.get(little ? at + 2 : at);
      int middle = data.get(at + 1) & 0xff;
      int low = data.get(little ? at : at + 2) & 0xff;
      return ((high << 16) | (middle << 8) | low) / 8388608.0;
    }
  },
  SIGNED_32("32-bit PCM", 4) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getInt(at) / 2147483648.0;
    }
  },
  FLOAT_32("32-bit float", 4) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getFloat(at);
    }
  },
  FLOAT_64("64-bit float", 8) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getDouble(at);
    }
  },
  MU_LAW("µ-law", 1) {
    @Override
    double read(ByteBuffer data, int at) {
      int code = ~data.get(at) & 0xff;
      int magnitude = ((((code & 0x0f) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
      return ((code & 0x80) != 0 ? -magnitude : magnitude) / 32768.0;
    }
  },
  A_LAW("A-law", 1) {
    @Override
    double read(ByteBuffer data, int at) {
      int code = (data.get(at) & 0xff) ^ 0x55;
      int exponent = (code >> 4) & 7;
      int mantissa = ((code & 0x0f) << 4) + 8;
      int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
      return ((code & 0x80) != 0 ? magnitude : -magnitude) / 32768.0;
    }
  };

  private final String words;
  private final int bytes;

  SampleCoding(String words, int bytes) {
    this.words = words;
    this.bytes = bytes;
  }

  String words() {
    return words;
  }

  int bytes() {
    return bytes;
  }

  /** The sample that begins at byte {@code at}, in the byte order of {@code data}. */
  abstract double read(ByteBuffer data, int at);
}
