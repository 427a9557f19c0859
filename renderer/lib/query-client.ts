import { QueryClient } from '@tanstack/react-query';
import { refusalCode } from './refusal.ts';

const LINE_RETRIES = 3;

/** Answers stay valid until the station announces a change; the browser's own idea of "offline" means nothing here. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => refusalCode(error) === null && failures < LINE_RETRIES,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
