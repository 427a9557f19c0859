import { Button, Flex, InputNumber, Modal } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { weekdayOf } from '#shared/civil-date.ts';
import type { SiteId, TeamId } from '#shared/contract/base.ts';
import { appointmentsText, dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { SiteField } from './SiteField.tsx';
import { TeamField } from './TeamField.tsx';
import { isTime, TimeField } from './TimeField.tsx';
import './calendar.css';

const text = calendarText.arrange;
const USUAL = {
  group: { from: '09:00', to: '11:00', capacity: 20 },
  home: { from: '08:30', to: '11:30', capacity: 5 },
};

type Props = {
  readonly kind: 'group' | 'home';
  readonly date: string;
  readonly clerk: string;
  readonly onClose: () => void;
};

/** Opens a session in a village or a team's visits for bookings on the day looked at. */
export function ArrangeForm({ kind, date, clerk, onClose }: Props) {
  const usual = USUAL[kind];
  const [from, setFrom] = useState(usual.from);
  const [to, setTo] = useState(usual.to);
  const [capacity, setCapacity] = useState(usual.capacity);
  const [siteId, setSiteId] = useState<SiteId | null>(null);
  const [ledBy, setLedBy] = useState(clerk);
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const feedback = useFeedback();
  const { calendar } = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const ends = {
    onSuccess: ({ site }: { readonly site: string }) => {
      feedback.done(text.saved(site));
      onClose();
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      void cache.invalidateQueries({ queryKey: queries.calendar.key() });
    },
  };
  const group = useWrite(calendar.openGroupSession, ends);
  const home = useWrite(calendar.openVisitDay, ends);
  const when = { date, startsAt: from, endsAt: to, capacity, clerk };
  const ready = isTime(from) && isTime(to) && (kind === 'group' ? siteId !== null && ledBy !== '' : teamId !== null);
  const save = (): void => {
    if (kind === 'group' && siteId !== null) void group.run({ ...when, siteId, ledBy });
    if (kind === 'home' && teamId !== null) void home.run({ ...when, teamId });
  };
  return (
    <Modal open title={text[kind]} footer={null} destroyOnHidden onCancel={onClose} data-testid="arrange-form">
      <div className="arrange">
        <strong>{dayText(date, weekdayOf(date))}</strong>
        {kind === 'group' ? (
          <SiteField clerk={clerk} value={siteId} onChange={setSiteId} ledBy={ledBy} onLedBy={setLedBy} />
        ) : (
          <TeamField clerk={clerk} value={teamId} onChange={setTeamId} />
        )}
        <Flex gap="middle">
          <TimeField label={text.from} value={from} onChange={setFrom} />
          <TimeField label={text.to} value={to} onChange={setTo} />
          <label>
            {text.capacity}
            <InputNumber
              min={1}
              max={500}
              value={capacity}
              data-testid="arrange-capacity"
              onChange={(typed) => setCapacity(typed ?? usual.capacity)}
            />
          </label>
        </Flex>
        <Flex justify="flex-end" gap="small">
          <Button onClick={onClose}>{appointmentsText.move.cancel}</Button>
          <Button
            type="primary"
            disabled={!ready}
            loading={group.pending || home.pending}
            data-testid="arrange-save"
            onClick={save}
          >
            {text.save}
          </Button>
        </Flex>
      </div>
    </Modal>
  );
}
