import { AutoComplete, Button, Flex, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SiteId } from '#shared/contract/base.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = calendarText.arrange;

type Props = {
  readonly clerk: string;
  readonly value: SiteId | null;
  readonly onChange: (site: SiteId | null) => void;
  readonly ledBy: string;
  readonly onLedBy: (name: string) => void;
};

/** Where a group session is and who leads it; a new place is added on the spot. */
export function SiteField({ clerk, value, onChange, ledBy, onLedBy }: Props) {
  const { clerks, communities } = useDescription();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const sites = useQuery(queries.calendar.sites.queryOptions()).data ?? [];
  const [name, setName] = useState('');
  const [community, setCommunity] = useState('');
  const save = useWrite(useStation().calendar.saveSite, {
    onSuccess: ({ id }) => {
      onChange(id);
      setName('');
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.calendar.key() }),
  });
  const add = (): void => {
    if (name.trim() !== '') void save.run({ id: null, name: name.trim(), community, address: '', clerk });
  };
  return (
    <>
      {sites.length > 0 && (
        <label>
          {text.site}
          <Select
            value={value}
            placeholder={text.choose}
            style={{ width: '100%' }}
            data-testid="arrange-site"
            options={sites.map((site) => ({ value: site.id, label: site.name }))}
            onChange={onChange}
          />
        </label>
      )}
      <Flex gap="small" align="flex-end">
        <label style={{ flex: 1 }}>
          {text.newSite}
          <Input
            value={name}
            maxLength={60}
            placeholder={text.newSiteHint}
            data-testid="new-site"
            onChange={(event) => setName(event.target.value)}
            onPressEnter={add}
          />
        </label>
        <label style={{ flex: 1 }}>
          {text.community}
          <AutoComplete
            value={community}
            maxLength={60}
            style={{ width: '100%' }}
            options={communities.map((each) => ({ value: each }))}
            onChange={setCommunity}
          />
        </label>
        <Button disabled={name.trim() === ''} loading={save.pending} data-testid="new-site-add" onClick={add}>
          {text.add}
        </Button>
      </Flex>
      <label>
        {text.ledBy}
        <AutoComplete
          value={ledBy}
          maxLength={40}
          style={{ width: '100%' }}
          options={clerks.map((each) => ({ value: each }))}
          onChange={onLedBy}
        />
      </label>
    </>
  );
}
