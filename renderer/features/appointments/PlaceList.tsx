import type { DayPlace } from '#shared/contract/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { UseBar } from './UseBar.tsx';

type Props = {
  readonly places: readonly DayPlace[];
  /** `''` for all of them. */
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

export function placeKey({ kind, site }: Pick<DayPlace, 'kind' | 'site'>): string {
  return `${kind} ${site}`;
}

/** The places of a day with how full they are; one may be looked at alone. */
export function PlaceList({ places, chosen, onChoose }: Props) {
  const total = (of: (place: DayPlace) => number): number => places.reduce((sum, place) => sum + of(place), 0);
  return (
    <div className="place-list" data-testid="places">
      <button type="button" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
        <strong>{calendarText.all}</strong>
        <UseBar taken={total(({ taken }) => taken)} capacity={total(({ capacity }) => capacity)} />
      </button>
      {places.map((place) => (
        <button
          key={placeKey(place)}
          type="button"
          aria-pressed={chosen === placeKey(place)}
          data-testid="place"
          onClick={() => onChoose(placeKey(place))}
        >
          <span className="place-kind">{calendarText.kind[place.kind]}</span>
          <strong>{place.site}</strong>
          {place.capacity > 0 && <UseBar taken={place.taken} capacity={place.capacity} />}
          {place.kind !== 'hall' &&
            place.slots.map((slot) => (
              <span key={slot.id} className="quiet">
                {slot.startsAt}–{slot.endsAt}{' '}
                {place.kind === 'home' ? calendarText.day.team(slot.ledBy) : calendarText.day.ledBy(slot.ledBy)}
              </span>
            ))}
        </button>
      ))}
    </div>
  );
}
