// Reading the journal from a page of the extension's origin, past the worker, which it must not wake.

const withStore = (
  mode: 'readonly' | 'readwrite',
  work: string,
): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('neardial');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const tx = db.transaction('attempts', '${mode}');
    const store = tx.objectStore('attempts');
    let result;
    tx.oncomplete = () => { db.close(); resolve(result); };
    tx.onerror = () => { db.close(); reject(tx.error); };
    ${work}
  };
})`;

/** The rows of a destination, or all. */
export const rowsFrom = (to?: string): string =>
  withStore(
    'readonly',
    `const asked = ${to === undefined ? 'store.getAll()' : `store.index('to').getAll(${JSON.stringify(to)})`};
    asked.onsuccess = () => {
      result = asked.result.map(({ id, state, note }) => ({ id, state, note: note?.key ?? null }));
    };`,
  );

/** Ends what is still open, as hours do: the next attempt finds the agent free and nothing to recover. */
export const closeOpenRows = withStore(
  'readwrite',
  `const asked = store.index('open').getAll();
  asked.onsuccess = () => {
    for (const { open, ...row } of asked.result) store.put({ ...row, state: 'ended' });
  };`,
);
