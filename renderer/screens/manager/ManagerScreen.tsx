import { useState } from 'react';
import type { ImportBatchId } from '#shared/contract/base.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import { DuplicateList } from '#renderer/features/applications/DuplicateList.tsx';
import { GroupNotice } from '#renderer/features/contacts/GroupNotice.tsx';
import { SheetDesk } from '#renderer/features/coverage/SheetDesk.tsx';
import { DevicesDesk } from '#renderer/features/devices/DevicesDesk.tsx';
import { StoreDamage } from '#renderer/features/devices/StoreNote.tsx';
import { FollowUpList } from '#renderer/features/follow-ups/FollowUpList.tsx';
import { FormDesk } from '#renderer/features/forms/FormDesk.tsx';
import { DutyTable } from '#renderer/features/hotline/DutyTable.tsx';
import { DutyToday } from '#renderer/features/hotline/DutyToday.tsx';
import { LanDesk } from '#renderer/features/lan/LanDesk.tsx';
import { OnlineList } from '#renderer/features/online-applications/OnlineList.tsx';
import { FlaggedPhotos } from '#renderer/features/photo/FlaggedPhotos.tsx';
import { ConsentDesk } from '#renderer/features/policies/ConsentDesk.tsx';
import { PhotoBoundsDesk } from '#renderer/features/policies/PhotoBoundsDesk.tsx';
import { RuleTableDesk } from '#renderer/features/policies/RuleTableDesk.tsx';
import { PrintJournal } from '#renderer/features/prints/PrintJournal.tsx';
import { IntakeCard } from '#renderer/features/queue/IntakeCard.tsx';
import { TodayWaits } from '#renderer/features/queue/TodayWaits.tsx';
import { ReceiptDesk } from '#renderer/features/receipts/ReceiptDesk.tsx';
import { DayFigures } from '#renderer/features/reports/DayFigures.tsx';
import { ProfileDesk } from '#renderer/features/profiles/ProfileDesk.tsx';
import type { ProfileDraft } from '#renderer/features/profiles/profile-draft.ts';
import { RosterDesk } from '#renderer/features/roster/RosterDesk.tsx';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { PapersDesk } from '#renderer/screens/papers/PapersDesk.tsx';
import { CalendarDesk } from './CalendarDesk.tsx';
import { ClerkField } from './ClerkField.tsx';
import { CoveragePage } from './CoveragePage.tsx';
import { DayPicker } from './DayPicker.tsx';
import { rememberClerk, rememberedClerk } from './manager-clerk.ts';
import { ManagerMenu, type ManagerPage } from './ManagerMenu.tsx';
import { PhasesPage } from './PhasesPage.tsx';
import './manager.css';

/** Pages whose writes carry a name. */
const SIGNED: ReadonlySet<ManagerPage> = new Set([
  'day',
  'calendar',
  'roster',
  'papers',
  'prints',
  'receipts',
  'lan',
  'coverage',
  'followUps',
  'contacts',
  'online',
  'hotline',
  'duplicates',
  'rules',
  'consents',
  'photoBounds',
  'form',
]);

/** The manager's screen: the day's figures, the roster, the papers, the devices, the rules. */
export function ManagerScreen() {
  const { today } = useDescription();
  const [page, setPage] = useState<ManagerPage>('day');
  // Null follows the calendar: a screen left open overnight shows the new day in the morning.
  const [chosenDate, setChosenDate] = useState<string | null>(null);
  const [batchId, setBatchId] = useState<ImportBatchId | null>(null);
  const [profileDraft, setProfileDraft] = useState<ProfileDraft | null>(null);
  const [clerk, setClerk] = useState(rememberedClerk);
  const date = chosenDate ?? today;
  const picker = (
    <DayPicker date={date} today={today} onDate={(picked) => setChosenDate(picked === today ? null : picked)} />
  );
  const name = (typed: string): void => {
    setClerk(typed);
    rememberClerk(typed.trim());
  };
  return (
    <div className="manager">
      <ManagerMenu page={page} onPage={setPage} />
      {/* Keyed: another page begins at its top. */}
      <main key={page} className="manager-main" data-testid={`manager-${page}`}>
        <header className="manager-head">
          <h1>{page === 'day' ? dayTitle(date, today) : managerText.menu[page]}</h1>
          {SIGNED.has(page) && <ClerkField clerk={clerk} onClerk={name} />}
          {['day', 'prints', 'calendar'].includes(page) && picker}
        </header>
        {page !== 'devices' && <StoreDamage />}
        {page === 'day' && date === today && (
          <div className="manager-now">
            <DutyToday />
            <TodayWaits />
            <IntakeCard clerk={clerk.trim()} />
          </div>
        )}
        {page === 'day' && <DayFigures date={date} isToday={date === today} />}
        {page === 'calendar' && <CalendarDesk date={date} clerk={clerk.trim()} onDate={setChosenDate} />}
        {page === 'coverage' && <CoveragePage clerk={clerk.trim()} />}
        {page === 'sheets' && <SheetDesk />}
        {page === 'followUps' && <FollowUpList clerk={clerk.trim()} />}
        {page === 'contacts' && <GroupNotice clerk={clerk.trim()} />}
        {page === 'online' && <OnlineList clerk={clerk.trim()} />}
        {page === 'hotline' && <DutyTable clerk={clerk.trim()} />}
        {page === 'roster' && <RosterDesk batchId={batchId} onBatch={setBatchId} clerk={clerk.trim()} />}
        {page === 'photos' && <FlaggedPhotos />}
        {page === 'papers' && <PapersDesk clerk={clerk.trim()} />}
        {page === 'prints' && <PrintJournal date={date} clerk={clerk.trim()} />}
        {page === 'receipts' && <ReceiptDesk clerk={clerk.trim()} />}
        {page === 'devices' && <DevicesDesk onShowPrints={() => setPage('prints')} />}
        {page === 'lan' && <LanDesk clerk={clerk.trim()} />}
        {page === 'duplicates' && <DuplicateList clerk={clerk.trim()} />}
        {page === 'rules' && <RuleTableDesk clerk={clerk.trim()} />}
        {page === 'consents' && <ConsentDesk clerk={clerk.trim()} />}
        {page === 'photoBounds' && <PhotoBoundsDesk clerk={clerk.trim()} />}
        {page === 'phases' && <PhasesPage />}
        {page === 'form' && <FormDesk clerk={clerk.trim()} today={today} />}
        {page === 'settings' && (
          <ProfileDesk
            clerk={clerk.trim()}
            clerkField={<ClerkField clerk={clerk} onClerk={name} />}
            today={today}
            draft={profileDraft}
            onDraft={setProfileDraft}
          />
        )}
      </main>
    </div>
  );
}

function dayTitle(date: string, today: string): string {
  return date === today ? managerText.day.titleToday : managerText.day.title(date);
}
