const utf8 = new TextDecoder('utf-8', { ignoreBOM: false });
const utf16LittleEndian = new TextDecoder('utf-16le');
const utf16BigEndian = new TextDecoder('utf-16be');

/** How much of a file is looked at to tell text from something else. */
const SAMPLE = 8_192;

/** The text of a file without its byte order mark, or null when the file does not hold text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16LittleEndian.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16BigEndian.decode(bytes);
  return bytes.subarray(0, SAMPLE).includes(0) ? null : utf8.decode(bytes);
}
