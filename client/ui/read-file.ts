/** The reading of a chosen text file, no further than shows that it is too long. */

/** What UTF-8 takes at most for a character, as JavaScript counts them. */
const OCTETS = 3;

/**
 * At most one character more than `longest`: of a film that was chosen by mistake little is read and sent.
 * Null where the file cannot be read any more.
 */
export async function readFile(file: Blob, longest: number): Promise<string | null> {
  try {
    const text = await file.slice(0, OCTETS * (longest + 1)).text();
    return text.slice(0, longest + 1);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
