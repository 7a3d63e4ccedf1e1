/** The HTTP answer to a device that may have no connection. */
import { ERROR_STATUS, type ErrorCode, RETRY_AFTER } from '../../shared/protocol/errors.ts';
import type { ErrorAnswer } from '../../shared/protocol/http.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import { errorMessage } from './error-message.ts';

export interface RefusalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** The connection below it ends with it: what else the device sends is not read. */
export function refusalAnswer(code: ErrorCode, language: LanguageCode): RefusalAnswer {
  const { message } = errorMessage(code, null, language);
  const body = JSON.stringify({ error: { code, message } } satisfies ErrorAnswer);
  const seconds = RETRY_AFTER[code];
  return {
    status: ERROR_STATUS[code],
    headers: {
      Connection: 'close',
      ...(seconds === undefined ? {} : { 'Retry-After': seconds }),
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    },
    body,
  };
}
