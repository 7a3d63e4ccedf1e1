/** The message that a refusal is. */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { DEFAULT_LANGUAGE } from '../../shared/words/choose.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

/**
 * @param id of the message that is refused; null where it is none, or could not be read
 * @param language of who is refused; the default one before they have named theirs
 */
export function errorMessage(
  code: ErrorCode,
  id: number | null,
  language: LanguageCode = DEFAULT_LANGUAGE,
  detail?: string,
): Extract<ServerMessage, { type: 'error' }> {
  const message = wordsOf(language).errors(code);
  return { type: 'error', id, code, message, ...(detail === undefined ? {} : { detail }) };
}
