import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { saveText } from './save-text.ts';

export type VersionActions = {
  readonly edit: (version: number) => void;
  readonly exportFile: (version: number) => void;
};

/** What a version of the list can be asked for: to be worked on again, or as a file. */
export function useVersionActions(onProfile: (profile: StationProfile) => void): VersionActions {
  const station = useStation();
  const feedback = useFeedback();
  const attempt = (work: Promise<void>): void => void work.catch(feedback.refused);
  return {
    edit: (version) => attempt(station.profiles.get({ version }).then(({ profile }) => onProfile(profile))),
    exportFile: (version) =>
      attempt(
        station.profiles.exportFile({ version }).then(({ fileName, content }) => {
          saveText(fileName, content);
          feedback.done(profilesText.versions.exported);
        }),
      ),
  };
}
