import { Button, Input, Select } from 'antd';
import { listServices } from '#shared/domain/station-services.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { LinesField } from './LinesField.tsx';
import { removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profilesText.places;

/** Communities or villages, counters, and the names clerks choose from. */
export function PlacesPart({ profile, change }: PartProps) {
  const { counters } = profile;
  const services = listServices(profile);
  const add = (): void => {
    const highest = Math.max(0, ...counters.map(({ id }) => Number(id) || 0)) + 1;
    change({ counters: [...counters, { id: String(highest), name: `${highest}号窗口` }] });
  };
  return (
    <div className="profile-columns">
      <LinesField
        title={text.communities}
        lines={profile.communities}
        rows={12}
        field="communities"
        onLines={(communities) => change({ communities })}
      />
      <div className="profile-stack">
        <fieldset>
          <legend>{text.counters}</legend>
          {counters.map((counter, index) => (
            <div key={counter.id} className="profile-row">
              <Input
                value={counter.name}
                aria-label={text.counterName}
                maxLength={20}
                data-field={`counters.${index}.name`}
                onChange={(event) =>
                  change({ counters: replaceAt(counters, index, { ...counter, name: event.target.value }) })
                }
              />
              {services.length > 1 && (
                <Select
                  mode="multiple"
                  value={counter.services ?? []}
                  options={services.map(({ id, name }) => ({ value: id, label: name }))}
                  placeholder={text.allServices}
                  aria-label={text.counterServices}
                  data-field={`counters.${index}.services`}
                  className="counter-services"
                  onChange={(chosen: string[]) => {
                    const { services: _were, ...rest } = counter;
                    // Nothing chosen means everything, as for a station with one service.
                    const changed = chosen.length === 0 ? rest : { ...rest, services: chosen };
                    change({ counters: replaceAt(counters, index, changed) });
                  }}
                />
              )}
              <Button disabled={counters.length === 1} onClick={() => change({ counters: removeAt(counters, index) })}>
                {profilesText.remove}
              </Button>
            </div>
          ))}
          <Button type="dashed" data-testid="profile-add-counter" onClick={add}>
            {text.addCounter}
          </Button>
        </fieldset>
        <LinesField
          title={text.clerks}
          help={`${text.onePerLine}，${text.clerksHelp}`}
          lines={profile.clerks}
          rows={4}
          field="clerks"
          onLines={(clerks) => change({ clerks })}
        />
      </div>
    </div>
  );
}
