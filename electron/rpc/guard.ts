import { ORPCError, implement, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { z } from 'zod';
import { contract, type Contract } from '#shared/contract/contract.ts';
import { DeskError } from '#shared/errors.ts';
import type { StoreConnection } from '#electron/db/connection.ts';
import { storeFailureOf } from '#electron/db/store-failure.ts';
import type { Logger } from '#electron/platform/logger.ts';
import type { RpcContext } from './services.ts';

/** What oRPC throws when an answer does not fit the contract. */
const OUTSIDE_CONTRACT = 'INTERNAL_SERVER_ERROR';

export type GuardedImplementer = ImplementerInternalWithMiddlewares<Contract, RpcContext, RpcContext>;

export type GuardParts = {
  readonly log: Logger;
  readonly newId: () => string;
  readonly store: Pick<StoreConnection, 'confirmed'>;
};

/**
 * The contract's implementer with the three rules every call obeys: a surface may call only what lists it, nothing is
 * answered before it is on disk, and nothing but typed refusals crosses the door; an unknown error becomes `internal` with a reference that the log knows.
 */
export function guarded({ log, newId, store }: GuardParts): GuardedImplementer {
  return implement(contract)
    .$context<RpcContext>()
    .use(async ({ context, next, procedure, path, errors }) => {
      if (!procedure['~orpc'].meta.surfaces.includes(context.surface)) throw errors['access.denied']({ data: {} });
      try {
        // Nothing is answered, not even a read, before all that it may rest on is on disk.
        return await store.confirmed(async () => next({ context }));
      } catch (error) {
        if (error instanceof DeskError) throw toContractError(error);
        if (error instanceof ORPCError && error.code !== OUTSIDE_CONTRACT) throw error;
        const failure = storeFailureOf(error);
        if (failure) {
          log.error({ err: error, procedure: path.join('.') }, failure);
          throw errors[failure]({ data: {} });
        }
        const reference = newId().slice(0, 8);
        log.error({ ...traceOf(error), procedure: path.join('.'), reference }, 'unexpected error');
        throw errors.internal({ data: { reference } });
      }
    });
}

/** An answer that does not fit the contract holds what the station knows of somebody: only where it failed goes into the log. */
function traceOf(error: unknown): object {
  if (!(error instanceof ORPCError)) return { err: error };
  const parsed = z.object({ issues: z.array(z.object({ path: z.array(z.unknown()) })) }).safeParse(error.cause);
  return { problem: error.message, at: parsed.data?.issues.map((issue) => issue.path.map(String).join('.')) ?? [] };
}

function toContractError(error: DeskError): ORPCError<string, unknown> {
  return new ORPCError(error.code, { defined: true, data: error.data, message: error.code });
}
