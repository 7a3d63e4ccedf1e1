/** Holds back what is said in one turn, so that all of it leaves with one call of the system. */

interface Corkable {
  cork(): void;
  uncork(): void;
}

/** @returns to be called before anything is written: mostly a match, and then an answer */
export function corkedForTheTurn(stream: Corkable): () => void {
  let corked = false;
  return () => {
    if (corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  };
}
