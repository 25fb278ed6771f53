// Goes in front of the shipped worker, in a copy of the built extension: notes when things happen, changes nothing.
(() => {
  const notes = { started: performance.now(), entered: 0, decided: 0, gets: 0, transactions: 0, swaps: [] };
  let seen = new Set();
  let askedContact = false;
  globalThis.benchNotes = notes;

  // Listeners are called in the order they came: this one just before the worker's own.
  chrome.runtime.onMessage.addListener((message) => {
    if (message?.name !== 'call.preview') return;
    seen = new Set();
    askedContact = false;
    Object.assign(notes, { entered: performance.now(), decided: 0, gets: 0, transactions: 0 });
  });

  const { get, put, clear } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.get = function (...args) {
    if (this.name === 'index' && notes.entered && !notes.decided) {
      notes.gets++;
      seen.add(this.transaction);
      notes.transactions = seen.size;
    }
    return get.apply(this, args);
  };

  // A swap of the index clears it first and is through when its transaction is complete.
  let swap = { puts: 0 };
  IDBObjectStore.prototype.clear = function (...args) {
    if (this.name === 'index') {
      const mine = { start: performance.now(), puts: 0, ms: 0 };
      swap = mine;
      this.transaction.addEventListener('complete', () => {
        mine.ms = performance.now() - mine.start;
        if (mine.puts > 0) notes.swaps.push(mine);
      });
    }
    return clear.apply(this, args);
  };
  IDBObjectStore.prototype.put = function (...args) {
    if (this.name === 'index') swap.puts++;
    return put.apply(this, args);
  };

  // The last thing a decision reads is the contact's history. With the decision made, the handler looks for an open
  // call to the same number: that is the moment just after the decision.
  const { getAll } = IDBIndex.prototype;
  IDBIndex.prototype.getAll = function (...args) {
    if (this.name === 'to') askedContact = true;
    if (this.name === 'open' && askedContact && !notes.decided) notes.decided = performance.now();
    return getAll.apply(this, args);
  };
})();
