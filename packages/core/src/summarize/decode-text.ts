const utf8 = new TextDecoder('utf-8', { ignoreBOM: false });
const utf16LittleEndian = new TextDecoder('utf-16le');
const utf16BigEndian = new TextDecoder('utf-16be');

/** How much of a file is looked at to tell text from something else. */
const SAMPLE = 8_192;
/** Zeros that may have strayed into text: a literal one parts the names in a template string, say. Other formats hold more. */
const STRAY_ZEROS = 4;

/** The text of a file without its byte order mark, or null when the file does not hold text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16LittleEndian.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16BigEndian.decode(bytes);
  return hasManyZeros(bytes.subarray(0, SAMPLE)) ? null : utf8.decode(bytes);
}

function hasManyZeros(sample: Uint8Array): boolean {
  let zeros = 0;
  for (let at = sample.indexOf(0); at !== -1 && zeros <= STRAY_ZEROS; at = sample.indexOf(0, at + 1)) zeros++;
  return zeros > STRAY_ZEROS;
}
