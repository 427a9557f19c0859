import { Button, Flex, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamId } from '#shared/contract/base.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = calendarText.arrange;

type Props = {
  readonly clerk: string;
  readonly value: TeamId | null;
  readonly onChange: (team: TeamId | null) => void;
};

/** Which team goes; a new one is put together on the spot. */
export function TeamField({ clerk, value, onChange }: Props) {
  const { clerks } = useDescription();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const teams = useQuery(queries.calendar.teams.queryOptions()).data ?? [];
  const [name, setName] = useState('');
  const [members, setMembers] = useState<string[]>([]);
  const save = useWrite(useStation().calendar.saveTeam, {
    onSuccess: ({ id }) => {
      onChange(id);
      setName('');
      setMembers([]);
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.calendar.key() }),
  });
  const ready = name.trim() !== '' && members.length > 0;
  return (
    <>
      {teams.length > 0 && (
        <label>
          {text.team}
          <Select
            value={value}
            placeholder={text.choose}
            style={{ width: '100%' }}
            data-testid="arrange-team"
            options={teams.map((team) => ({ value: team.id, label: `${team.name}（${team.members.join('、')}）` }))}
            onChange={onChange}
          />
        </label>
      )}
      <Flex gap="small" align="flex-end">
        <label style={{ flex: 1 }}>
          {text.newTeam}
          <Input
            value={name}
            maxLength={40}
            placeholder={text.newTeamHint}
            data-testid="new-team"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label style={{ flex: 2 }}>
          {text.members}
          <Select
            mode="tags"
            value={members}
            placeholder={text.membersHint}
            style={{ width: '100%' }}
            data-testid="new-team-members"
            options={clerks.map((each) => ({ value: each }))}
            onChange={setMembers}
          />
        </label>
        <Button
          disabled={!ready}
          loading={save.pending}
          data-testid="new-team-add"
          onClick={() => void save.run({ id: null, name: name.trim(), members, clerk })}
        >
          {text.add}
        </Button>
      </Flex>
    </>
  );
}
