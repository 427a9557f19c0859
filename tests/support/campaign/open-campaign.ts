import { Dice } from '#electron/services/demo-people.ts';
import { CampaignDesk } from './campaign-desk.ts';
import { campaignRoster, expectPeople, importRosters } from './campaign-people.ts';
import { campaignStation } from './campaign-station.ts';
import { expectedPhases } from './expected-phases.ts';

export const FIRST_DAY = '2022-02-26'; // a Saturday: the office telephones before Monday's opening

type CampaignWish = {
  readonly profile: keyof typeof expectedPhases;
  readonly perCommunity: number;
  readonly seed: number;
};

/** A station with the rosters of all its communities, on the morning of 2022-02-26. */
export async function openCampaign({ profile, perCommunity, seed }: CampaignWish): Promise<CampaignDesk> {
  const station = campaignStation(profile);
  station.context.setTime(FIRST_DAY, '08:00');
  const roster = campaignRoster(station.context.profile().communities, perCommunity, seed);
  const ids = await importRosters(station, roster);
  const dice = new Dice(seed);
  const people = expectPeople(roster, ids, dice);
  const desk = new CampaignDesk({ station, people, phases: expectedPhases[profile], dice });
  desk.at(FIRST_DAY, '08:30');
  return desk;
}
