package io.tureen.console.sql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes that a person looks at. */
final class Bytes {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Bytes() {}

  /** As UTF-8; a byte that is none, and one that a screen cannot show, as {@code \xNN}. */
  static String readable(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    StringBuilder text = new StringBuilder();
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      append(text, out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int index = 0; index < result.length(); index++) {
        escape(text, in.get());
      }
      decoder.reset();
    }
  }

  private static void append(StringBuilder text, CharBuffer characters) {
    while (characters.hasRemaining()) {
      char character = characters.get();
      boolean isShown = !Character.isISOControl(character) || "\t\n\r".indexOf(character) >= 0;
      if (isShown || character > 0xFF) {
        text.append(character);
      } else {
        escape(text, (byte) character);
      }
    }
  }

  private static void escape(StringBuilder text, byte value) {
    text.append("\\x").append(HEX.toHexDigits(value));
  }
}
