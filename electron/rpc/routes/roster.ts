import {
  commitRoster,
  discardRoster,
  listBatches,
  listRows,
  previewRoster,
  rosterReport,
} from '#electron/services/roster.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function rosterRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.roster.router({
    preview: os.roster.preview.handler(({ input }) => previewRoster(context, input)),
    rows: os.roster.rows.handler(({ input }) => listRows(context, input)),
    commit: os.roster.commit.handler(({ input }) => commitRoster(context, input)),
    discard: os.roster.discard.handler(({ input }) => discardRoster(context, input)),
    batches: os.roster.batches.handler(() => listBatches(context)),
    report: os.roster.report.handler(({ input }) => rosterReport(context, input.batchId)),
  });
}
