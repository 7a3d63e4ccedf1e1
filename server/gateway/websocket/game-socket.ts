/** A WebSocket that says why before it closes. */
import { WebSocket } from 'ws';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { CLOSE_CODES } from '../../../shared/protocol/socket.ts';
import { DEFAULT_LANGUAGE } from '../../../shared/words/choose.ts';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import { errorMessage } from '../error-message.ts';

/** RFC 6455 §7.4.1: the frames themselves were wrong, or not UTF-8. */
const PROTOCOL_ERROR = 1002;
const NOT_UTF8 = 1007;

export class GameSocket extends WebSocket {
  /** In which it says why. */
  language: LanguageCode = DEFAULT_LANGUAGE;
  /** What was said before has to leave before this ends. */
  onClosing: () => void = () => undefined;

  /** ws calls this itself when a frame is too long or malformed, with a code and without a word. */
  override close(code?: number, reason?: string | Buffer): void {
    this.onClosing();
    const told = reason === undefined ? whyClosed(code) : null;
    if (told !== null && this.readyState === WebSocket.OPEN)
      this.send(JSON.stringify(errorMessage(told, null, this.language)), () => undefined);
    super.close(code, reason ?? told ?? undefined);
  }
}

function whyClosed(code: number | undefined): ErrorCode | null {
  if (code === CLOSE_CODES['message-too-large']) return 'message-too-large';
  return code === PROTOCOL_ERROR || code === NOT_UTF8 ? 'bad-message' : null;
}
