// The text of a file: spreadsheets write CSV in UTF-8, UTF-16 or the code page of the computer.

/**
 * The text in bytes: by the byte order mark, else UTF-8 where it is that, else the code page of the language.
 * @param language BCP 47; Japanese Excel writes Shift_JIS, most others Windows-1252
 */
export function decodeText(bytes: Uint8Array, language: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(language.startsWith('ja') ? 'shift_jis' : 'windows-1252').decode(bytes);
  }
}
