import { listRows } from '#electron/services/roster.ts';
import { deleteMapping, listMappings } from '#electron/services/roster-import/mappings.ts';
import { listPairs } from '#electron/services/roster-import/pairs.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function rosterRoutes(os: GuardedImplementer, { context, roster }: RpcServices) {
  return os.roster.router({
    upload: os.roster.upload.handler(({ input }) => roster.upload(input)),
    dropUpload: os.roster.dropUpload.handler(({ input }) => roster.dropUpload(input.uploadId)),
    inspect: os.roster.inspect.handler(({ input }) => roster.inspect(input.uploadId)),
    preview: os.roster.preview.handler(({ input }) => roster.preview(input)),
    batch: os.roster.batch.handler(({ input }) => roster.batch(input.batchId)),
    rows: os.roster.rows.handler(({ input }) => listRows(context, input)),
    suspects: os.roster.suspects.handler(({ input }) => listPairs(context, input)),
    decide: os.roster.decide.handler(({ input }) => roster.decide(input)),
    commit: os.roster.commit.handler(({ input }) => roster.commit(input)),
    discard: os.roster.discard.handler(({ input }) => roster.discard(input)),
    batches: os.roster.batches.handler(() => roster.batches()),
    report: os.roster.report.handler(({ input }) => roster.report(input.batchId)),
    export: os.roster.export.handler(({ input }) => roster.export(input)),
    mappings: os.roster.mappings.handler(() => listMappings(context)),
    deleteMapping: os.roster.deleteMapping.handler(({ input }) => deleteMapping(context, input)),
    exportProgress: os.roster.exportProgress.handler(({ input }) => roster.exportProgress(input.exportId)),
    cancelExport: os.roster.cancelExport.handler(({ input }) => roster.cancelExport(input.exportId)),
    exports: os.roster.exports.handler(() => roster.exports()),
    fileChunk: os.roster.fileChunk.handler(({ input }) => roster.fileChunk(input.fileId, input.index)),
  });
}
