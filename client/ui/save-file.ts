/** The saving of a file that the page has made. */
import { after } from './frame.ts';

/** Hands a file that was made in the page to the reader, as a download. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: Safari reads it after the click has returned.
  after(60_000, () => URL.revokeObjectURL(url));
}
