import { dayReport } from '#electron/services/day-report.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function reportRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.reports.router({ day: os.reports.day.handler(({ input }) => dayReport(context, input.date)) });
}
