/** What a page cannot do without: where it cannot be had, the page says so. */
import type { LanguageCode } from '../../shared/words/languages.ts';

/** @throws what the browser throws when it cannot be had; the page then says so and nothing else */
export async function needed<Fetched>(fetching: Promise<Fetched>, language: LanguageCode): Promise<Fetched> {
  try {
    return await fetching;
  } catch (error) {
    // Where this cannot be had either, the page's file says that it is still loading, and what helps.
    const { showUnreachable } = await import('./Unreachable.tsx');
    showUnreachable(language);
    throw error;
  }
}
