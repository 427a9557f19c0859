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
  const sorted: PersonToken[][] = [];
  for (let last = plan.afterSerial; ;) {
    const some = await steps.read(() => {
      const found = listTokenLists(db, last, LISTS_AT_ONCE);
      sorted.push(tokensOf(found));
      return found;
    });
    const end = some.at(-1);
    if (!end) break;
    lists.push(...some);
    last = end.personSerial;
  }
  const last = lists.at(-1);
  if (!last) return plan.afterSerial;
  const inOrder = mergeSorted(sorted);
  for (let more = true; more;) {
    if (plan.isOver()) return plan.afterSerial;
    more = await steps.write((db, mayGoOn) => {
      for (;;) {
        const tokens = takeSome(inOrder, TOKENS_AT_ONCE);
        insertTokens(db, tokens);
        if (tokens.length < TOKENS_AT_ONCE) return false;
        if (!mayGoOn()) return true;
      }
    });
  }
  await forgetOutdated(plan, lists);
  await steps.write((db) => noteIndexed(db, plan.batchId, last.personSerial));
  return last.personSerial;
}

function tokensOf(lists: readonly TokenList[]): PersonToken[] {
  return lists
    .flatMap(({ personSerial, tokens }) => splitTokens(tokens).map((token) => ({ token, personSerial })))
    .toSorted(compareTokens);
}

function compareTokens(one: PersonToken, other: PersonToken): number {
  if (one.token !== other.token) return one.token < other.token ? -1 : 1;
  return one.personSerial - other.personSerial;
}

/** One order over several sorted lists. */
function* mergeSorted(lists: readonly (readonly PersonToken[])[]): Generator<PersonToken, void> {
  const heads = lists.filter((list) => list.length > 0).map((list) => ({ list, next: 0 }));
  while (heads.length > 0) {
    let least = heads[0];
    let token = least?.list[least.next];
    for (const head of heads) {
      const candidate = head.list[head.next];
      if (candidate && token && compareTokens(candidate, token) < 0) {
        least = head;
        token = candidate;
      }
    }
    if (!least || !token) return;
    yield token;
    least.next += 1;
    if (least.next === least.list.length) heads.splice(heads.indexOf(least), 1);
  }
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
