/** The message that a refusal is. */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

/**
 * @param id of the message that is refused; null where it is none, or could not be read
 * @param language of who is refused
 */
export function errorMessage(
  code: ErrorCode,
  id: number | null,
  language: LanguageCode,
  detail?: string,
): Extract<ServerMessage, { type: 'error' }> {
  const message = wordsOf(language).errors(code);
  return { type: 'error', id, code, message, ...(detail === undefined ? {} : { detail }) };
}
