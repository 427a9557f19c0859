import type { ReactNode } from 'react';
import type { ProfilePart } from '#shared/domain/profile-problem.ts';
import { BanksPart } from './BanksPart.tsx';
import { CallingPart } from './CallingPart.tsx';
import { HoursPart } from './HoursPart.tsx';
import { PhasesPart } from './PhasesPart.tsx';
import { PlacesPart } from './PlacesPart.tsx';
import type { PartProps } from './profile-draft.ts';
import { StationPart } from './StationPart.tsx';
import { TextsPart } from './TextsPart.tsx';
import { TicketsPart } from './TicketsPart.tsx';

/** The pages of the editor in the order of their tabs. Every field of a profile has its place on one of them. */
export const profilePages = {
  phases: PhasesPart,
  hours: HoursPart,
  tickets: TicketsPart,
  calling: CallingPart,
  places: PlacesPart,
  banks: BanksPart,
  texts: TextsPart,
  station: StationPart,
} as const satisfies Record<ProfilePart, (props: PartProps) => ReactNode>;
