/** A few small values that must survive the page, the browser and a power cut. */
export interface DurableStore {
  readonly read: (key: string) => Promise<unknown>;
  /**
   * Replaces a value by what `change` makes of it, and resolves when that is on disk. Pages of one browser take turns, so
   * that none builds on what another is just changing.
   */
  readonly update: <Value>(key: string, change: (before: unknown) => Value) => Promise<Value>;
}

const STORE = 'values';

/** IndexedDB with strict durability: a transaction is complete when the disk has it. */
export function browserStore(name: string): DurableStore {
  let opened: Promise<IDBDatabase> | null = null;
  const database = (): Promise<IDBDatabase> => (opened ??= openDatabase(name));
  return {
    read: async (key) => {
      const db = await database();
      return settled<unknown>(db.transaction(STORE).objectStore(STORE).get(key));
    },
    update: async <Value>(key: string, change: (before: unknown) => Value) => {
      const db = await database();
      return new Promise<Value>((resolve, reject) => {
        const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
        const values = transaction.objectStore(STORE);
        const before: IDBRequest<unknown> = values.get(key);
        let after: { readonly value: Value } | null = null;
        before.addEventListener('success', () => {
          after = { value: change(before.result) };
          values.put(after.value, key);
        });
        transaction.addEventListener('complete', () => {
          if (after !== null) resolve(after.value);
        });
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('the page’s store did not take it')),
        );
      });
    },
  };
}

/** For tests, and for a page whose browser keeps nothing: lives as long as the page. */
export function memoryStore(values = new Map<string, unknown>()): DurableStore {
  return {
    read: (key) => Promise.resolve(values.get(key)),
    update: (key, change) => {
      const after = change(structuredClone(values.get(key)));
      values.set(key, structuredClone(after));
      return Promise.resolve(after);
    },
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return settled(request);
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the page’s store cannot be read')));
  });
}
