/** What led to a position, for who would know. */
import { OwnLadder } from '../board/OwnLadder.tsx';
import { t } from '../i18n/question.ts';
import type { PartProps } from './Position.tsx';

export function Before({ situation, numbering }: PartProps) {
  return (
    <details class="question-before">
      <summary>{t('before')}</summary>
      <OwnLadder situation={situation} numbering={numbering} />
    </details>
  );
}
