import { shiftedTo } from '#shared/domain/station-profile.ts';
import { DeskError } from '#shared/errors.ts';
import { checkProfile } from '#electron/services/profile-check.ts';
import {
  exportProfile,
  getProfileVersion,
  listProfileVersions,
  readProfileFile,
  saveProfile,
} from '#electron/services/profiles.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function profileRoutes(os: GuardedImplementer, { context, profileLibrary }: RpcServices) {
  return os.profiles.router({
    list: os.profiles.list.handler(() => listProfileVersions(context)),
    get: os.profiles.get.handler(({ input }) => getProfileVersion(context, input.version)),
    shipped: os.profiles.shipped.handler(() =>
      profileLibrary().map(({ id, stationName, source }) => ({ id, stationName, source })),
    ),
    readShipped: os.profiles.readShipped.handler(({ input }) => {
      const found = profileLibrary().find(({ id }) => id === input.id);
      if (!found) throw new DeskError('profile.notFound', {});
      return shiftedTo(found, input.firstDay);
    }),
    check: os.profiles.check.handler(({ input }) => checkProfile(context, input)),
    save: os.profiles.save.handler(({ input }) => saveProfile(context, input)),
    exportFile: os.profiles.exportFile.handler(({ input }) => exportProfile(context, input.version)),
    readFile: os.profiles.readFile.handler(({ input }) => readProfileFile(context, input.content)),
  });
}
