import { Button, Checkbox, Input } from 'antd';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profileSettings } from '#shared/i18n/zh-CN/profile-settings.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';
import { freshId, freshPrefix, removeAt, replaceAt, type PartProps } from './profile-draft.ts';

const text = profileSettings.tickets;

type Prefix = StationProfile['ticketPrefix'];

/** What people come for, and the letters by which their numbers are told apart; the last row is for a kiosk alone. */
export function ServicesTable({ profile, change }: PartProps) {
  const { services, ticketPrefix, offline } = profile;
  const add = (): void => {
    const id = freshId(
      'service',
      services.map((each) => each.id),
    );
    const booked = freshPrefix(profile, []);
    const prefix = { booked, walkIn: freshPrefix(profile, [booked]) };
    change({ services: [...services, { id, name: text.newService, prefix, selfService: true, byPhase: true }] });
  };
  return (
    <fieldset>
      <legend>{text.services}</legend>
      <p className="quiet">{text.servicesHelp}</p>
      <table className="profile-table">
        <thead>
          <tr>
            <th scope="col">{text.service}</th>
            <th scope="col">{text.booked}</th>
            <th scope="col">{text.walkIn}</th>
            <th scope="col">{text.selfService}</th>
            <th scope="col">{text.byPhase}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{profile.serviceName}</td>
            <PrefixCells
              field="ticketPrefix"
              prefix={ticketPrefix}
              onPrefix={(changed) => change({ ticketPrefix: changed })}
            />
            <td colSpan={3} />
          </tr>
          {services.map((service, index) => (
            <tr key={service.id} data-testid="profile-service">
              <td>
                <Input
                  value={service.name}
                  maxLength={20}
                  aria-label={text.service}
                  data-field={`services.${index}.name`}
                  onChange={(event) =>
                    change({ services: replaceAt(services, index, { ...service, name: event.target.value }) })
                  }
                />
              </td>
              <PrefixCells
                field={`services.${index}.prefix`}
                prefix={service.prefix}
                onPrefix={(prefix) => change({ services: replaceAt(services, index, { ...service, prefix }) })}
              />
              {(['selfService', 'byPhase'] as const).map((key) => (
                <td key={key}>
                  <Checkbox
                    checked={service[key]}
                    aria-label={text[key]}
                    data-field={`services.${index}.${key}`}
                    onChange={(event) =>
                      change({ services: replaceAt(services, index, { ...service, [key]: event.target.checked }) })
                    }
                  />
                </td>
              ))}
              <td>
                <Button onClick={() => change({ services: removeAt(services, index) })}>{profilesText.remove}</Button>
              </td>
            </tr>
          ))}
          <tr>
            <td>{text.offlinePrefix}</td>
            <td />
            <td>
              <PrefixInput
                field="offline.prefix"
                label={text.offlinePrefix}
                value={offline.prefix}
                onValue={(prefix) => change({ offline: { ...offline, prefix } })}
              />
            </td>
            <td colSpan={3} />
          </tr>
        </tbody>
      </table>
      <Button type="dashed" data-testid="add-service" onClick={add}>
        {text.addService}
      </Button>
    </fieldset>
  );
}

type CellsProps = {
  readonly field: string;
  readonly prefix: Prefix;
  readonly onPrefix: (prefix: Prefix) => void;
};

function PrefixCells({ field, prefix, onPrefix }: CellsProps) {
  return (['booked', 'walkIn'] as const).map((key) => (
    <td key={key}>
      <PrefixInput
        field={`${field}.${key}`}
        label={text[key]}
        value={prefix[key]}
        onValue={(value) => onPrefix({ ...prefix, [key]: value })}
      />
    </td>
  ));
}

type InputProps = {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

function PrefixInput({ field, label, value, onValue }: InputProps) {
  return (
    <Input
      value={value}
      maxLength={3}
      aria-label={label}
      data-field={field}
      style={{ width: 70 }}
      onChange={(event) => onValue(event.target.value.trim().toUpperCase())}
    />
  );
}
