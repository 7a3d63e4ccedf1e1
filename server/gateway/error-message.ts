/** The message that a refusal is. */
import { ERRORS, type ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';

/** @param id of the message that is refused; null where it is none, or could not be read */
export function errorMessage(
  code: ErrorCode,
  id: number | null,
  detail?: string,
): Extract<ServerMessage, { type: 'error' }> {
  const { en, zh } = ERRORS[code];
  return { type: 'error', id, code, message: { en, zh }, ...(detail === undefined ? {} : { detail }) };
}
