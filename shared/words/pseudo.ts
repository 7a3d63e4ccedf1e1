/** The pseudo-locale's sentences: English with accents and in brackets, readable and unmistakable. */
import type { Message, Messages } from './format.ts';
import type { Wording } from './translation.ts';

const PLAIN = 'AEIOUNSCDaeiounscdy';
const ACCENTED = 'ÀÉÎÖÛÑŠÇÐàéîöûñšçðý';

/** Places in braces stay as they are. */
function accent(text: string): string {
  const letters = text.replace(/\{\w+\}|[A-Za-z]/g, (piece) => ACCENTED[PLAIN.indexOf(piece)] ?? piece);
  return `[${letters}]`;
}

function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return accent(message);
  const { other, ...forms } = message;
  const accented = Object.entries(forms).map(([form, text]) => [form, accent(text)]);
  return { ...Object.fromEntries(accented), other: accent(other) };
}

export function pseudo<English extends Messages>(english: English): Wording<English> {
  const accented: Record<string, Message> = {};
  for (const [key, message] of Object.entries(english)) accented[key] = pseudoMessage(message);
  return { ...english, ...accented };
}
