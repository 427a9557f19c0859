import { MAIN_SERVICE, type StationProfile } from './station-profile.ts';

export type StationService = {
  readonly id: string;
  readonly name: string;
  readonly prefix: { readonly booked: string; readonly walkIn: string };
  readonly selfService: boolean;
  readonly byPhase: boolean;
};

/** Everything people come for, the main service first. */
export function listServices(profile: StationProfile): readonly StationService[] {
  const { serviceName: name, ticketPrefix: prefix } = profile;
  return [{ id: MAIN_SERVICE, name, prefix, selfService: true, byPhase: true }, ...profile.services];
}

/** The services a counter calls: those of its profile entry, else all. */
export function servicesOfCounter(profile: StationProfile, counterId: string): readonly string[] {
  const own = profile.counters.find((each) => each.id === counterId)?.services;
  return own ?? listServices(profile).map(({ id }) => id);
}
