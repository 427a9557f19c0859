import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function caseFileRoutes(os: GuardedImplementer, { caseFiles }: RpcServices) {
  return os.caseFiles.router({
    blank: os.caseFiles.blank.handler(({ input }) => caseFiles.blank(input.paper)),
    export: os.caseFiles.export.handler(({ input }) => caseFiles.export(input)),
    count: os.caseFiles.count.handler(({ input }) => caseFiles.count(input.from, input.until)),
    progress: os.caseFiles.progress.handler(({ input }) => caseFiles.progress(input.exportId)),
    cancel: os.caseFiles.cancel.handler(({ input }) => caseFiles.cancel(input.exportId)),
    exports: os.caseFiles.exports.handler(() => caseFiles.exports()),
    fileChunk: os.caseFiles.fileChunk.handler(({ input }) => caseFiles.fileChunk(input.fileId, input.index)),
  });
}
