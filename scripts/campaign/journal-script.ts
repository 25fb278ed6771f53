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

const HOURS_MS = 7_200_000;

/**
 * What hours do: calls that were open are over, and none counts any more as one of the last minute. The next attempt
 * finds the agent free, nothing to recover, and no limit reached.
 */
export const letHoursPass = withStore(
  'readwrite',
  `const asked = store.index('createdAt').getAll(IDBKeyRange.lowerBound(Date.now() - ${HOURS_MS}));
  asked.onsuccess = () => {
    for (const { open, ...row } of asked.result)
      store.put({
        ...row,
        state: open ? 'ended' : row.state,
        createdAt: row.createdAt - ${HOURS_MS},
        sentAt: row.sentAt && row.sentAt - ${HOURS_MS},
        retryAt: row.retryAt && row.retryAt - ${HOURS_MS},
      });
  };`,
);
