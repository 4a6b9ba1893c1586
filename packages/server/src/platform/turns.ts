/** Lets what has the same key happen one after another, in the order in which it was asked for. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function takingTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    // Whatever becomes of one, the next has its turn.
    const over = turn.then(
      () => {},
      () => {},
    );
    last.set(key, over);
    void over.then(() => {
      if (last.get(key) === over) last.delete(key);
    });
    return turn;
  };
}

/** The same items, each of which is made in a turn; how long somebody takes over one holds up nobody. */
export async function* inTurns<T>(turns: Turns, key: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    let next = await turns(key, () => iterator.next());
    while (!next.done) {
      yield next.value;
      next = await turns(key, () => iterator.next());
    }
  } finally {
    await iterator.return?.();
  }
}
