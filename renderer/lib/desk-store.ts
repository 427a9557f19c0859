import { browserStore, memoryStore, type DurableStore } from './durable-store.ts';

let store: DurableStore | null = null;

/** What this page's machine keeps for itself. */
export function deskStore(): DurableStore {
  store ??= typeof indexedDB === 'undefined' ? memoryStore() : browserStore('youdai-desk');
  return store;
}
