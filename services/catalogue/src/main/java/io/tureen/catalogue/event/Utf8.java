package io.tureen.catalogue.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes. Jackson itself lets overlong forms and encoded surrogates pass. */
final class Utf8 {

  private Utf8() {}

  static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (bytes[i] < 0) {
        return decodes(ByteBuffer.wrap(bytes, i, end - i));
      }
    }
    return true;
  }

  private static boolean decodes(ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(Math.min(bytes.remaining(), 1024));
    while (true) {
      CoderResult result = decoder.decode(bytes, characters, true);
      if (!result.isOverflow()) {
        return result.isUnderflow();
      }
      characters.clear();
    }
  }
}
