import { noteIndexed } from '#electron/db/repositories/import-batches.ts';
import {
  deleteTokens,
  insertTokens,
  listTokenLists,
  splitTokens,
  type PersonToken,
  type TokenList,
} from '#electron/db/repositories/person-tokens.ts';
import type { ServiceContext } from '../context.ts';
import type { Steps } from './steps.ts';

const LISTS_AT_ONCE = 800;
const TOKENS_AT_ONCE = 20;
/** UTF-16 units by which tokens are put together; where a pair is cut does not matter, all its tokens are cut alike. */
const START = 3;

export type IndexPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  readonly batchId: string;
  readonly afterSerial: number;
  readonly isOver: () => boolean;
};

/**
 * Makes the people added since `afterSerial` searchable, their tokens sorted over all of them: neighbours go into the same
 * page of the large table, where each person's own would go into ten pages all over it. May be done again after a crash.
 * Returns the last serial that is done, the same as before when there was nothing or the station is going down.
 */
export async function indexPeople(plan: IndexPlan): Promise<number> {
  const { steps, context } = plan;
  const { db } = context.store;
  const lists: TokenList[] = [];
  const tokens = new SortedTokens();
  for (let last = plan.afterSerial; ;) {
    const some = await steps.read(() => {
      const found = listTokenLists(db, last, LISTS_AT_ONCE);
      for (const list of found) tokens.add(list);
      return found;
    });
    const end = some.at(-1);
    if (!end) break;
    lists.push(...some);
    last = end.personSerial;
  }
  const last = lists.at(-1);
  if (!last) return plan.afterSerial;
  const inOrder = tokens.inOrder();
  for (let more = true; more;) {
    if (plan.isOver()) return plan.afterSerial;
    more = await steps.write((writable, mayGoOn) => {
      for (;;) {
        const some = takeSome(inOrder, TOKENS_AT_ONCE);
        insertTokens(writable, some);
        if (some.length < TOKENS_AT_ONCE) return false;
        if (!mayGoOn()) return true;
      }
    });
  }
  await forgetOutdated(plan, lists);
  await steps.write((writable) => noteIndexed(writable, plan.batchId, last.personSerial));
  return last.personSerial;
}

/** Tokens by how they begin, each small enough to be sorted within a step. */
class SortedTokens {
  readonly #byStart = new Map<string, Map<string, number[]>>();

  add({ personSerial, tokens }: TokenList): void {
    for (const token of splitTokens(tokens)) {
      const start = token.slice(0, START);
      let group = this.#byStart.get(start);
      if (!group) this.#byStart.set(start, (group = new Map()));
      const serials = group.get(token);
      if (serials) serials.push(personSerial);
      else group.set(token, [personSerial]);
    }
  }

  *inOrder(): Generator<PersonToken, void> {
    for (const start of [...this.#byStart.keys()].toSorted(compareTexts)) {
      const group = this.#byStart.get(start) ?? new Map<string, number[]>();
      for (const token of [...group.keys()].toSorted(compareTexts)) {
        for (const personSerial of group.get(token) ?? []) yield { token, personSerial };
      }
    }
  }
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function takeSome(tokens: Generator<PersonToken, void>, most: number): PersonToken[] {
  const some: PersonToken[] = [];
  while (some.length < most) {
    const next = tokens.next();
    if (next.done === true) break;
    some.push(next.value);
  }
  return some;
}

/** A phone changed at a counter meanwhile: what was listed before must not be found any more. */
async function forgetOutdated({ steps, afterSerial }: IndexPlan, lists: readonly TokenList[]): Promise<void> {
  for (let next = 0, last = afterSerial; next < lists.length;) {
    const checked = lists.slice(next, next + LISTS_AT_ONCE);
    await steps.write((db) => {
      const now = listTokenLists(db, last, checked.length);
      const tokensNow = new Map(now.map(({ personSerial, tokens }) => [personSerial, tokens]));
      for (const { personSerial, tokens } of checked) {
        const list = tokensNow.get(personSerial);
        if (list === tokens) continue;
        const kept = new Set(splitTokens(list ?? ''));
        const gone = splitTokens(tokens).filter((token) => !kept.has(token));
        deleteTokens(
          db,
          gone.map((token) => ({ token, personSerial })),
        );
      }
    });
    next += checked.length;
    last = checked.at(-1)?.personSerial ?? last;
  }
}
