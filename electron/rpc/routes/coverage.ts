import { coverageBoard } from '#electron/services/coverage/coverage-board.ts';
import {
  coveragePeople,
  decideCoverage,
  personCoverage,
  setPersonAddress,
} from '#electron/services/coverage/coverage-people.ts';
import { coverageSheet } from '#electron/services/coverage/coverage-sheet.ts';
import { nextCall } from '#electron/services/coverage/next-call.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function coverageRoutes(os: GuardedImplementer, { context, coverage }: RpcServices) {
  const { census } = coverage;
  return os.coverage.router({
    board: os.coverage.board.handler(() => coverageBoard(context, census)),
    people: os.coverage.people.handler(({ input }) => coveragePeople(context, census, input)),
    exportPeople: os.coverage.exportPeople.handler(({ input }) => coverage.files.people(input)),
    person: os.coverage.person.handler(({ input }) => personCoverage(context, input.personId)),
    decide: os.coverage.decide.handler(({ input }) => decideCoverage(context, input)),
    setAddress: os.coverage.setAddress.handler(({ input }) => setPersonAddress(context, input)),
    sheet: os.coverage.sheet.handler(({ input }) => coverageSheet(context, census, input)),
    sheetFile: os.coverage.sheetFile.handler(({ input }) => coverage.files.sheet(input)),
    nextCall: os.coverage.nextCall.handler(({ input }) => nextCall(context, coverage, input)),
  });
}
