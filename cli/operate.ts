/** `2msl doctor`, `backup`, `teacher-link`, `copy` and `nodes`: the server's own program does them. */
import { FOLDER, SERVER } from './serve.ts';

/** It reads its arguments itself, and says the exit status. */
export async function operate(): Promise<null> {
  process.env.DATA_DIR ||= FOLDER;
  await import(SERVER.href);
  return null;
}
